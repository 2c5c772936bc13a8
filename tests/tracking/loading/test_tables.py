"""Rows of a table, taken into the record by its rules."""

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims import database
from claims.errors import NotFoundError
from claims.intake.exchange import tables as reading
from claims.intake.page import Material
from claims.model import Article, Change, Claim, Evidence
from claims.reports import rows
from claims.reports import tables as writing
from claims.tracking import articles, checks, labels, listing, proofs, status, tags
from claims.tracking.listing import Entry, Filter, Sort
from claims.tracking.loading import tables
from claims.tracking.loading.outcome import Loaded
from claims.vocabulary import Kind, Status
from tests.conftest import FOUND, STORY
from tests.tracking.conftest import prove

Mapping = dict[str, str]


def load(session: Session, text: str, mapping: Mapping | None = None, article: int | None = None) -> Loaded:
    table = reading.read(Material("facts.csv", "/desk/facts.csv", text.encode()), mapping or {})
    return tables.load(session, table, article=article, by="ben")


def exported(session: Session) -> str:
    entries = listing.entries(session, Filter(dismissed=True), Sort.PLACE, around=False)
    return "".join(writing.write_csv(rows.names(Entry), entries))


def refused(loaded: Loaded) -> list[tuple[str, str]]:
    return [(one.place, one.reason) for one in loaded.refused]


@pytest.fixture
def desk(session: Session) -> Session:
    """Claim 1 is verified, and has a tag."""
    articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")
    prove(session, 1)
    status.mark(session, [1], Status.VERIFIED, by="ana")
    tags.add_to_claims(session, [1], ["old"], by="ana")
    return session


def uid(session: Session, number: int) -> str:
    return session.get_one(Claim, number).uid


def test_what_was_exported_changes_nothing(desk: Session) -> None:
    before = desk.scalar(select(func.count()).select_from(Change))

    loaded = load(desk, exported(desk))

    assert (loaded.same, loaded.changed, loaded.added, refused(loaded)) == (6, [], {}, [])
    assert desk.scalar(select(func.count()).select_from(Change)) == before


def test_a_row_of_a_claim_on_record_changes_it_by_the_rules(desk: Session) -> None:
    text = (
        "uid,status,low,high,assignee,tags,rating,source,note\n"
        f"{uid(desk, 1)},verified,13,,ben,new; old,,,\n"
        f"{uid(desk, 5)},refuted,5000000,5000000,,,,https://city.example/budget,five as they say\n"
    )

    loaded = load(desk, text)

    assert refused(loaded) == []
    assert loaded.changed == [1, 5]
    assert loaded.added == {"sources": 1, "evidence": 1, "notes": 1}
    one, five = desk.get_one(Claim, 1), desk.get_one(Claim, 5)
    assert (one.low, one.assignee, one.stale_because) == (Decimal(13), "ben", "its value was edited")
    assert labels.of_claims(desk, [1]) == {1: ("new", "old")}
    assert (five.status, five.low) == (Status.REFUTED, Decimal(5_000_000))
    assert [proof.stance for proof in proofs.of_claims(desk, [5])[5]] == ["refutes"]
    assert "~ claim 1: low 12 -> 13, assignee none -> ben, tags old -> new; old" in loaded.lines
    assert list(checks.findings(desk)) == []

    again = load(desk, text)

    assert (again.same, again.changed, again.added) == (2, [], {})


def test_a_verdict_without_evidence_is_refused_as_on_the_command_line(desk: Session) -> None:
    loaded = load(desk, f"uid,status\n{uid(desk, 1)},verified\n{uid(desk, 2)},verified\n{uid(desk, 4)},verified\n")

    assert [place for place, _ in refused(loaded)] == ["row 3", "row 4"]
    assert refused(loaded)[0][1].startswith("claim 2 cannot be verified: no source supports it yet")


def test_a_claim_that_was_changed_since_is_refused_unless_its_moment_is_emptied(desk: Session) -> None:
    before = "2024-01-01T00:00:00+00:00"

    loaded = load(desk, f"uid,text,updated_at\n{uid(desk, 1)},Many died,{before}\n{uid(desk, 2)},Monday,{before}\n")

    [(place, reason)] = refused(loaded)
    assert place == "row 2"
    assert reason.startswith("claim 1 was changed since this file was written (")
    assert "empty its updated_at cell" in reason
    assert refused(load(desk, f"uid,text,updated_at\n{uid(desk, 1)},Many died,\n")) == []
    assert desk.get_one(Claim, 1).text == "Many died"


