from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import event, inspect, select, text
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.extraction import FoundClaim
from claims.model import Article, Claim, Evidence, Note, Revision, Rule, Source, Tag
from claims.tracking import (
    articles,
    checks,
    chronicle,
    claims,
    commands,
    evidence,
    history,
    notes,
    noting,
    parts,
    policy,
    resolving,
    ruling,
    search,
    sources,
    status,
    tags,
    trail,
    undoing,
)
from claims.tracking.evidence import Says
from claims.tracking.policy import Name
from claims.vocabulary import Kind, Resolution, Stance, Status, Value
from tests.conftest import FOUND, STORY, TEXT
from tests.tracking.conftest import anew, prove

pytestmark = pytest.mark.usefixtures("article")

TWELVE = TEXT.index("12 people")
SEEN = FoundClaim(Kind.OTHER, 0, 6, "Bridge", Value(), "none", 0.4)
AT_LEAST = FoundClaim(Kind.OTHER, TEXT.index("At least"), TEXT.index("At least") + 8, "At least", Value(), "none", 0.4)


SOURCES, PUBLISHER = (Name.SOURCES, None), (Name.PUBLISHER, None)


def text_of(session: Session) -> Revision:
    return session.get_one(Revision, 1)


def one(session: Session) -> Claim:
    return session.get_one(Claim, 1)


def did(session: Session, act: Callable[[Session], object]) -> int:
    """Do something as a command of its own; give its number."""
    act(anew(session))
    return chronicle.of(session)[-1].command


def undo(session: Session, by: str = "ben", why: str | None = None) -> int:
    """Type `claims undo`; give the number of the command that was taken back."""
    number = commands.last_done(session, by=by)
    undoing.take_back(anew(session), number, why=why, by=by)
    return number


def redo(session: Session, by: str = "ben") -> int:
    """Type `claims redo`; give the number of the command that was put back."""
    return undoing.take_back(anew(session), commands.last_undone(session, by=by), by=by).first.number


def everything(session: Session) -> dict[str, dict[str, object]]:
    """Read every row, but for when a claim was last touched."""
    return {
        f"{name} {inspect(row).identity}": {column.key: getattr(row, column.key) for column in kind.__table__.columns}
        | {"updated_at": 0}
        for name, kind in trail.BY_NAME.items()
        for row in session.scalars(select(kind))
    }


# What Ben may do with article 1, whose claim 1 source 1 supports, and Ana verified.
DEEDS: dict[str, Callable[[Session], object]] = {
    "take an article in": lambda s: articles.add(
        s, replace(STORY, location="-", original=b"other"), FOUND, extracted_by=None, by="ben"
    ),
    "correct an article": lambda s: articles.edit(s, 1, {"title": "Other", "published": None}, by="ben"),
    "take an article out": lambda s: articles.remove(s, 1, by="ben"),
    "add a claim": lambda s: claims.add(s, text_of(s), SEEN, by="ben"),
    "set on other words": lambda s: claims.anchor(s, one(s), text_of(s), (TWELVE, TWELVE + 9), by="ben"),
    "edit": lambda s: claims.edit(s, 1, {"low": Decimal("13.50"), "kind": Kind.QUANTITY, "text": "So"}, by="ben"),
    "edit twice": lambda s: [claims.edit(s, 1, {"unit": unit}, by="ben") for unit in ("child", "bridge")],
    "put a source beside": lambda s: prove(s, 2, address="https://b.example/"),
    "refute": lambda s: evidence.add(s, s.get_one(Source, 1), [1], Says(Stance.REFUTES), by="ben"),
    "correct evidence": lambda s: evidence.edit(s, 1, [1], {"quote": "so", "stance": Stance.CONTEXT}, by="ben"),
    "take a source out": lambda s: evidence.remove(s, 1, by="ben"),
    "note": lambda s: noting.add(s, [1, 2], "ask the mayor", by="ben"),
    "correct a source": lambda s: sources.edit(s, 1, {"title": "Report"}, by="ben"),
    "mark": lambda s: status.mark(s, [1, 2], Status.UNPROVEN, why="doubts", rating="Open", by="ben"),
    "confirm": lambda s: status.mark(s, [1], Status.VERIFIED, by="ben"),
    "tag": lambda s: tags.add_to_article(s, s.get_one(Article, 1), ["urgent"], by="ben"),
    "tag claims": lambda s: tags.add_to_claims(s, [1, 2], ["urgent"], by="ben"),
    "take a tag off": lambda s: tags.remove_from_claims(s, [1], "old", by="ben"),
    "assign": lambda s: claims.assign(s, [1, 2], "cy", by="ben"),
    "split": lambda s: parts.split(s, 1, text_of(s), [SEEN, AT_LEAST], why="two facts", by="ben"),
    "merge": lambda s: parts.merge(s, 3, [1, 2], why="the same", by="ben"),
    "resolve": lambda s: resolving.resolve(s, [1], Resolution.CORRECTED, replacement="So", by="ben"),
    "set the policy": lambda s: ruling.put(s, {PUBLISHER: "Other", (Name.SIGN_OFF, None): None}, by="ben"),
}


