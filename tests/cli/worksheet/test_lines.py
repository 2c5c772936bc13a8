import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.cli.worksheet import lines
from claims.cli.worksheet.lines import Line, Place
from claims.errors import NotUnderstoodError
from claims.vocabulary import Kind, Status

HERE = Place("that killed ", "at least 31 people", ", including")
# What is typed, and what it says.
TYPED = [
    (
        "12 unverified casualty >=31 person killed | that killed [at least 31 people], including",
        Line(12, None, Status.UNVERIFIED, Kind.CASUALTY, ">=31 person killed", HERE),
    ),
    (
        "  12   verified     casualty   >=31 person killed   |   that killed [at least 31 people], including",
        Line(12, None, Status.VERIFIED, Kind.CASUALTY, ">=31 person killed", HERE),
    ),
    ("12 dismissed date -", Line(12, None, Status.DISMISSED, Kind.DATE, "-")),
    ("12 =7", Line(12, 7)),
    ("12 =7 casualty 31 person | [x]", Line(12, 7, None, Kind.CASUALTY, "31 person", Place("", "x", ""))),
    ("12 dismissed", Line(12, None, Status.DISMISSED)),
    ("12\tDismissed\tDATE\t-", Line(12, None, Status.DISMISSED, Kind.DATE, "-")),
    ("| that killed [at least 31 people], including", Line(place=HERE)),
    ("that killed [at least 31 people], including", Line(place=HERE)),
    ("casualty | that killed [at least 31 people], including", Line(kind=Kind.CASUALTY, place=HERE)),
    (
        "unverified casualty 31 person killed | [x]",
        Line(None, None, Status.UNVERIFIED, Kind.CASUALTY, "31 person killed", Place("", "x", "")),
    ),
    (
        "31 unverified title A \\| B | [x \\[sic\\]]",
        Line(31, None, Status.UNVERIFIED, Kind.TITLE, "A | B", Place("", "x [sic]", "")),
    ),
    (
        "5 unverified other - | a | b [c | d] e",
        Line(5, None, Status.UNVERIFIED, Kind.OTHER, "-", Place("a | b ", "c | d", " e")),
    ),
]


@pytest.mark.parametrize(("typed", "line"), TYPED)
def test_a_line_is_read(typed: str, line: Line) -> None:
    assert lines.read(typed) == line


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("12 verifed casualty 3 | [x]", "'verifed' is not a status; did you mean 'verified'?"),
        ("12 verified casulty 3 | [x]", "'casulty' is not a kind; did you mean 'casualty'?"),
        ("12 verified zzz 3 | [x]", "'zzz' is not a kind; there are casualty, money,"),
        ("12", "the status is missing; there are unverified,"),
        ("12 verified date - [x]", "there is no | before the words in [brackets]"),
        ("12 =x", "'=x' does not say into which claim; write =12"),
        ("12 verified date - | no words", "a claim's words stand in one pair of [brackets]"),
        ("12 verified date - | two [pairs] of [them]", "a claim's words stand in one pair of [brackets]"),
        ("12 verified date - | turned ]around[", "a claim's words stand in one pair of [brackets]"),
        ("12 verified date - | [ ]", "there are no words in the brackets"),
        ("hello", "a claim's words stand in one pair of [brackets]"),
    ],
)
def test_what_cannot_be_read_is_named(typed: str, says: str) -> None:
    with pytest.raises(NotUnderstoodError, match=re.escape(says)):
        lines.read(typed)


def tidy(text: str) -> str:
    return " ".join(text.split())


words = st.text(alphabet=st.sampled_from("ab1 .,|[]\\“’—=#é\u2028\t")).map(tidy)
exact = words.filter(bool)


@given(before=words, exact=exact, after=words, value=exact, kind=st.sampled_from(Kind), status=st.sampled_from(Status))
def test_any_line_comes_back_as_it_was(
    before: str, exact: str, after: str, value: str, kind: Kind, status: Status
) -> None:
    line = Line(12, None, status, kind, value, Place(before, exact, after))

    written = lines.written(line, (4, 12, 9))

    assert "\n" not in written
    assert lines.read(written) == line