def test_new_claims_of_a_file_stand_in_an_article_without_text_and_never_twice(desk: Session) -> None:
    text = "Fact;Amount\nThe bridge cost much;at least $3 million\nIt rained;\n"
    mapping = {"Fact": "text", "Amount": "value"}

    loaded = load(desk, text, mapping)

    assert (loaded.added, refused(loaded)) == ({"articles": 1, "claims": 2}, [])
    seven, eight = desk.get_one(Claim, 7), desk.get_one(Claim, 8)
    assert (seven.kind, seven.low, seven.unit, seven.start) == (Kind.MONEY, Decimal(3_000_000), "USD", None)
    assert (eight.kind, eight.text) == (Kind.OTHER, "It rained")
    assert desk.get_one(Article, 2).title == "facts.csv"
    assert [entry.revision for entry in articles.entries(desk)] == [1, 0]
    assert list(checks.findings(desk)) == []
    again = load(desk, text + "It snowed;\n", mapping)
    assert (again.added, again.same) == ({"claims": 1}, 2)


def test_in_an_article_new_claims_stand_on_their_words_where_those_stand_once(desk: Session) -> None:
    loaded = load(desk, "text,exact,kind\nIt fell,a road bridge fell,event\nElsewhere,nowhere,event\n", article=1)

    assert refused(loaded) == []
    on, off = desk.get_one(Claim, 7), desk.get_one(Claim, 8)
    assert STORY.text[on.start : on.end] == "a road bridge fell"
    assert (on.article_id, off.article_id, off.start) == (1, 1, None)
    [entry] = listing.entries(desk, Filter(numbers=(7,)), Sort.NUMBER)
    assert (entry.exact, entry.anchor_state) == ("a road bridge fell", "exact")
    assert list(checks.findings(desk)) == []


def test_rows_of_the_same_words_are_one_claim_with_the_sources_of_each(desk: Session) -> None:
    text = "text,source,stance,quote\nIt fell,https://a.example/1,supports,fell\nIt fell,A call on 3 May,context,\n"

    loaded = load(desk, text)

    assert loaded.added == {"articles": 1, "claims": 1, "sources": 2, "evidence": 2}
    assert load(desk, text).added == {}
    assert desk.scalar(select(func.count()).select_from(Evidence)) == 3


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a,verifed,,,,", "'verifed' is no status; did you mean verified?"),
        ("a,,nonsense,,,", "'nonsense' is no kind of claim; there are casualty, money"),
        ("a,,,many,,", "'many' is no number in plain digits"),
        ("a,,,,99,", "there is no article 99"),
        (",,,,,", "a claim has at least one word"),
        ("a,,,,,words", "there is a quote and no source that it is of"),
        ("a,,,,,,more", "it has 7 cells, and the header has 6"),
    ],
)
def test_a_row_that_cannot_be_loaded_is_named_with_its_reason(desk: Session, row: str, reason: str) -> None:
    many = "".join(f"fact {at},,,,,\n" for at in range(2, 41))

    loaded = load(desk, _with(many, row))

    assert [(place, said[: len(reason)]) for place, said in refused(loaded)] == [("row 41", reason)]


def _with(many: str, row: str) -> str:
    # A row of nothing at all is no row.
    filled = row if row.strip(",") else ",unverified,,,,"
    return f"text,status,kind,low,article,quote\n{many}{filled}\n"


def test_the_same_claim_twice_by_its_uid_is_refused(desk: Session) -> None:
    one = uid(desk, 1)

    assert refused(load(desk, f"uid,low\n{one},3\n{one},4\n")) == [
        ("row 3", "it is the same claim as in row 2, by its uid")
    ]


def test_an_article_that_is_not_there_is_refused_at_once(desk: Session) -> None:
    with pytest.raises(NotFoundError, match="there is no article 9"):
        load(desk, "text\na\n", article=9)


def test_what_was_loaded_is_kept_or_undone_whole(place: Path) -> None:
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        loaded = load(session, "text,status\na,\nb,verified\n")
        assert loaded.refused
        session.rollback()

    with database.look(database.locate(str(place))) as session:
        assert session.scalar(select(func.count()).select_from(Claim)) == 0