@pytest.fixture
def desk(session: Session) -> Session:
    """Article 1 as Ben finds it."""
    prove(session, 1, quote="Twelve were killed.")
    tags.add_to_claims(session, [1], ["old"], by="ana")
    status.mark(anew(session), [1], Status.VERIFIED, rating="True", by="ana")
    ruling.put(session, {PUBLISHER: "The Post", (Name.SIGN_OFF, None): policy.YES}, by="ana")
    return session


@pytest.mark.parametrize("name", DEEDS)
def test_what_was_done_is_taken_back_and_put_back_to_the_letter(desk: Session, name: str) -> None:
    before = everything(desk)
    number = did(desk, DEEDS[name])
    after = everything(desk)

    undoing.take_back(anew(desk), number, why="a mistake", by="ben")
    now = everything(desk)
    assert {name: now[name] for name in before} == before
    assert all(row.get("removed_at", True) for name, row in now.items() if name not in before)
    assert list(checks.findings(desk)) == []

    undoing.take_back(anew(desk), commands.last_undone(desk, by="ben"), why="no mistake", by="ben")
    assert everything(desk) == after
    assert list(checks.findings(desk)) == []


def test_each_undo_goes_one_further_and_each_redo_one_back(session: Session) -> None:
    first, second, third = (did(session, lambda s: noting.add(s, [1], "hm", by="ben")) for _ in range(3))

    assert [undo(session), undo(session)] == [third, second]
    assert [redo(session), redo(session)] == [second, third]
    assert [undo(session), undo(session), undo(session)] == [third, second, first]
    assert [redo(session), redo(session)] == [first, second]
    fourth = did(session, lambda s: noting.add(s, [1], "hm", by="ben"))
    assert [undo(session), undo(session)] == [fourth, second]
    assert list(checks.findings(session)) == []


def test_everybody_takes_back_what_is_their_own(session: Session) -> None:
    bens = did(session, lambda s: noting.add(s, [1], "hm", by="ben"))
    did(session, lambda s: noting.add(s, [1], "hm", by="ana"))

    assert undo(session) == bens
    with pytest.raises(NotAllowedError, match="there is nothing of ben's to take back"):
        undo(session)
    with pytest.raises(NotAllowedError, match="there is nothing of ana's to put back"):
        redo(session, by="ana")


def test_a_command_in_several_transactions_is_taken_back_whole(session: Session) -> None:
    session.info["command"] = 1
    articles.add(session, replace(STORY, location="-", original=b"other"), FOUND, extracted_by=None, by="ana")

    made = undoing.plan(session, 1, by="ana")

    assert made.claims == set(range(1, 13))


def test_what_never_was_cannot_be_taken_back(session: Session) -> None:
    with pytest.raises(NotFoundError, match="there is no command 9999"):
        undoing.take_back(session, 9999, by="ana")


