import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reports.content import Content
from claims.reports.exchange import citing, wikisigns, wikitext
from claims.tracking.proofs import Proof
from claims.vocabulary import Level, Reader, SourceKind, Stance, Status
from tests.conftest import TEXT
from tests.reports.exchange.desk import ASSIGNEE, FOLDER, NOON, NURSE, expected, gathered

# Texts as they come, and thick with what a wiki takes for markup.
MARKUP = st.text(st.sampled_from("[]{}|='<>&/ \n*#:;!-_~ref\x1b\u202e\x85é")) | st.text()
OURS = re.compile(r"<ref[^<]*?/>|<ref.*?</ref>|\{\{(?!!)[^{}]*\}\}", re.DOTALL)


@pytest.fixture(scope="module")
def contents(template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Content]:
    return gathered(template, tmp_path_factory.mktemp("record"))


def bare(written: str) -> str:
    """Take references and templates out of wikitext, and undo its entities."""
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), OURS.sub("", written))


@pytest.mark.parametrize("reader", Reader)
def test_wikitext_is_what_was_expected(
    contents: dict[str, Content], request: pytest.FixtureRequest, reader: Reader
) -> None:
    written = "".join(wikitext.write([contents[reader]]))

    assert written == expected(f"wikitext.{reader}.txt", written, request)


@pytest.fixture(scope="module")
def told(contents: dict[str, Content]) -> Content:
    return contents[Reader.DESK]


@given(MARKUP, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_without_its_references_it_is_the_text(told: Content, words: str, places: list[tuple[int, int]]) -> None:
    within = [(min(a, len(words)), min(a + b, len(words))) for a, b in places]
    marked = told.marked[: len(within)]
    claims = [
        replace(claim, entry=replace(claim.entry, start=start, end=end))
        for claim, (start, end) in zip(marked, within, strict=False)
    ]
    assert told.text is not None
    one = replace(told, text=replace(told.text, words=words), claims=tuple(claims))

    assert bare("".join(wikitext.write([one]))) == f"{words}\n\n\n"


def test_a_line_does_not_begin_anew_behind_a_reference(told: Content) -> None:
    assert "</ref> died when" in "".join(wikitext.write([told]))


def test_signs_do_not_meet_where_nothing_stands_behind_a_claim(told: Content) -> None:
    entry = replace(told.marked[0].entry, status=Status.DISMISSED, sources=(), start=0, end=2)
    assert told.text is not None
    text = replace(told.text, words="a''b")

    one = replace(told, text=text, claims=(replace(told.marked[0], entry=entry),))

    assert "".join(wikitext.write([one])).startswith("a&#39;&#39;b\n")


@given(MARKUP)
def test_words_have_no_markup_left(words: str) -> None:
    written = wikisigns.plain(words)

    assert not re.search(r"[\[\]{}|<>~\x1b\u202e]|''|__|^[*#:;= ]|^----|&(?!#\d+;)", written, re.MULTILINE)
    assert re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), written) == words


@given(MARKUP)
def test_a_parameter_stays_one(words: str) -> None:
    written = wikisigns.parameter(words).replace("{{!}}", "\0")

    assert not re.search(r"[\[\]{}<>~\n|]|''|__", written)


