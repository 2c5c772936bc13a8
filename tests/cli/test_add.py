import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Pipe
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")


def test_a_claim_is_read_from_its_words(run: Run) -> None:
    ended = run("add 1 '12 people'")

    claim = json.loads(run("show 7 --json").out)
    assert ended.out.startswith("Claim 7 added as ")
    assert (claim["low"], claim["unit"], claim["made_by"]) == ("12", "person", "person")


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("'“Nobody told us it was this bad,”'", '"Nobody told us it was this bad,"'),
        ("'Nobody   told\tus'", "Nobody told us"),
        ("'Ana Ruiz. The city'", "Ana Ruiz.\n\nThe city"),
    ],
)
def test_typographic_marks_and_white_space_are_folded(run: Run, typed: str, exact: str) -> None:
    run(f"add 1 {typed} --kind statement --value none")

    assert json.loads(run("show 7 --json").out)["exact"] == exact


def test_kind_value_and_text_can_be_given(run: Run, pipe: Pipe) -> None:
    pipe("The bridge was a road bridge.\n")

    run("add 1 'road bridge' --kind quantity --value 'about 300 people' --text -")

    claim = json.loads(run("show 7 --json").out)
    assert (claim["kind"], claim["unit"], claim["text"]) == ("quantity", "person", "The bridge was a road bridge.")


def test_words_in_several_places_wait_for_which(run: Run) -> None:
    several, chosen, beyond = (run(f"add 1 i --kind other{nth}") for nth in ("", " --nth 2", " --nth 999"))

    assert several.status == beyond.status == 1
    assert "choose with --nth: 1: …" in several.err
    assert (chosen.status, json.loads(run("show 7 --json").out)["exact"]) == (0, "i")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("add 1 'never said'", "claims: the article does not say 'never said'\n"),
        ("add 1 ' million'  --nth 2", "choose with --nth"),
        ("add 1 'set aside  million'", "if there is a $ in it, write it in 'single quotes'"),
        ("add 1 Monday", "claims: claim 2 already stands on these words, of kind date\n"),
        ("add 9 Monday", "claims: there is no article 9\n"),
        ("add 1 Monday --value soon", "'soon' is not a date that can be told"),
    ],
)
def test_a_claim_that_cannot_be_is_refused(run: Run, changes: Callable[[], int], line: str, says: str) -> None:
    before = changes()

    ended = run(line)

    assert (ended.status, ended.out) == (1, "")
    assert says in ended.err
    assert changes() == before


def test_words_may_come_from_stdin(run: Run, pipe: Pipe) -> None:
    pipe("road bridge\n")

    ended = run("add 1 - --kind event")

    assert ended.out == "Claim 7 added as event: road bridge (article 1, Bridge collapse leaves dozens hurt)\n"
