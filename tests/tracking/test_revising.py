"""The next text of an article, on the record: what survives it, what is doubted, what is new."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.extraction import FoundClaim
from claims.intake import Page
from claims.model import Anchor, Article, Claim, Evidence, Note, Revision
from claims.tracking import (
    articles,
    checks,
    claims,
    noting,
    parts,
    resolutions,
    resolving,
    revising,
    signing,
    status,
    undoing,
)
from claims.tracking.revising import Revised
from claims.tracking.rewording import Reading
from claims.vocabulary import AnchorState, Kind, Outcome, Resolution, Status, Value
from tests.conftest import FOUND, STORY, TEXT
from tests.tracking.conftest import anew, prove

EXACT, MOVED, CHANGED, AMBIGUOUS, LOST = AnchorState
ENGINE = "tests"


def page(text: str) -> Page:
    return replace(STORY, text=text, original=text.encode(), location="/desk/second.txt")


def read(text: str, *more: FoundClaim, leave: tuple[str, ...] = (), **values: Value) -> tuple[FoundClaim, ...]:
    """Find in a text what stands in it of the story's claims, and some more."""
    there = [one for one in FOUND if one.exact in text and one.exact not in leave]
    placed = [replace(one, start=text.index(one.exact), end=text.index(one.exact) + len(one.exact)) for one in there]
    return (*(replace(one, value=values.get(one.exact.split()[0], one.value)) for one in placed), *more)


def a_claim(text: str, words: str, kind: Kind, value: Value) -> FoundClaim:
    start = text.index(words)
    return FoundClaim(kind, start, start + len(words), words, value, f"{kind}-rule", 0.5)


def update(session: Session, text: str, now: tuple[FoundClaim, ...] | None = None, **more: bool) -> Revised:
    last = articles.with_text(session, articles.find(session, 1))
    found = Reading(last.number, read(last.text), read(text) if now is None else now, ENGINE)
    revised = revising.revise(anew(session), 1, page(text), found, by="ben", **more)
    assert revised is not None
    for line in checks.findings(session):
        pytest.fail(line)
    return revised


def signed(session: Session, number: int) -> None:
    anew(session).info["login"] = "another"
    signing.sign_off(session, [number], by="cy")


def states(session: Session) -> dict[int, AnchorState]:
    number = articles.find(session, 1).revision
    chosen = select(Anchor.claim_id, Anchor.state).join(Revision, Revision.id == Anchor.revision_id)
    return dict(session.execute(chosen.where(Revision.article_id == 1, Revision.number == number)).all())


@pytest.mark.sqlite
@pytest.mark.usefixtures("article")
def test_what_does_not_change_keeps_everything(session: Session) -> None:
    prove(session, 1)
    noting.add(session, [1], "ask the mayor", by="ana")
    status.mark(session, [1], Status.VERIFIED, by="ana")
    signed(session, 1)
    before = session.get_one(Claim, 1).updated_at

    revised = update(session, "A week later.\n\n" + TEXT)

    claim = session.get_one(Claim, 1)
    assert {*states(session).values()} == {EXACT}
    assert (claim.status, claim.stale_because, claim.signed_off_by) == (Status.VERIFIED, None, "cy")
    assert (claim.start, claim.updated_at) == (TEXT.index("At least") + len("A week later.\n\n"), before)
    assert session.scalars(select(Evidence.claim_id)).all() == session.scalars(select(Note.claim_id)).all() == [1]
    assert (revised.new, len(revised.stands)) == ((), 6)


@pytest.mark.sqlite
@pytest.mark.usefixtures("article")
def test_a_changed_figure_keeps_its_value_and_verdict_and_is_doubted(session: Session) -> None:
    prove(session, 1)
    status.mark(session, [1], Status.VERIFIED, by="ana")
    signed(session, 1)
    text = TEXT.replace("At least 12 people", "At least 21 people")
    now = a_claim(text, "At least 21 people", Kind.CASUALTY, Value(low=Decimal(21), qualifier="at least"))

    revised = update(session, text, read(text, now))

    claim = session.get_one(Claim, 1)
    assert (claim.text, claim.low, claim.status) == ("At least 12 people", Decimal(12), Status.VERIFIED)
    assert claim.stale_because == "its words changed in revision 2: At least [-12-]{+21+} people"
    assert claim.signed_off_by is None
    assert (revised.numbers(CHANGED), revised.new) == ([1], ())
    assert text[claim.start : claim.end] == "At least 21 people"


