import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli import sites
from tests.cli.sites import Site
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")

SAYS = "At least 12 people died when the bridge fell, the city said."
ADD = "source add 1 {} --supports --capture --allow-private"


@pytest.fixture
def site() -> Iterator[Site]:
    with sites.opened() as site:
        yield site


def test_a_source_is_kept_as_it_was_when_it_was_added(run: Run, site: Site, tmp_path: Path) -> None:
    address = site.says("/report", SAYS)

    ended = run(ADD.format(address) + " --quote 'At least 12 people died'")
    site.pages.clear()

    assert (ended.status, ended.err) == (0, "")
    assert run("source show s1 --text").out.strip() == SAYS
    run(f"source show s1 --save {tmp_path / 'kept.html'}")
    assert SAYS in (tmp_path / "kept.html").read_text()
    [source] = json.loads(run("source list --json").out)
    assert (source["title"], source["capture"], source["failure"]) == ("The report", "captured", None)
    [proof] = json.loads(run("show 1 --json").out)["sources"]
    assert proof["finding"] == "found"
    whole = json.loads(run("source show s1 --json").out)
    assert [(kept["state"], kept["status"], kept["location"]) for kept in whole["snapshots"]] == [
        ("captured", 200, address)
    ]
    assert [(row["claim"], row["finding"], row["agreement"]) for row in whole["evidence"]] == [(1, "found", "agrees")]
    assert run("db check").status == 0


def test_a_quote_that_the_source_does_not_have_is_said_at_once(run: Run, site: Site) -> None:
    address = site.says("/report", SAYS)

    altered = run(ADD.format(address) + " --quote 'At least 15 people died when the bridge fell'")
    missing = run("source add 2 s1 --supports --quote 'Nobody saw anything at all'")

    assert "Source s1 says 'At least 12 people died when the bridge fell' ('15' → '12')" in altered.err
    assert "counts for no verdict without --note" in altered.err
    assert "Source s1 does not say 'Nobody saw anything at all'" in missing.err
    assert "('15' → '12')" in run("show 1").out


def test_a_figure_that_is_another_is_said_at_once(run: Run, site: Site) -> None:
    address = site.says("/report", "In all 9 people died when the bridge fell.")

    ended = run(ADD.format(address) + " --quote '9 people died when the bridge fell'")

    assert ended.err == "Source s1 has another figure than claim 1: 9 person killed.\n"


def test_a_source_is_fetched_once_whoever_uses_it(run: Run, site: Site) -> None:
    address = site.says("/report", SAYS)

    run(ADD.format(address))
    run(f"source add 2 {address} --context --capture --allow-private")
    run("source add 3 s1 --context --capture --allow-private")

    assert site.asked == ["/report"]


@pytest.mark.parametrize("switch", ["--no-capture", ""])
def test_nothing_is_fetched_where_that_is_not_wanted(run: Run, site: Site, switch: str) -> None:
    address = site.says("/report", SAYS)

    # Without the switch the environment says no, as in every test.
    ended = run(f"source add 1 {address} --supports {switch} --quote '12 people'")

    assert (ended.status, site.asked) == (0, [])
    assert json.loads(run("show 1 --json").out)["sources"][0]["finding"] == "unchecked"


