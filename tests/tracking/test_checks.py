from decimal import Decimal

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.orm import Session

from claims.errors import NotUnderstoodError
from claims.model import Anchor, Article, Blob, Chain, Change, Claim, Evidence, Note, Revision, now
from claims.tracking import checks, chronicle, claims, noting, status
from claims.vocabulary import Status
from tests.tracking.conftest import prove

pytestmark = pytest.mark.usefixtures("article")


def findings(session: Session, head: str | None = None) -> list[str]:
    session.expire_all()
    return list(checks.findings(session, head=head))


def test_a_worked_on_record_is_whole(session: Session) -> None:
    prove(session, 1, quote="Twelve were killed.")
    status.mark(session, [1], Status.VERIFIED, by="ana")
    claims.edit(session, 1, {"claimant": "the mayor"}, by="ben")

    assert findings(session) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"by": "mallory"},
        {"login": "mallory"},
        {"why": "because"},
        {"command": 2},
        {"row": "claim 99"},
        {"claim_id": None},
        {"article_id": None},
        {"before": {}},
        {"after": {"status": "verified"}},
        {"after": None},
        {"at": now()},
    ],
)
def test_a_changed_change_is_named(session: Session, fields: dict[str, object]) -> None:
    row = session.get_one(Change, 4).row

    session.execute(update(Change).where(Change.id == 4).values(fields))

    assert findings(session)[0] == f"change 4 ({fields.get('row', row)}) is not what was recorded"


def test_a_change_with_a_digest_to_match_breaks_the_next(session: Session) -> None:
    session.execute(update(Change).where(Change.id == 4).values(digest="a" * 64))

    found = findings(session)
    assert [finding.split(" (")[0] for finding in found] == ["change 4", "change 5"]


def test_a_removed_change_is_named(session: Session) -> None:
    session.execute(delete(Change).where(Change.id == 4))

    assert findings(session) == [
        "change 4 is missing from the chain",
        "claim 1 is on record without a change that added it",
    ]


def test_a_cut_tail_is_found(session: Session) -> None:
    count = chronicle.head(session)[1]

    session.execute(delete(Change).where(Change.id > count - 2))

    assert findings(session)[0] == f"changes {count - 1}-{count} are missing from the end of the chain"


def test_a_rewritten_past_is_found_by_a_digest_kept_elsewhere(session: Session) -> None:
    noting.add(session, [1], "hello", by="ana")
    head, count = chronicle.head(session)
    assert findings(session, head) == []

    session.execute(delete(Change).where(Change.id == count))
    session.execute(delete(Note))
    digest = session.get_one(Change, count - 1).digest
    session.execute(update(Chain).values(digest=digest, count=count - 1))

    assert findings(session) == []
    assert findings(session, head) == [
        f"no change on record has the digest {head}: it was cut off or written anew since, or is another record's"
    ]


def test_a_digest_is_known_in_capitals_too(session: Session) -> None:
    session.flush()

    assert findings(session, chronicle.head(session)[0].upper()) == []


@pytest.mark.parametrize("typed", ["", " ", "abc", "0" * 63, "0" * 65, "g" * 64, "٣" * 64])
def test_what_is_no_digest_is_refused_before_anything_is_checked(session: Session, typed: str) -> None:
    session.execute(delete(Chain))

    with pytest.raises(NotUnderstoodError, match=f"^'{typed}' is no digest: a SHA-256 is 64 digits from 0 to f"):
        findings(session, typed)


def test_the_digest_that_every_record_begins_with_proves_nothing(session: Session) -> None:
    session.flush()

    [said] = findings(session, "0" * 64)

    assert said.startswith(f"the digest {'0' * 64} proves nothing: every record begins with it; ")


def test_an_added_change_is_found(session: Session) -> None:
    last = session.get_one(Change, chronicle.head(session)[1])
    row = {column.key: getattr(last, column.key) for column in Change.__table__.columns}

    session.execute(insert(Change).values(row | {"id": last.id + 1, "by": "mallory"}))

    assert findings(session) == [
        f"change {last.id + 1} ({last.row}) is not what was recorded",
        f"change {last.id + 1} is beyond the end of the chain",
    ]


def test_another_end_is_found(session: Session) -> None:
    session.execute(update(Chain).values(digest="a" * 64))

    assert findings(session) == ["the end of the chain is not the one on record"]


def test_an_end_that_was_set_back_is_found(session: Session) -> None:
    count = chronicle.head(session)[1]

    session.execute(update(Chain).values(count=3))

    assert findings(session) == [f"changes 4-{count} are beyond the end of the chain"]


def test_a_lost_end_is_found(session: Session) -> None:
    session.execute(delete(Chain))

    assert findings(session) == ["the end of the chain is not on record"]


@pytest.mark.parametrize("fields", [{"start": 2}, {"end": 3}, {"exact": "At most 12 people"}])
def test_a_moved_anchor_is_named(session: Session, fields: dict[str, object]) -> None:
    session.execute(update(Anchor).where(Anchor.claim_id == 1).values(fields))

    assert "claim 1 does not stand where its anchor says" in findings(session)


def test_a_list_that_differs_from_the_anchors_is_named(session: Session) -> None:
    session.execute(update(Claim).where(Claim.id == 5).values(start=0))

    assert findings(session) == [
        "the list has claim 5 in another place than its anchor",
        "claim 5 is not what was recorded: start",
    ]


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (Claim, "status", Status.VERIFIED),
        (Claim, "low", Decimal(31)),
        (Article, "title", "Nobody was hurt"),
        (Evidence, "quote", "Nobody was killed."),
    ],
)
def test_a_row_changed_behind_the_trail_is_named(
    session: Session, row: type[Claim | Article | Evidence], column: str, value: object
) -> None:
    prove(session, 1, quote="Twelve were killed.")

    session.execute(update(row).where(row.id == 1).values({column: value}))

    assert findings(session) == [f"{row.__tablename__} 1 is not what was recorded: {column}"]


def test_a_row_added_behind_the_trail_is_named(session: Session) -> None:
    session.add(Note(claim_id=1, text="trust me", by="mallory"))
    session.flush()

    assert findings(session) == ["note 1 is on record without a change that added it"]


def test_a_word_changed_where_no_claim_stands_is_found(session: Session) -> None:
    words = session.get_one(Revision, 1).text.replace("collapse", "recovery")

    session.execute(update(Revision).values(text=words))

    assert findings(session) == ["the text of article 1, revision 1, is not what was taken in"]


def test_a_rewritten_text_is_found_by_every_anchor_in_it(session: Session) -> None:
    session.execute(update(Revision).values(text="Nothing happened."))

    assert len([finding for finding in findings(session) if "does not stand" in finding]) == 6


@pytest.mark.parametrize("packed", [b"not zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_other_bytes_than_those_taken_in_are_named(session: Session, packed: bytes) -> None:
    digest = session.get_one(Revision, 1).blob_sha256

    session.execute(update(Blob).values(packed=packed))

    assert findings(session) == [f"the bytes {digest[:12]} of article 1 are not those that were taken in"]


@pytest.mark.sqlite
def test_a_broken_reference_is_named(session: Session) -> None:
    # Foreign keys cannot be switched off inside a transaction, so they are only put off.
    session.execute(text("PRAGMA defer_foreign_keys = ON"))

    session.execute(text("UPDATE anchor SET claim_id = 77 WHERE claim_id = 6"))

    assert "row 6 of anchor points to a row of claim that is not there" in findings(session)
    session.execute(text("UPDATE anchor SET claim_id = 6 WHERE claim_id = 77"))