@pytest.mark.usefixtures("article")
def test_an_undecided_claim_is_doubted_too_and_an_edit_settles_it(session: Session) -> None:
    update(session, TEXT.replace("$4 million", "$40 million"))

    assert session.get_one(Claim, 5).stale_because == "its words changed in revision 2: $[-4-]{+40+} million"
    claims.edit(anew(session), 5, {"low": Decimal(40_000_000), "high": Decimal(40_000_000)}, by="ana")
    assert session.get_one(Claim, 5).stale_because is None


@pytest.mark.usefixtures("article")
def test_words_that_stand_as_they_did_and_are_read_otherwise_are_doubted(session: Session) -> None:
    text = TEXT.replace("people died", "people were hurt")
    hurt = Value(low=Decimal(12), unit="person", qualifier="at least", outcome=Outcome.INJURED)

    update(session, text, read(text, At=hurt))

    claim = session.get_one(Claim, 1)
    assert states(session)[1] is EXACT
    assert claim.stale_because == "its words are read otherwise in revision 2: outcome killed → injured"


@pytest.mark.usefixtures("article")
def test_a_bound_that_comes_before_a_figure_belongs_to_it(session: Session) -> None:
    text = TEXT.replace("$4 million", "nearly $4 million")
    now = a_claim(text, "nearly $4 million", Kind.MONEY, Value(high=Decimal(4_000_000), unit="USD", qualifier="nearly"))

    update(session, text, read(text, now, leave=("$4 million",)))

    claim = session.get_one(Claim, 5)
    assert (states(session)[5], text[claim.start : claim.end]) == (CHANGED, "nearly $4 million")
    assert claim.stale_because == "its words changed in revision 2: {+nearly+} $4 million"


@pytest.mark.usefixtures("article")
def test_words_that_are_gone_leave_a_lost_claim_that_can_be_set_anew(session: Session) -> None:
    text = TEXT.replace(' "Nobody told us it was this bad," Ruiz said.', " The mayor spoke of a shock to everybody.")

    revised = update(session, text)

    claim = session.get_one(Claim, 6)
    assert (revised.numbers(LOST), claim.start, claim.end) == ([6], None, None)
    assert claim.stale_because == "its words are gone from revision 2"
    last = articles.with_text(session, articles.find(session, 1))
    claims.anchor(anew(session), claim, last, (text.index("The mayor"), text.index("shock") + 5), by="ana")
    assert states(session)[6] is EXACT
    assert session.scalar(select(Claim.stale_because).where(Claim.id == 6)) is None
    assert not [*checks.findings(session)]


@pytest.mark.usefixtures("article")
def test_words_that_come_back_are_found_where_they_last_stood(session: Session) -> None:
    prove(session, 5)
    status.mark(session, [5], Status.VERIFIED, by="ana")
    update(
        session,
        TEXT.replace(" The city had set aside $4 million for repairs.", "").replace(
            "The city had set aside $4 million for repairs. ", ""
        ),
    )
    assert states(session)[5] is LOST

    update(session, TEXT + "It was a Monday like others.\n")

    claim = session.get_one(Claim, 5)
    assert (states(session)[5], claim.start) == (EXACT, TEXT.index("$4 million"))
    assert (claim.status, claim.stale_because) == (Status.VERIFIED, None)