def test_the_number_of_a_change_is_not_taken_for_a_commands(session: Session) -> None:
    number = did(session, lambda s: noting.add(s, [1, 2], "hm", by="ben"))

    with pytest.raises(
        NotFoundError, match=f"there is no command {number + 1}; change {number + 1} is part of command {number}$"
    ):
        undoing.take_back(anew(session), number + 1, by="ben")


def test_what_was_taken_back_is_not_taken_back_again(session: Session) -> None:
    number = did(session, lambda s: noting.add(s, [1], "hm", by="ben"))
    undo(session)

    with pytest.raises(
        NotAllowedError, match=f"command {number} was taken back already; 'claims undo {number + 1}' puts it back"
    ):
        undoing.take_back(anew(session), number, by="ana")


# What Ben does, what Ana does after it, and whether hers rests on his.
RESTS: dict[str, tuple[Callable[[Session], object], Callable[[Session], object], bool]] = {
    "the same column": (DEEDS["correct an article"], lambda s: articles.edit(s, 1, {"title": "O"}, by="ana"), True),
    "another column": (DEEDS["correct an article"], lambda s: articles.edit(s, 1, {"outlet": "O"}, by="ana"), False),
    "a note on an added claim": (DEEDS["add a claim"], lambda s: noting.add(s, [7], "hm", by="ana"), True),
    "a note on another claim": (DEEDS["add a claim"], lambda s: noting.add(s, [6], "hm", by="ana"), False),
    "a tag of an added article": (
        DEEDS["take an article in"],
        lambda s: tags.add_to_article(s, s.get_one(Article, 2), ["war"], by="ana"),
        True,
    ),
    "a note in an added article": (DEEDS["take an article in"], lambda s: noting.add(s, [8], "hm", by="ana"), True),
    "evidence from an added source": (
        DEEDS["put a source beside"],
        lambda s: evidence.add(s, s.get_one(Source, 2), [3], Says(Stance.CONTEXT), by="ana"),
        True,
    ),
    "a verdict on an edited value": (
        lambda s: claims.edit(s, 2, {"date": "2024"}, by="ben"),
        lambda s: status.mark(s, [2], Status.UNPROVEN, why="asked", by="ana"),
        True,
    ),
    "a verdict on edited remarks": (
        lambda s: claims.edit(s, 2, {"claimant": "Ana Ruiz"}, by="ben"),
        lambda s: status.mark(s, [2], Status.UNPROVEN, why="asked", by="ana"),
        False,
    ),
    "a verdict on evidence": (
        DEEDS["put a source beside"],
        lambda s: status.mark(s, [2], Status.VERIFIED, by="ana"),
        True,
    ),
    "a verdict on evidence that was corrected": (
        DEEDS["correct evidence"],
        lambda s: status.mark(s, [1], Status.UNPROVEN, why="asked", by="ana"),
        True,
    ),
    "a verdict on other words": (
        DEEDS["set on other words"],
        lambda s: status.mark(s, [1], Status.VERIFIED, by="ana"),
        True,
    ),
    "a verdict on another claim": (
        lambda s: claims.edit(s, 3, {"unit": "child"}, by="ben"),
        lambda s: status.mark(s, [1], Status.VERIFIED, by="ana"),
        False,
    ),
    "doubt of a verdict": (
        lambda s: status.mark(s, [2], Status.UNPROVEN, why="asked", by="ben"),
        lambda s: claims.edit(s, 2, {"date": "2024"}, by="ana"),
        True,
    ),
    "a second look": (
        lambda s: status.mark(s, [2], Status.UNPROVEN, why="asked", by="ben"),
        lambda s: history.change(s, s.get_one(Claim, 2), {"signed_off_by": "ana"}, by="ana"),
        True,
    ),
    "a resolution of a verdict": (
        lambda s: status.mark(s, [2], Status.UNPROVEN, why="asked", by="ben"),
        lambda s: resolving.resolve(s, [2], Resolution.CUT, by="ana"),
        True,
    ),
    "a second look at evidence that came after the verdict": (
        lambda s: evidence.add(s, s.get_one(Source, 1), [1], Says(Stance.CONTEXT), by="ben"),
        lambda s: history.change(s, one(s), {"signed_off_by": "ana"}, by="ana"),
        True,
    ),
    "evidence beside a verdict": (
        lambda s: status.mark(s, [2], Status.UNPROVEN, why="asked", by="ben"),
        lambda s: evidence.add(s, s.get_one(Source, 1), [2], Says(Stance.CONTEXT), by="ana"),
        False,
    ),
    "evidence that an earlier verdict was not given of": (
        lambda s: status.mark(s, [1], Status.UNPROVEN, why="asked", by="ben"),
        lambda s: evidence.add(s, s.get_one(Source, 1), [1], Says(Stance.REFUTES), by="ana"),
        True,
    ),
    "a part of it": (
        DEEDS["add a claim"],
        lambda s: history.change(s, one(s), {"part_of_id": 7}, by="ana"),
        True,
    ),
}