PROOF = Proof(
    number=1,
    stance=Stance.SUPPORTS,
    kind=SourceKind.WEBSITE,
    level=Level.PRIMARY,
    title="Page",
    location="https://city.example/",
    quote=None,
    locator=None,
    finding=None,
    stands=None,
    published=None,
    derived_from=None,
    figures=None,
)
# A source, and the template it becomes.
CITED: list[tuple[Proof, str]] = [
    (replace(PROOF), "{{cite web |url=https://city.example/ |title=Page |access-date=2024-05-10}}"),
    (replace(PROOF, title=None), "{{cite web |url=https://city.example/ |title=city.example |access-date=2024-05-10}}"),
    (replace(PROOF, location=None), "{{citation |title=Page}}"),
    (replace(PROOF, location="Phone call, 3 May", title=None), "{{citation |title=Phone call, 3 May}}"),
    (replace(PROOF, alias="A", location="A", title=None), "{{citation |title=A}}"),
    (replace(PROOF, kind=SourceKind.BOOK, location=None, locator="pp. 4-6"), "{{cite book |title=Page |pages=4-6}}"),
    (replace(PROOF, kind=SourceKind.BOOK, location=None, locator="Page 4"), "{{cite book |title=Page |page=4}}"),
    (replace(PROOF, kind=SourceKind.BOOK, location=None, locator="p.\nix"), "{{cite book |title=Page |page=ix}}"),
    (
        replace(PROOF, kind=SourceKind.BOOK, location=None, locator="chapter | 2"),
        "{{cite book |title=Page |at=chapter {{!}} 2}}",
    ),
    (
        replace(PROOF, kind=SourceKind.RECORDING, location=None, locator="1:02:03"),
        "{{cite AV media |title=Page |type=Recording |time=1:02:03}}",
    ),
    (
        replace(PROOF, kind=SourceKind.IMAGE, location="javascript:x", title=None),
        "{{cite AV media |title=javascript:x |type=Image}}",
    ),
    (
        replace(PROOF, location="https://a.example/|]{x''__TOC__~ z", title="P"),
        "{{cite web |url=https://a.example/%7C%5D%7Bx%27%27_%5FTOC_%5F%7E%20z |title=P |access-date=2024-05-10}}",
    ),
]


@pytest.mark.parametrize(("proof", "written"), CITED)
def test_a_source_is_cited_as_its_kind_is(proof: Proof, written: str) -> None:
    assert citing.template(proof, NOON) == written


def test_every_kind_of_source_has_a_template_and_none_lacks_what_it_needs() -> None:
    for kind in SourceKind:
        written = citing.template(replace(PROOF, kind=kind, location=None, title=None, alias=None), None)

        assert re.fullmatch(r"\{\{(cite [a-zA-Z ]+|citation) \|title=Untitled( \|type=[^|]+)?\}\}", written)
        assert "cite web" not in written


def signs(content: Content, number: int) -> list[str]:
    """Say what stands behind a claim, without what the sources are."""
    [claim] = [claim for claim in content.claims if claim.entry.number == number]
    behind = wikitext.References().behind([claim], wikitext.Dates.of(content))
    return re.findall(r'name="(s\d(?:-\d)?)"|\{\{([a-z ]+)\|date=December 2026\}\}', behind)


def test_behind_a_claim_stand_its_sources_and_what_is_amiss(contents: dict[str, Content]) -> None:
    told = contents[Reader.DESK]

    said = {number: ["".join(sign) for sign in signs(told, number)] for number in range(1, 7)}

    assert said == {
        1: ["s1", "s5"],
        2: ["citation needed"],
        3: ["s1", "s2", "disputed inline"],
        4: ["s3", "citation needed"],
        5: ["s4", "failed verification", "s5"],
        6: ["citation needed"],
    }


def test_a_claim_that_is_none_needs_no_source(contents: dict[str, Content]) -> None:
    told = contents[Reader.DESK]
    dismissed = replace(told.claims[-1], entry=replace(told.claims[-1].entry, status=Status.DISMISSED))

    assert wikitext.References().behind([dismissed], wikitext.Dates.of(told)) == ""


def test_a_reference_is_written_out_once_and_then_named(contents: dict[str, Content]) -> None:
    written = "".join(wikitext.write([contents[Reader.DESK], contents[Reader.DESK]]))

    names = re.findall(r'<ref name="([^"]+)">', written)
    assert sorted(names) == ["s1", "s2", "s3", "s4", "s5"]
    assert written.count('<ref name="s1" />') == 3
    assert written.count("== Bridge collapse leaves dozens hurt ==") == 2
    assert written.count("{{reflist}}") == 1
    assert f"\n* {TEXT[TEXT.index('Nobody') :][:30]}" in written


@pytest.mark.parametrize("reader", [Reader.AUTHOR, Reader.PUBLIC])
def test_nobody_outside_learns_whom_the_desk_protects(contents: dict[str, Content], reader: Reader) -> None:
    said = "".join(wikitext.write([contents[reader]])).casefold()

    assert not [word for word in (NURSE, FOLDER, ASSIGNEE) if word.casefold() in said]
