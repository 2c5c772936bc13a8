"""Verdicts: given on what stands beside the claims, and by whom they are not lightly changed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claims.errors import LackingError, NotFoundError
from claims.tracking import changing, doubles, listing, selection, verdicts, weighing, wordings
from claims.tracking.links import Altered
from claims.tracking.listing import Entry, Filter, Sort
from claims.tracking.weighing import Case, Scales
from claims.vocabulary import Status

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# What a verdict settles, whatever it was.
SETTLED = {"stale_because": None, "signed_off_by": None, "merged_into": None}
# What an entry calls otherwise than the record does.
COLUMNS = {"merged_into": "merged_into_id"}


def mark(
    record: "Record",
    numbers: Sequence[int],
    status: Status,
    *,
    why: str | None = None,
    rating: str | None = None,
    by: str,
) -> list[int]:
    """Record what the evidence says of claims: of all of them, or say which it cannot say it of yet; return them."""
    entries = _entries(record, numbers)
    scales = Scales.of(record, (proof for entry in entries for proof in entry.sources))
    rating = scales.policy.label(rating) if rating else rating
    # A label belongs to its verdict: "Pants on Fire" does not outlive the refutation.
    ratings = {e.number: e.rating if e.status is status and rating is None else rating for e in entries}
    changed = [e for e in entries if (e.status, e.rating) != (status, ratings[e.number])]
    strangers = {} if why else verdicts.others(record, {e.number: e.status for e in changed}, by=by)
    # A merged claim that is marked stands by itself again, on its own words.
    on_words = doubles.coming(record, [entry for entry in entries if entry.merged_into is not None])
    lacking = {
        entry.number: lack
        for entry in entries
        if (
            lack := "; ".join(unmet.said for unmet in scales.unmet(_case(entry), status, noted=bool(why)))
            or _not_ours(entry, status, rating, strangers)
            or _not_there(entry, on_words)
        )
    }
    if lacking:
        raise LackingError(selection.refusal(numbers, lacking, status), status, lacking)
    wanted = ({**SETTLED, "rating": ratings[entry.number]} for entry in entries)
    changing.change_claims(
        record, [_altered(entry, status, new, why) for entry, new in zip(entries, wanted, strict=True)], by=by
    )
    return [entry.number for entry in entries]


def contradicted(record: "Record", numbers: Sequence[int]) -> list[str]:
    """Say, a sentence each, beside which claims sources stand that say the opposite of the verdict, with no reason."""
    reasoned = verdicts.reasoned(record, numbers)
    found = [
        (entry.number, weighing.contrary(_case(entry), entry.status, noted=entry.number in reasoned))
        for entry in _entries(record, numbers)
    ]
    return [f"Claim {number}: {unmet.said}." for number, unmet in found if unmet is not None]


def overtaken(record: "Record", numbers: Sequence[int]) -> list[str]:
    """Say, a sentence each, which claims are verified as an earlier text had them, with the command that mends it."""
    return [
        f"Claim {number}: its words are '{wording.exact}' by now, and it still says '{wording.text}'; "
        f"'claims accept {number}' takes them over."
        for number, wording in wordings.overtaken(record, numbers).items()
    ]


def _entries(record: "Record", numbers: Sequence[int]) -> list[Entry]:
    """Read claims in the order of these numbers; NotFoundError where one is not there."""
    wanted = Filter(numbers=tuple(numbers))
    there = {e.number: e for e in listing.entries(record, wanted, Sort.NUMBER, around=False)} if numbers else {}
    for number in numbers:
        if number not in there:
            raise NotFoundError("claim", number)
    return [there[number] for number in numbers]


def _altered(entry: Entry, status: Status, wanted: Mapping[str, object], why: str | None) -> Altered:
    new = {name: value for name, value in wanted.items() if getattr(entry, name) != value}
    before = {"status": entry.status, **{COLUMNS.get(name, name): getattr(entry, name) for name in new}}
    after = {"status": status, **{COLUMNS.get(name, name): value for name, value in new.items()}}
    return Altered(entry.number, entry.article, before, after, why)


def _case(entry: Entry) -> Case:
    return Case(entry.number, entry.kind, entry.priority, entry.made_by, entry.sources)


def _not_ours(entry: Entry, status: Status, rating: str | None, strangers: Mapping[int, str]) -> str | None:
    """Say whose verdict would be changed without a reason; None where nobody else's is."""
    if entry.number not in strangers:
        return None
    labelled = "" if rating is None else " --rating LABEL"
    return (
        f"{strangers[entry.number]} marked it {entry.status}; say why with --note: "
        f"'claims mark {status} {entry.number}{labelled} --note WHY'"
    )


def _not_there(entry: Entry, on_words: Mapping[int, int]) -> str | None:
    """Say who stands on the words that a merged claim gave away; None where nobody does."""
    if entry.number not in on_words:
        return None
    return doubles.standing(on_words[entry.number], entry.kind)