@pytest.mark.parametrize("name", RESTS)
def test_what_others_have_built_on_is_not_taken_back(desk: Session, name: str) -> None:
    bens, anas, rests = RESTS[name]
    first, second = did(desk, bens), did(desk, anas)
    before = chronicle.head(desk)

    if rests:
        with pytest.raises(NotAllowedError) as refusal:
            undoing.take_back(anew(desk), first, why="a mistake", by="ben")
        assert f"command {first} cannot be taken back: ana's command {second} of " in str(refusal.value)
        assert f"take that back first with 'claims undo {second} --note WHY'" in str(refusal.value)
        assert chronicle.head(desk) == before
        undoing.take_back(anew(desk), second, why="in the way", by="ben")
    undoing.take_back(anew(desk), first, why="a mistake", by="ben")

    assert list(checks.findings(desk)) == []


def test_a_refusal_says_what_was_built_in_words(session: Session) -> None:
    number = did(session, lambda s: claims.edit(s, 2, {"date": "2024"}, by="ben"))
    mark = did(session, lambda s: status.mark(s, [2], Status.UNPROVEN, why="asked", by="ben"))

    with pytest.raises(
        NotAllowedError,
        match=rf"ben's command {mark} of \d{{4}}-\d\d-\d\d rests on it \(ben marked claim 2 unproven: asked\); "
        rf"take that back first with 'claims undo {mark}'$",
    ):
        undoing.take_back(anew(session), number, by="ben")


def test_a_refusal_counts_what_else_was_built_and_says_how_an_article_goes_nevertheless(session: Session) -> None:
    for number in (1, 2, 3):
        noting.add(anew(session), [number, number + 1], "hm", by="ana")

    with pytest.raises(
        NotAllowedError,
        match=r"\), and 2 more commands rest on it; take that back first with 'claims undo \d+'; "
        r"'claims article remove 1' takes the article out as it is now$",
    ):
        undoing.plan(session, 1, by="ana")


def test_what_stays_as_it_is_is_not_told_as_a_change(desk: Session) -> None:
    did(desk, DEEDS["confirm"])

    made = undoing.plan(desk, commands.last_done(desk, by="ben"), by="ben")

    assert undoing.described(desk, made) == ["claim 1: stays verified"]


def test_where_the_last_cannot_be_put_back_the_refusal_names_the_next_that_can(session: Session) -> None:
    first = did(session, lambda s: noting.add(s, [1], "hm", by="ben"))
    did(session, lambda s: claims.add(s, text_of(s), SEEN, by="ben"))
    undo(session)
    undo(session)
    did(session, lambda s: claims.edit(s, 2, {"unit": "day"}, by="ben"))
    second = undo(session)
    did(session, lambda s: claims.edit(s, 2, {"unit": "week"}, by="ana"))

    with pytest.raises(
        NotAllowedError, match=rf"command {second} cannot .*; 'claims undo \d+' puts command {first} back"
    ):
        undoing.last_undone(session, by="ben")


