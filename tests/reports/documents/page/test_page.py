"""A report as a page: what is in it, and that nothing from outside is more than words in it."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from claims.reports.content import Claim, Content
from claims.reports.documents import page
from claims.reports.documents.page import cards, languages
from claims.tracking.notes import Entry as Note
from claims.tracking.proofs import Proof
from claims.vocabulary import Reader, Status
from tests.reports.documents import made

EXPECTED = Path(__file__).parent / "expected"
ATTACK = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\x00\x1b[31m\u202e"
ADDRESSES = {
    "https://city.example/report?a=1&b=2": True,
    "http://city.example/": True,
    "javascript:alert(1)": False,
    "JaVaScRiPt:alert(1)": False,
    "data:text/html,<script>alert(1)</script>": False,
    "https://city.example/\u202egpj.exe": False,
    "https://city.example/a b": False,
    "https://[nonsense": False,
    "/desk/ledger.pdf": False,
    "": False,
}
LANGUAGES = {
    "en": ("en", "ltr"),
    "ar": ("ar", "rtl"),
    "he-IL": ("he-IL", "rtl"),
    "az-Arab": ("az-Arab", "rtl"),
    "az": ("az", "ltr"),
    "und": ("", "auto"),
    None: ("", "auto"),
    '"><script>': ("", "auto"),
}


def read(content: Content) -> html.HtmlElement:
    return html.document_fromstring(page.write(content).decode())


def attacked() -> Content:
    """A report in which everything from outside is an attack."""
    text = f"{ATTACK} said so."
    plain = made.content(text, [(0, len(ATTACK))], title=ATTACK)
    proof = replace(made.REPORT, title=ATTACK, location="javascript:alert(1)", quote=ATTACK, locator=ATTACK)
    [claim] = plain.claims
    entry = replace(claim.entry, sources=(proof,), subject=ATTACK, tags=(ATTACK,), review_url="javascript:alert(3)")
    notes = (Note(1, 1, ATTACK, ATTACK, made.AT),)
    article = replace(plain.article, byline=ATTACK, outlet=ATTACK, address="javascript:alert(4)")
    return replace(plain, claims=(Claim(entry=entry, value=ATTACK, notes=notes),), article=article)


def test_the_page_of_a_small_article_is_as_it_was_looked_at(request: pytest.FixtureRequest) -> None:
    written = page.write(made.checked()).decode()
    kept = EXPECTED / "ferry.html"

    if request.config.getoption("--update"):
        kept.write_text(written, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == written


def test_a_claims_marks_hold_its_words_and_lead_to_its_card_and_back() -> None:
    content = made.checked()

    tree = read(content)

    for claim in content.marked:
        number = claim.entry.number
        marks = tree.xpath(f"//mark[@data-claim='{number}']")
        # Marks of one claim lie side by side; what they hold beside words are the numbers of others.
        for note in [note for mark in marks for note in mark.xpath(".//a[@data-note]")]:
            note.text = ""
        assert "".join(mark.text_content() for mark in marks) == claim.entry.exact
        assert tree.xpath(f"//a[@id='m{number}']/@href") == [f"#c{number}"]
        assert tree.xpath(f"//article[@id='c{number}']//h3/a/@href") == [f"#m{number}"]
    assert tree.xpath("//section[@class='apart']//article/@id") == ["c5"]
    assert not tree.xpath("//mark[@data-claim='5']")


def test_everything_from_outside_is_words_and_no_more() -> None:
    tree = read(attacked())

    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert tree.xpath("//img | //iframe | //object | //link | //form | //@onerror | //@style") == []
    assert [href for href in tree.xpath("//@href") if not href.startswith("#")] == []
    assert "alert" not in tree.xpath("//script")[0].text
    # What a screen would obey is spelled out.
    said = tree.xpath("//h1")[0].text_content()
    assert "␀␛[31m⟨U+202E⟩" in said


@pytest.mark.parametrize(("address", "leads"), ADDRESSES.items())
def test_only_an_address_on_the_web_becomes_a_link(address: str, *, leads: bool) -> None:
    assert (cards.web(address) == address) is leads


def test_the_policy_lets_nothing_run_but_what_is_in_the_page() -> None:
    tree = read(attacked())

    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest(tree.xpath('//style')[0].text)}'",
        "script-src": f"'sha256-{digest(tree.xpath('//script')[0].text)}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_ids_are_there_once_and_every_link_within_the_page_leads_somewhere() -> None:
    tree = read(made.checked())

    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_an_article_without_a_text_lists_its_claims_apart() -> None:
    content = made.content(None)
    claims = (Claim(entry=made.entry(1, "", None, None), value=""),)

    tree = read(replace(content, claims=claims))

    assert "has no text on record" in tree.xpath("//article[@id='text']")[0].text_content()
    assert tree.xpath("//section[@class='apart']//article/@id") == ["c1"]


def test_a_page_without_claims_is_one_all_the_same() -> None:
    tree = read(made.content("Nothing in it.\n"))

    assert "0 of 0 claims decided" in " ".join(tree.text_content().split())
    assert not tree.xpath("//section[@class='margin']")


def test_the_reader_is_told_for_whom_it_is_and_what_is_left_out() -> None:
    said = " ".join(read(replace(made.checked(), reader=Reader.AUTHOR)).text_content().split())

    assert "for the author" in said
    assert "Left out for the author: 2 notes." in said


@pytest.mark.parametrize(("code", "written"), LANGUAGES.items())
def test_a_language_and_its_direction_are_said_where_they_are_known(code: str | None, written: tuple[str, str]) -> None:
    assert languages.written(code) == written


def test_a_source_with_its_quote_says_what_was_found_and_what_is_kept() -> None:
    tree = read(made.checked())

    card = " ".join(tree.xpath("//article[@id='c1']")[0].text_content().split())
    assert "s1 supports Log of the harbour office" in card
    assert "9 persons treated for smoke the source says so" in card
    assert re.search(r"kept 2024-05-08 12:30 UTC, 1a2b3c4d5e6f", card)


def test_what_the_gate_found_is_said_where_the_card_does_not_say_it_anyway() -> None:
    content = made.content("It fell on Monday.", [(0, 7), (11, 17)])
    first, second = content.claims
    stale = replace(second.entry, status=Status.VERIFIED, stale=True, stale_because="its value was edited")
    claims = (
        replace(first, findings=("unverified", "its words are gone from the text")),
        replace(second, entry=stale, findings=("verified, stale because its value was edited",)),
    )

    tree = read(replace(content, claims=claims))

    doubts = [" ".join(one.text_content().split()) for one in tree.xpath("//*[@class='doubt']")]
    assert doubts == ["At the gate its words are gone from the text", "Stale because its value was edited"]


def test_a_source_without_a_name_is_called_by_its_number() -> None:
    nameless: Proof = replace(made.REPORT, title=None, location=None)

    [shown] = [one.name.name for one in cards.cards(_with(nameless), {})[0].sources]

    assert shown == "source 1"


def _with(proof: Proof) -> Content:
    content = made.content("It fell.", [(0, 2)])
    [claim] = content.claims
    return replace(content, claims=(replace(claim, entry=replace(claim.entry, sources=(proof,))),))