@pytest.mark.usefixtures("article")
def test_equal_sentences_of_which_one_went_leave_ambiguous_claims(session: Session) -> None:
    line = "The bridge was 31 years old."
    update(session, f"{TEXT}\n{line} {line}\n", (*read(TEXT), *_both(f"{TEXT}\n{line} {line}\n")))
    assert session.get_one(Claim, 8).text == "31 years"

    last = f"{TEXT}\n{line}\n"
    once = a_claim(last, "31 years", Kind.QUANTITY, Value(low=Decimal(31), high=Decimal(31), unit="year"))
    revising.revise(
        anew(session),
        1,
        page(last),
        Reading(2, (*read(TEXT), *_both(f"{TEXT}\n{line} {line}\n")), (*read(last), once), ENGINE),
        by="ben",
    )

    assert [states(session)[number] for number in (7, 8)] == [AMBIGUOUS, AMBIGUOUS]
    assert "cannot be told" in (session.get_one(Claim, 7).stale_because or "")
    claim = session.get_one(Claim, 8)
    revision = articles.with_text(session, articles.find(session, 1))
    claims.anchor(session, claim, revision, (claim.start or 0, claim.end or 0), by="ana")
    assert [states(session)[number] for number in (7, 8)] == [AMBIGUOUS, EXACT]
    with pytest.raises(NotAllowedError, match="claim 8 already stands on these words"):
        claims.anchor(session, session.get_one(Claim, 7), revision, (claim.start or 0, claim.end or 0), by="ana")


def _both(text: str) -> tuple[FoundClaim, ...]:
    first = a_claim(text, "31 years", Kind.QUANTITY, Value(low=Decimal(31), high=Decimal(31), unit="year"))
    start = text.rindex("31 years")
    return first, replace(first, start=start, end=start + len("31 years"))


@pytest.mark.usefixtures("article")
def test_what_is_ambiguous_stays_so_until_somebody_says_which_it_is(session: Session) -> None:
    line, rest = "The bridge was 31 years old.", "It rained all night."
    twice, once = f"{TEXT}\n{line} {line}\n", f"{TEXT}\n{line}\n"
    update(session, twice, (*read(TEXT), *_both(twice)))
    update(session, once, ())
    update(session, once + rest, ())

    assert [states(session)[number] for number in (7, 8)] == [AMBIGUOUS, AMBIGUOUS]


@pytest.mark.usefixtures("article")
def test_what_was_merged_away_does_not_come_back_with_a_sentence_that_was_gone_for_a_while(session: Session) -> None:
    last = articles.with_text(session, articles.find(session, 1))
    start = TEXT.index("12 people")
    claims.anchor(anew(session), session.get_one(Claim, 1), last, (start, start + 9), by="ana")
    sentence = TEXT.split("\n\n")[1]
    update(session, TEXT.replace(sentence, "It was closed at once."), another=True)

    revised = update(session, TEXT)

    assert revised.new == ()


@pytest.mark.usefixtures("article")
def test_a_text_that_has_lost_most_claims_is_refused_unless_it_is_meant(session: Session) -> None:
    text = "Bridge collapse leaves dozens hurt\n\nThe city had set aside $4 million for repairs.\n"
    with pytest.raises(NotAllowedError, match="has none of the words of 5 of the 6 claims of article 1"):
        update(session, text)


@pytest.mark.usefixtures("article")
def test_a_claim_that_was_lost_before_is_not_told_again(session: Session) -> None:
    text = TEXT.replace("The city had set aside $4 million for repairs. ", "")
    assert update(session, text).numbers(LOST) == [5]
    assert update(session, text + "Nobody was charged.\n").numbers(LOST) == []


@pytest.mark.usefixtures("article")
def test_a_name_that_only_a_guess_gives_puts_nothing_in_doubt(session: Session) -> None:
    text = TEXT + "Nobody was charged.\n"
    update(session, text, read(text, Nobody=Value(speaker="city")))
    assert session.get_one(Claim, 6).stale_because is None

    last = text.replace("Ana Ruiz", "Ana Ruis").replace("Ruiz said", "Ruis said")
    update(session, last, read(last, Nobody=Value(speaker="Ana Ruis")))
    assert "speaker Ana Ruiz → Ana Ruis" in (session.get_one(Claim, 6).stale_because or "")