def test_a_verdict_is_not_put_back_on_another_value(session: Session) -> None:
    did(session, lambda s: status.mark(s, [2], Status.UNPROVEN, why="asked", by="ben"))
    undo(session)
    did(session, lambda s: claims.edit(s, 2, {"date": "2024"}, by="ana"))

    with pytest.raises(NotAllowedError, match=r"cannot be put back: ana's command \d+ of .*edited claim 2: date"):
        redo(session)


def test_a_verdict_is_not_put_back_before_its_evidence(session: Session) -> None:
    did(session, lambda s: prove(s, 2))
    mark = did(session, lambda s: status.mark(s, [2], Status.VERIFIED, by="ana"))
    undo(session, by="ana")
    undo(session, by="ana")

    with pytest.raises(NotAllowedError, match=rf"command {mark} cannot be put back: ana's command \d+ of"):
        undoing.take_back(anew(session), mark + 1, by="ana")

    assert redo(session, by="ana") < mark
    assert redo(session, by="ana") == mark


def test_what_is_on_record_again_does_not_come_back(session: Session) -> None:
    did(session, lambda s: claims.add(s, text_of(s), SEEN, by="ben"))
    undo(session)
    did(session, lambda s: claims.add(s, text_of(s), SEEN, by="ana"))

    with pytest.raises(NotAllowedError, match="cannot be put back: claim 7 is on record again, as claim 8"):
        redo(session)


def test_evidence_that_is_beside_the_claim_again_does_not_come_back(session: Session) -> None:
    source = prove(session, 1)
    did(session, lambda s: evidence.add(s, source, [2], Says(Stance.CONTEXT), by="ben"))
    undo(session)
    did(session, lambda s: evidence.add(s, source, [2], Says(Stance.CONTEXT), by="ana"))

    with pytest.raises(NotAllowedError, match="cannot be put back: evidence 2 is on record again, as evidence 3"):
        redo(session)


def test_a_rule_that_was_set_anew_does_not_come_back(session: Session) -> None:
    did(session, lambda s: ruling.put(s, {SOURCES: "2"}, by="ana"))
    did(session, lambda s: ruling.put(s, {SOURCES: None}, by="ben"))
    did(session, lambda s: ruling.put(s, {SOURCES: "3"}, by="ana"))

    with pytest.raises(NotAllowedError, match="cannot be taken back: rule 1 is on record again, as rule 2"):
        undo(session)


def test_no_policy_comes_back_that_contradicts_itself(session: Session) -> None:
    did(session, lambda s: ruling.put(s, {SOURCES: "1"}, by="ana"))
    did(session, lambda s: ruling.put(s, {(Name.SOURCES, Kind.MONEY): "2"}, by="ben"))
    did(session, lambda s: ruling.put(s, {(Name.INDEPENDENT, Kind.MONEY): "2"}, by="ana"))

    with pytest.raises(NotAllowedError, match="taken back: 1 source for money cannot be 2 independent ones"):
        undo(session)


def test_a_merged_claim_does_not_come_back_to_words_that_were_given_away(session: Session) -> None:
    did(session, lambda s: parts.merge(s, 1, [3], by="ben"))
    three = TEXT.index("three children")
    did(session, lambda s: claims.anchor(s, one(s), text_of(s), (three, three + 14), by="ana"))

    with pytest.raises(NotAllowedError, match="cannot be taken back: claim 3 is on record again, as claim 1"):
        undo(session)


def test_an_article_that_was_taken_in_again_does_not_come_back(session: Session) -> None:
    undo(session, by="ana")
    did(session, lambda s: articles.add(s, STORY, FOUND, extracted_by=None, by="ben"))

    with pytest.raises(
        NotAllowedError, match="command 1 cannot be put back: article 1 is on record again, as article 2"
    ):
        redo(session, by="ana")


