import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import NotUnderstoodError
from claims.intake.exchange.schemaorg import days

FORMS = [
    ("2020-07-05", "2020-07-05"),
    ("2020-7-5", "2020-07-05"),
    ("2020/07/05", "2020-07-05"),
    ("20200705", "2020-07-05"),
    ("20200705T101500Z", "2020-07-05"),
    ("2020-07-05T23:30:00+05:30", "2020-07-05"),
    ("2020-07-05T23:30:00.123Z", "2020-07-05"),
    ("2020-07-05 23:30", "2020-07-05"),
    ("5.7.2020", "2020-07-05"),
    ("25/07/2020", "2020-07-25"),
    ("07/25/2020", "2020-07-25"),
    ("07/07/2020", "2020-07-07"),
    ("July 5, 2020", "2020-07-05"),
    ("Jul 5th 2020", "2020-07-05"),
    ("5 July 2020", "2020-07-05"),
    ("Sun, 05 Jul 2020 10:15:00 GMT", "2020-07-05"),
    ("Sun Jul 05 2020 10:15:00 GMT+0000", "2020-07-05"),
    ("5 de julio de 2020", "2020-07-05"),
    ("5 de março de 2020", "2020-03-05"),
    ("1er juin 2020", "2020-06-01"),
    ("5 juillet 2020", "2020-07-05"),
    ("5. März 2020", "2020-03-05"),
    ("2020年7月5日", "2020-07-05"),
    ("1593943200", "2020-07-05"),
    ("1593943200000", "2020-07-05"),
]
NONE = [
    "",
    "soon",
    "2020",
    "2020-07",
    "03/04/2020",
    "2020-02-30",
    "0000-00-00",
    "-0001-11-30",
    "1970-01-01",
    "99/99/2020",
]


@pytest.mark.parametrize(("written", "day"), FORMS)
def test_a_day_is_read_in_every_form(written: str, day: str) -> None:
    assert days.read(written) == dt.date.fromisoformat(day)


@pytest.mark.parametrize("written", NONE)
def test_what_leaves_the_day_open_is_no_day(written: str) -> None:
    with pytest.raises(NotUnderstoodError):
        days.read(written)


@given(st.text())
def test_anything_is_a_day_or_refused(written: str) -> None:
    with contextlib.suppress(NotUnderstoodError):
        days.read(written)