@pytest.mark.usefixtures("article")
def test_a_correction_that_was_proposed_is_known_again(session: Session) -> None:
    prove(session, 5)
    status.mark(session, [5], Status.DISPUTED, why="two figures", by="ana")
    resolving.resolve(anew(session), [5], Resolution.CORRECTED, replacement="$6 million", by="ana")

    revised = update(session, TEXT.replace("$4 million", "$6 million"))

    claim = session.get_one(Claim, 5)
    assert claim.stale_because == "its words were corrected as proposed in revision 2: $[-4-]{+6+} million"
    assert [stand.claim.id for stand in revised.stands if stand.corrected] == [5]
    assert resolutions.outstanding(session, [5]) == {}


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize("words", ["Monday", "Tuesday"])
def test_what_a_person_dismissed_does_not_come_back(session: Session, words: str) -> None:
    status.mark(session, [2], Status.DISMISSED, by="ana")
    text = TEXT.replace("Monday", words) + "Nobody was charged.\n"
    day = a_claim(text, words, Kind.DATE, Value(date="2024-05-07"))

    revised = update(session, text, (*read(text, leave=("Monday",)), day))

    assert revised.new == ()
    assert session.get_one(Claim, 2).status is Status.DISMISSED


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize("figure", ["At least 12 people", "At least 13 people"])
def test_what_a_person_merged_split_or_set_anew_does_not_come_back(session: Session, figure: str) -> None:
    parts.merge(session, 1, [3], by="ana")
    last = articles.with_text(session, articles.find(session, 1))
    start = TEXT.index("12 people")
    claims.anchor(anew(session), session.get_one(Claim, 1), last, (start, start + 9), by="ana")
    text = TEXT.replace("At least 12 people", figure) + "Nobody was charged.\n"
    now = a_claim(text, figure, Kind.CASUALTY, Value(low=Decimal(13), qualifier="at least", unit="person"))

    revised = update(session, text, (now, *read(text, leave=("At least 12 people",))))

    assert revised.new == ()
    assert states(session)[1] is (EXACT if "12" in figure else CHANGED)


@pytest.mark.usefixtures("article")
def test_only_what_is_new_in_the_text_is_added(session: Session) -> None:
    text = f"{TEXT}\nA second bridge, 80 metres long, was closed on Tuesday.\n"
    length = a_claim(text, "80 metres", Kind.QUANTITY, Value(low=Decimal(80), high=Decimal(80), unit="metre"))

    revised = update(session, text, read(text, length))

    assert [(claim.id, claim.text) for claim in revised.new] == [(7, "80 metres")]
    assert session.get_one(Claim, 7).status is Status.UNVERIFIED


@pytest.mark.usefixtures("article")
def test_what_a_person_added_there_is_not_added_again(session: Session) -> None:
    last = articles.with_text(session, articles.find(session, 1))
    claims.add(session, last, a_claim(TEXT, "for repairs", Kind.OTHER, Value()), by="ana")
    text = TEXT + "Nobody was charged.\n"

    revised = update(session, text, read(text, a_claim(text, "for repairs", Kind.OTHER, Value())))

    assert revised.new == ()


@pytest.mark.usefixtures("article")
def test_a_new_part_belongs_to_the_claim_that_stands_there(session: Session) -> None:
    text = TEXT.replace("including three children", "including three children and two nurses")
    part = replace(
        a_claim(text, "two nurses", Kind.CASUALTY, Value(low=Decimal(2), high=Decimal(2), unit="person")),
        whole=(text.index("At least 12 people"), text.index("At least 12 people") + len("At least 12 people")),
    )

    update(session, text, read(text, part))

    assert session.get_one(Claim, 7).part_of_id == 1


@pytest.mark.usefixtures("article")
def test_the_same_text_changes_nothing(session: Session) -> None:
    assert revising.revise(session, 1, page(TEXT), Reading(1), by="ben") is None


@pytest.mark.usefixtures("article")
def test_another_article_is_refused_unless_it_is_meant(session: Session) -> None:
    text = "The council met to talk about money. It will build a school and a pool, members said after the vote."
    with pytest.raises(NotAllowedError, match=r"has 0% of its words in common with article 1.*--yes takes it in"):
        update(session, text, ())

    revised = update(session, text, (), another=True)
    assert len(revised.numbers(LOST)) == 6


@pytest.mark.usefixtures("article")
def test_a_text_that_was_read_before_somebody_took_in_another_is_refused(session: Session) -> None:
    update(session, TEXT + "Nobody was charged.\n")

    with pytest.raises(NotAllowedError, match="was given revision 2 by somebody else meanwhile"):
        revising.revise(session, 1, page(TEXT + "Two were charged.\n"), Reading(1), by="ben")


