"""A claim's value as a worksheet writes it: ">=31 person killed", "12..14 percent", "2016-03-25", a name, or "-"."""

from claims.vocabulary import Kind, Value, plain

NOTHING = "-"
# A figure that nobody gave, where what it counts is known.
UNKNOWN = "?"
# Kinds whose value is a name, and the field it stands in; a date has a field of its own, all others a figure.
NAMED = {
    **dict.fromkeys((Kind.TITLE, Kind.IDENTITY, Kind.NAME, Kind.EVENT), "subject"),
    **dict.fromkeys((Kind.QUOTE, Kind.STATEMENT), "speaker"),
}


def written(kind: Kind, value: Value) -> str:
    """Write the value of a claim of a kind; what its kind has no place for is left out."""
    if kind in NAMED:
        return " ".join((getattr(value, NAMED[kind]) or NOTHING).split())
    if kind is Kind.DATE:
        return value.date or NOTHING
    counted = " ".join(part for part in (value.unit, value.outcome) if part)
    return f"{_figure(value) or UNKNOWN * bool(counted)} {counted}".strip() or NOTHING


def _figure(value: Value) -> str:
    low, high = ("" if bound is None else plain(bound) for bound in (value.low, value.high))
    if not low and not high:
        return " ".join((value.qualifier or "").split())
    between = f"..{high}" if low and high and low != high else ""
    return f"{sign(value)}{low or high}{between}"


def sign(value: Value) -> str:
    """Give the sign of a value's bound."""
    if value.low is None or value.high is None:
        return "<=" if value.low is None else ">="
    return "~" if value.low == value.high and value.qualifier == "about" else ""