def test_evidence_does_not_come_back_without_its_source(session: Session) -> None:
    did(session, lambda s: prove(s, 1))
    did(session, lambda s: evidence.add(s, s.get_one(Source, 1), [3], Says(Stance.CONTEXT), by="ben"))
    undo(session)
    undo(session, by="ana")

    with pytest.raises(NotAllowedError, match="source s1, to which evidence 2 belongs, is taken out"):
        redo(session)


# What is done twice over, and then the first of it put back although the second is not: what the refusal says.
OUT: dict[str, tuple[Callable[[Session], object], Callable[[Session], object], str]] = {
    "a merge into a claim": (
        lambda s: claims.add(s, text_of(s), SEEN, by="ben"),
        lambda s: parts.merge(s, 7, [2], by="ben"),
        "claim 7, to which claim 2 points, is taken out",
    ),
    "an edit of a claim": (
        lambda s: claims.add(s, text_of(s), SEEN, by="ben"),
        lambda s: claims.edit(s, 7, {"subject": "a bridge"}, by="ben"),
        "claim 7 is taken out",
    ),
    "another place of a claim": (
        lambda s: claims.add(s, text_of(s), SEEN, by="ben"),
        lambda s: claims.anchor(s, s.get_one(Claim, 7), text_of(s), (0, 15), by="ben"),
        "claim 7(, to which anchor 7 belongs,)? is taken out",
    ),
    "a part of a claim": (
        lambda s: claims.add(s, text_of(s), SEEN, by="ben"),
        lambda s: history.change(s, one(s), {"part_of_id": 7}, by="ben"),
        "claim 7, to which claim 1 points, is taken out",
    ),
    "a correction of a source": (
        lambda s: prove(s, 1),
        lambda s: sources.edit(s, 1, {"title": "Report"}, by="ben"),
        "source s1 is taken out",
    ),
}


@pytest.mark.parametrize("name", OUT)
def test_nothing_is_put_back_on_what_is_taken_out(session: Session, name: str) -> None:
    first, second, says = OUT[name]
    below, above = did(session, first), did(session, second)
    undoing.take_back(anew(session), above, by="ben")
    back = chronicle.of(session)[-1].command
    undoing.take_back(anew(session), below, by="ben")

    with pytest.raises(NotAllowedError, match=f"command {above} cannot be put back: {says}"):
        undoing.take_back(anew(session), back, by="ben")


def test_what_stands_in_an_article_that_is_taken_out_stays_as_it_is(desk: Session) -> None:
    number = did(desk, DEEDS["correct evidence"])
    articles.remove(anew(desk), 1, by="ben")

    with pytest.raises(NotAllowedError, match=r"article 1, to which (claim|evidence) 1 belongs, is taken out"):
        undoing.take_back(anew(desk), number, why="a mistake", by="ben")


def test_taking_back_asks_as_much_of_the_record_for_many_claims_as_for_few(desk: Session) -> None:
    asked: list[str] = []
    event.listen(desk.connection(), "before_cursor_execute", lambda *told: asked.append(told[2]))
    counts = []
    for numbers in ([2], [2, 3, 4, 5, 6]):
        status.mark(anew(desk), numbers, Status.UNPROVEN, why="asked", by="ben")
        number = desk.info["command"]
        desk.flush()
        desk.expire_all()
        asked.clear()
        undoing.take_back(anew(desk), number, by="ben")
        counts.append(len(asked))

    assert counts[1] <= counts[0] + 1


def test_a_row_that_is_not_what_it_was_left_as_is_not_touched(session: Session) -> None:
    did(session, lambda s: claims.edit(s, 2, {"speaker": "Ana Ruiz"}, by="ben"))
    session.execute(text("UPDATE claim SET speaker = 'mallory' WHERE id = 2"))
    session.expire_all()

    with pytest.raises(NotAllowedError, match="cannot be taken back: claim 2 has another speaker by now"):
        undo(session)