def test_a_dead_address_is_on_record_and_can_be_kept_from_a_file(run: Run, site: Site, tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(f"<html><body><p>{SAYS}</p></body></html>")

    ended = run(ADD.format(f"{site.address}/gone") + " --quote '12 people died'")
    again = run("source capture --allow-private")
    by_hand = run(f"source capture s1 --file {saved}")

    assert ended.status == 0
    assert "Source s1 was not captured: the server answered 404 Not Found" in ended.err
    assert "'claims source capture s1' tries again" in ended.err
    assert (again.status, "was not captured" in again.err) == (1, True)
    assert (by_hand.status, by_hand.out.startswith("Source s1 captured: text/html, ")) == (0, True)
    assert json.loads(run("show 1 --json").out)["sources"][0]["finding"] == "found"
    assert json.loads(run("source check --allow-private --json").out)[0]["found"] == "gone"


def test_bytes_from_a_file_can_come_with_the_address(run: Run, site: Site, tmp_path: Path) -> None:
    saved = tmp_path / "saved.txt"
    saved.write_text(SAYS)

    ended = run(f"source add 1 {site.address}/wall --supports --capture --file {saved} --quote '12 people died'")

    assert (ended.status, ended.err, site.asked) == (0, "", [])
    assert run("source show s1 --text").out.strip() == SAYS


def test_a_file_is_kept_too(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(SAYS)

    ended = run(f"source add 1 {report} --supports --capture --quote 'at least 12 people died'")
    report.write_text("Nobody died.")

    assert (ended.status, ended.err) == (0, "")
    assert run("source show s1 --text").out.strip() == SAYS
    assert "changed" in run("source check").out


def test_what_has_changed_is_found_and_makes_verdicts_stale(run: Run, site: Site) -> None:
    address = site.says("/report", SAYS)
    run(ADD.format(address))
    run("mark verified 1")
    run(f"source add 2 {site.address}/gone --context --capture --allow-private")
    same = json.loads(run("source check --allow-private --json").out)

    site.says("/report", "Nobody died when the bridge fell.")
    changed = json.loads(run("source check --allow-private --json").out)

    assert [(row["number"], row["found"]) for row in same] == [(1, "same"), (2, "never captured")]
    assert [(row["number"], row["found"]) for row in changed] == [(1, "changed"), (2, "never captured")]
    assert "stale because source s1 reads otherwise by now" in run("list --stale").out
    assert run("db check").status == 0


def test_a_page_that_went_is_found(run: Run, site: Site) -> None:
    address = site.says("/report", SAYS)
    run(ADD.format(address))

    site.pages.clear()

    [row] = json.loads(run("source check s1 --allow-private --json").out)
    assert (row["found"], row["why"]) == ("gone", "the server answered 404 Not Found")
    assert json.loads(run("show 1 --json").out)["stale"] is False


def test_a_private_address_is_not_asked_unless_it_may_be(run: Run, site: Site) -> None:
    ended = run(f"source add 1 {site.says('/report', SAYS)} --supports --capture")

    assert (ended.status, site.asked) == (0, [])
    assert "--allow-private" in ended.err


def test_what_takes_too_long_is_pending_and_tried_again(run: Run, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.cli.giving.PATIENCE", 0.2)
    address = site.says("/slow", SAYS)
    site.slow.add("/slow")

    ended = run(ADD.format(address))
    site.slow.clear()
    waiting = json.loads(run("source list --json").out)
    again = run("source capture --allow-private")

    assert (ended.status, [row["capture"] for row in waiting]) == (0, ["pending"])
    assert (again.status, again.out.startswith("Source s1 captured: ")) == (0, True)


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("source add 1 https://a.example/ --supports --no-capture --file x", 2, "leave one out"),
        ("source add 1 --cite 'A call' --supports --file nowhere.txt", 1, "there is no file nowhere.txt"),
        ("source add 1 s1 --supports --quote ''", 1, "a quote has at least one word"),
        ("source capture s9", 1, "there is no source s9"),
        ("source capture --file x", 1, "name it: claims source capture s4 --file PATH"),
        ("source check s9", 1, "there is no source s9"),
        ("source show s1 --text", 1, "nothing is kept of source s1; 'claims source capture s1' keeps it"),
        ("source show s1 --text --save x", 2, "leave one out"),
        ("source edit s1 --derived-from s1", 1, "source s1 cannot be derived from"),
        ("source edit s1 --derived-from s9", 1, "there is no source s9"),
        ("source edit s1 --published never", 2, "'never' is not a day"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(run: Run, line: str, status: int, said: str) -> None:
    run("source add 2 https://a.example/ --context")

    ended = run(line)

    assert (ended.status, said in ended.err) == (status, True), ended.err


def test_a_source_says_when_it_was_published_and_what_it_repeats(run: Run) -> None:
    run("source add 1 https://agency.example/ --context --published 2024-05-07")
    run("source add 1 https://paper.example/ --supports --derived-from s1")

    rows = json.loads(run("source list --json --fields number,published,derived_from").out)
    assert rows == [
        {"number": 1, "published": "2024-05-07", "derived_from": None},
        {"number": 2, "published": None, "derived_from": 1},
    ]
    run("source edit s2 --derived-from none")
    run("source edit s1 --published none")
    rows = json.loads(run("source list --json --fields published,derived_from").out)
    assert rows == [{"published": None, "derived_from": None}] * 2


def test_no_file_is_written_over(run: Run, site: Site, tmp_path: Path) -> None:
    run(ADD.format(site.says("/report", SAYS)))
    there = tmp_path / "mine.html"
    there.write_text("mine")

    ended = run(f"source show s1 --save {there}")

    assert (ended.status, there.read_text()) == (1, "mine")
    assert "is there already; name a new file" in ended.err


@pytest.mark.parametrize(
    ("says", "quote", "said"),
    [
        (
            "It is not true that at least 12 people died.",
            "at least 12 people died",
            "Source s1 says no around the quote, read all of it: 'It is not true that at least 12 people died.'",
        ),
        (
            "Some 300 people were injured when it fell.",
            "300 people were injured",
            "The quote from source s1 has no figure that settles claim 1: 300 person injured.",
        ),
        (
            "The bridge fell on Monday morning.",
            "The bridge fell on Monday",
            "The quote from source s1 has no figure that settles claim 1",
        ),
        (
            "At least 9 people died.",
            "At least 9 people died",
            "The quote from source s1 has no figure that settles claim 1: at least 9 person killed.",
        ),
        ("In all thirty-five people died.", "thirty-five people died", ""),
    ],
)
def test_what_a_quote_leaves_open_is_said_at_once(run: Run, site: Site, says: str, quote: str, said: str) -> None:
    ended = run(ADD.format(site.says("/report", says)) + f" --quote '{quote}'")

    assert (ended.status, said in ended.err, bool(ended.err)) == (0, True, bool(said)), ended.err


def test_what_was_said_of_a_quote_is_not_said_again_of_the_next(run: Run, site: Site) -> None:
    run(ADD.format(site.says("/report", SAYS)) + " --quote 'At least 15 people died when the bridge fell'")

    assert run("source add 1 s1 --supports --quote 'At least 12 people died'").err == ""
    assert "by 2 quotes, choose with --nth" in run("source edit s1 --claim 1 --quote 'the bridge fell'").err
    assert run("source edit s1 --claim 1 --nth 1 --quote 'At least 12 people died when the bridge'").status == 0


@pytest.mark.sqlite
def test_with_a_reason_nobody_is_told_that_a_quote_needs_one(run: Run, site: Site) -> None:
    address = site.says("/report", SAYS)

    line = (
        f"mark verified 1 --source {address} --capture --allow-private --quote 'At least 15 people died when the bridge"
    )
    refused, marked = run(f"{line}'"), run(f"{line}' --note 'they corrected it since'")

    assert (refused.status, "the quote from s1 is altered" in refused.err) == (1, True)
    assert (marked.status, marked.err) == (
        0,
        "Source s1 says 'At least 12 people died when the bridge' ('15' → '12').\n",
    )


def test_evidence_taken_over_comes_with_what_speaks_against_it(run: Run, site: Site) -> None:
    run(ADD.format(site.says("/report", "In all thirty-five people died.")) + " --quote 'thirty-five people died'")

    ended = run("source add 3 --from 1")

    assert "Source s1 has another figure than claim 3: 35 person killed." in ended.err
    assert "the figure in the quote from s1 differs" in run("mark verified 3").err


def test_what_every_source_taken_over_leaves_open_is_said(run: Run, site: Site) -> None:
    run(ADD.format(site.says("/one", "At least 12 people died.")) + " --quote 'At least 12 people died'")
    run(ADD.format(site.says("/two", "It is false, not true that 3 fell.")) + " --quote '3 fell'")

    assert "Source s2 says no around the quote" in run("source add 4 --from 1").err


def test_a_check_says_which_quotes_are_gone_and_which_claims_are_stale(run: Run, site: Site) -> None:
    run(ADD.format(site.says("/report", SAYS)) + " --quote 'At least 12 people died'")
    run("mark verified 1")

    site.says("/report", "Nobody died when the bridge fell.")

    [row] = json.loads(run("source check --allow-private --json").out)
    assert row["why"] == "no longer there: 'At least 12 people died'; stale: claim 1"
    assert json.loads(run("show 1 --json").out)["stale_because"] == (
        "source s1 reads otherwise by now and no longer has the quote"
    )


def test_other_bytes_for_the_same_address_are_said_to_be_others(run: Run, tmp_path: Path) -> None:
    saved = tmp_path / "saved.txt"
    saved.write_text(SAYS)
    line = f"source add 1 https://paper.example/wall --supports --file {saved}"

    first, same = run(line), run(f"{line} --quote '12 people died'")
    saved.write_text("Nobody died.")
    other = run(f"{line} --quote 'Nobody died'")

    assert (first.err, same.err) == ("", "")
    assert "Source s1 had other bytes until now; both are kept." in other.err


def test_a_batch_goes_on_where_one_source_was_taken_out_meanwhile(
    run: Run, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("/one", "/two"):
        run(f"source add 1 {site.says(path, SAYS)} --context")
    site.slow.add("/one")
    monkeypatch.setattr(site, "over", _Removing(run))

    ended = run("source capture --allow-private")

    assert (ended.status, "Source s1 was not captured: it was taken out meanwhile" in ended.err) == (1, True)
    assert "Source s2 captured" in ended.out


class _Removing:
    """Takes source s1 out while its page is asked for, as somebody else might."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def wait(self, _seconds: float) -> None:
        self.run("source remove s1")

    def set(self) -> None:
        pass