@pytest.mark.usefixtures("article")
def test_an_update_can_be_taken_back_and_put_back(session: Session) -> None:
    text = TEXT.replace("At least 12", "At least 21")
    update(session, text)
    command = session.info["command"]

    undoing.take_back(anew(session), command, by="ben")
    taken = session.info["command"]

    claim = session.get_one(Claim, 1)
    assert (articles.find(session, 1).revision, claim.stale_because) == (1, None)
    assert TEXT[claim.start : claim.end] == "At least 12 people"
    assert not [*checks.findings(session)]
    undoing.take_back(anew(session), taken, by="ben")
    assert articles.find(session, 1).revision == 2
    assert text[claim.start : claim.end] == "At least 21 people"
    assert not [*checks.findings(session)]


@pytest.mark.usefixtures("article")
def test_after_one_that_was_taken_back_the_next_text_has_a_number_of_its_own(session: Session) -> None:
    update(session, TEXT.replace("At least 12", "At least 21"))
    command = session.info["command"]
    undoing.take_back(anew(session), command, by="ben")

    update(session, TEXT.replace("At least 12", "At least 13"))

    claim = session.get_one(Claim, 1)
    assert articles.find(session, 1).revision == 3
    assert claim.stale_because == "its words changed in revision 3: At least [-12-]{+13+} people"


@pytest.mark.usefixtures("article")
def test_an_update_is_not_taken_back_from_under_a_claim_that_came_with_it(session: Session) -> None:
    text = f"{TEXT}\nNobody was charged.\n"
    update(session, text)
    command = session.info["command"]
    last = articles.with_text(session, articles.find(session, 1))
    claims.add(anew(session), last, a_claim(text, "Nobody was charged", Kind.EVENT, Value()), by="ana")

    with pytest.raises(NotAllowedError, match="claim 7 came to the article while it had another text"):
        undoing.take_back(anew(session), command, by="ben")


@pytest.mark.usefixtures("article")
def test_what_was_done_before_an_update_can_still_be_taken_back(session: Session) -> None:
    noting.add(anew(session), [1], "ask", by="ben")
    noted = session.info["command"]
    status.mark(anew(session), [2], Status.DISMISSED, by="ben")
    marked = session.info["command"]
    update(session, f"{TEXT}\nNobody was charged.\n")

    for command in (noted, marked):
        undoing.take_back(anew(session), command, by="ben")

    assert session.get_one(Claim, 2).status is Status.UNVERIFIED


def test_words_set_anew_in_the_last_text_are_not_set_back_in_the_next(session: Session, article: Article) -> None:
    last = articles.with_text(session, article)
    start = TEXT.index("12 people")
    claims.anchor(anew(session), session.get_one(Claim, 1), last, (start, start + 9), by="ben")
    command = session.info["command"]
    update(session, f"A week later.\n\n{TEXT}")

    with pytest.raises(NotAllowedError, match="rests on it"):
        undoing.take_back(anew(session), command, by="ben")


def test_words_set_anew_from_the_same_place_are_not_set_back_either(session: Session, article: Article) -> None:
    last = articles.with_text(session, article)
    start, end = TEXT.index("At least 12 people"), TEXT.index(" died")
    claims.anchor(anew(session), session.get_one(Claim, 1), last, (start, end + len(" died")), by="ben")
    command = session.info["command"]
    update(session, f"{TEXT}\nNobody was charged.\n")

    with pytest.raises(NotAllowedError, match="rests on it"):
        undoing.take_back(anew(session), command, by="ben")
    assert not [*checks.findings(session)]


@pytest.mark.usefixtures("article")
def test_the_record_is_whole_without_the_claims_of_an_update_and_with_them_again(session: Session) -> None:
    text = f"{TEXT}\nA second bridge, 80 metres long, was closed on Tuesday.\n"
    length = a_claim(text, "80 metres", Kind.QUANTITY, Value(low=Decimal(80), high=Decimal(80), unit="metre"))
    update(session, text, read(text, length))
    command = session.info["command"]

    undoing.take_back(anew(session), command, by="ben")
    command = session.info["command"]
    assert not [*checks.findings(session)]
    undoing.take_back(anew(session), command, by="ben")

    assert not [*checks.findings(session)]
    assert articles.find(session, 1).revision == 2