def test_another_persons_verdict_is_not_taken_back_without_a_reason(desk: Session) -> None:
    number = commands.last_done(desk, by="ana")

    with pytest.raises(NotAllowedError) as refusal:
        undoing.take_back(anew(desk), number, by="ben")
    assert str(refusal.value) == (
        f"command {number} cannot be taken back: ana marked claim 1 verified; "
        f"say why with --note: 'claims undo {number} --note WHY'"
    )

    undoing.take_back(anew(desk), number, why="the report is withdrawn", by="ben")
    assert chronicle.of(desk)[-1].why == "the report is withdrawn"


def test_what_is_put_back_over_another_persons_verdict_needs_a_reason_too(desk: Session) -> None:
    did(desk, lambda s: status.mark(s, [1], Status.UNPROVEN, why="doubts", by="ben"))
    undo(desk)
    assert one(desk).status is Status.VERIFIED

    with pytest.raises(NotAllowedError, match="cannot be put back: ana marked claim 1 verified; say why"):
        redo(desk)


def test_other_peoples_notes_are_taken_back_without_a_reason(session: Session) -> None:
    number = did(session, lambda s: noting.add(s, [1], "hm", by="ana"))

    undoing.take_back(anew(session), number, by="ben")

    assert notes.entries(session, 1) == []


def test_words_are_found_again_as_they_are(session: Session) -> None:
    did(session, lambda s: claims.edit(s, 1, {"text": "Nobody died"}, by="ben"))
    did(session, lambda s: claims.anchor(s, one(s), text_of(s), (0, 6), by="ben"))
    undo(session)
    undo(session)

    assert [hit.number for hit in search.find(session, "least people") if hit.place == "claim"] == [1]
    assert [hit.number for hit in search.find(session, "nobody") if hit.place == "claim"] == [6]


def test_every_change_of_an_undo_says_what_it_undoes(desk: Session) -> None:
    number = did(desk, DEEDS["mark"])

    undo(desk)

    back = [event for event in chronicle.of(desk) if event.undoes is not None]
    assert {(event.undoes, event.command, event.by) for event in back} == {(number, back[0].number, "ben")}
    assert [event.row for event in back] == ["claim 2", "claim 1"]
    assert "undoes" not in desk.info


def test_what_would_be_done_is_described_row_by_row(desk: Session) -> None:
    did(desk, DEEDS["mark"])
    did(desk, DEEDS["note"])
    did(desk, DEEDS["refute"])
    did(desk, DEEDS["edit twice"])

    described = []
    for _ in range(4):
        described.append(undoing.described(desk, undoing.plan(desk, commands.last_done(desk, by="ben"), by="ben")))
        undo(desk)

    assert described == [
        ["claim 1: stale because 'its value was edited' → none, unit bridge → person"],
        ["source s1 beside claim 1: taken out"],
        ["the note beside claims 1-2: taken out"],
        [
            "claim 2: rating 'Open' → none, status unproven → unverified",
            "claim 1: rating 'Open' → 'True', status unproven → verified",
        ],
    ]


def test_every_kind_of_row_that_can_be_added_is_taken_back_by_an_example(desk: Session) -> None:
    kinds = {Article, Claim, Source, Evidence, Note, Tag, Rule}

    for act in DEEDS.values():
        number = did(desk, act)
        made = undoing.plan(desk, number, why="a mistake", by="ben")
        kinds -= {trail.BY_NAME[step.row.split()[0]] for step in made.steps if "removed_at" in step.again}
        undoing.take_back(anew(desk), number, why="a mistake", by="ben")

    assert kinds == set()


def test_what_could_not_be_put_back_is_not_taken_back_either(session: Session) -> None:
    noting.add(anew(session), [1], "ask the mayor", by="ben")
    [*_, last] = chronicle.of(session)
    articles.remove(anew(session), 1, by="ana")

    with pytest.raises(NotAllowedError, match="article 1, to which note 1 belongs, is taken out"):
        undoing.take_back(anew(session), last.command, by="ben")
