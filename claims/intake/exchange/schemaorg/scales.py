"""A rating: what its label and its numbers say together of the claim."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from claims.intake.exchange.schemaorg import fields, labels
from claims.intake.exchange.schemaorg.fields import Object, Value
from claims.vocabulary import Status

# Of the way from the worst to the best: from here on a claim is verified, and down to here it is refuted.
TRUE_FROM = Decimal("0.75")
FALSE_TO = Decimal("0.25")
# Beyond this nobody counts, and arithmetic may overflow.
GREATEST = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status that a rating comes to, the label as it was written, and what is odd about it, a clause each."""

    status: Status
    label: str | None
    odd: tuple[str, ...] = ()


def read(rating: Object) -> Verdict:
    """Read a rating by its label, where that says nothing by its numbers, else as unproven.

    Numbers count only on a scale of two ends above 0 with the value between them; the better end may be the lower
    number. Where the two contradict each other the label says what was meant.
    """
    label = fields.name(rating.get("alternateName")) or _worded(rating.get("ratingValue"))
    said = labels.read(label) if label else None
    place = _place(rating)
    if said is not None:
        odd = f"its numbers ({_numbers(rating)}) contradict its label '{label}', which counts"
        return Verdict(said, label, (odd,) if place is not None and _contradicts(said, place) else ())
    if place is not None:
        because = f"'{label}' is no label that is known" if label else "it has no label"
        return Verdict(_status(place), label, (f"{because}, so its numbers count: {_numbers(rating)}",))
    unknown = f"'{label}' is no label that is known" if label else "its rating says nothing"
    numbers = f" and its numbers ({_numbers(rating)}) are no scale" if _numbers(rating) else ""
    return Verdict(Status.UNPROVEN, label, (f"{unknown}{numbers}, so it is unproven",))


def _place(rating: Object) -> Decimal | None:
    """Give where a rating stands between the worst, 0, and the best, 1; None where it stands on no scale."""
    value, worst, best = (_number(rating.get(name)) for name in ("ratingValue", "worstRating", "bestRating"))
    if value is None or worst is None or best is None or worst == best or min(worst, best) <= 0:
        return None
    return (value - worst) / (best - worst) if min(worst, best) <= value <= max(worst, best) else None


def _status(place: Decimal) -> Status:
    if place >= TRUE_FROM:
        return Status.VERIFIED
    return Status.REFUTED if place <= FALSE_TO else Status.DISPUTED


def _contradicts(said: Status, place: Decimal) -> bool:
    middle = Decimal("0.5")
    return (said is Status.VERIFIED and place < middle) or (said is Status.REFUTED and place > middle)


def _number(value: Value) -> Decimal | None:
    written = fields.words(value)
    try:
        number = Decimal((written or "").replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() and -GREATEST < number < GREATEST else None


def _worded(value: Value) -> str | None:
    """Give the value of a rating that is a label, where one was written for the number."""
    written = fields.name(value)
    return written if written and _number(value) is None else None


def _numbers(rating: Object) -> str:
    """Write the numbers of a rating as they came: "5 of 1 to 5"; "" where there are none."""
    value, worst, best = (fields.words(rating.get(name)) for name in ("ratingValue", "worstRating", "bestRating"))
    if value is None and worst is None and best is None:
        return ""
    return f"{(value or '?')[:20]} of {(worst or '?')[:20]} to {(best or '?')[:20]}"
