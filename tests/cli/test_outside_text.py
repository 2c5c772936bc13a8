"""Text from outside: kept as it is, shown, never obeyed."""

import json
import shlex
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.cli.text import cut, shown, width
from tests.conftest import Run

# Whatever a person can type as an argument, but for the words that mean something else there.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60).filter(
    lambda typed: typed.strip() == typed and typed not in {"-", "none"}
)
OBEYED = {"Cc", "Zl", "Zp"}
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def obeyed(text: str) -> list[str]:
    """Give the signs that a terminal would act on, line ends apart."""
    return [sign for sign in text if sign != "\n" and (unicodedata.category(sign) in OBEYED or sign in TURNING)]


@pytest.mark.usefixtures("story")
@few
@given(typed=WORDS)
def test_a_title_comes_back_as_it_was_and_is_shown_on_one_line(run: Run, typed: str) -> None:
    assert run(f"article edit 1 --title={shlex.quote(typed)}").status == 0

    listed, table, card = (run(line).out for line in ("article list --json", "article list", "show 1"))

    assert json.loads(listed)[0]["title"] == typed
    assert obeyed(listed) == obeyed(table) == obeyed(card) == []
    assert table.count("\n") == 2


@pytest.mark.usefixtures("story")
@few
@given(typed=WORDS.map(lambda typed: f"so {typed}"))
def test_a_quote_comes_back_as_it_was(run: Run, typed: str) -> None:
    assert run(f"source add 1 --cite words --supports --quote={shlex.quote(typed)}").status == 0

    claim, source = run("show 1 --json").out, run("source show s1").out

    # Typed before, it is not doubled, and so need not come last.
    assert typed.strip() in [proof["quote"] for proof in json.loads(claim)["sources"]]
    assert obeyed(claim) == obeyed(source) == []


@pytest.mark.usefixtures("story")
@few
@given(typed=WORDS)
def test_a_note_comes_back_as_it_was(run: Run, typed: str) -> None:
    assert run(f"note 1 -- {shlex.quote(typed)}").status == 0

    history, card = run("history --limit 1 --json").out, run("show 1").out

    assert json.loads(history)[0]["after"]["text"] == typed
    assert obeyed(history) == obeyed(card) == []


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    "typed", ["[red]x[/red]", "[/b]", "[link=https://a.example]x", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", ":smile:"]
)
def test_markup_is_shown_not_obeyed(run: Run, typed: str) -> None:
    run(f"article edit 1 --title {shlex.quote(typed)}")

    visible = typed.replace("\x1b", "␛").replace("\x07", "␇")

    assert visible in run("article list").out
    assert visible in run("show 1").out
    assert visible in run("mark unproven 1 --note hm").out


@pytest.mark.usefixtures("story")
def test_what_was_typed_is_repeated_visibly(run: Run) -> None:
    ended = run("mark verified 1 --source '\x1b[31mno\u202efile'")

    assert ended.status == 1
    assert obeyed(ended.err) == []


@given(st.text())
def test_every_sign_of_a_shown_text_is_visible(text: str) -> None:
    assert obeyed(shown(text)) == []
    assert "\n" not in shown(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(min_value=2, max_value=40))
def test_a_cut_text_fits(text: str, columns: int) -> None:
    fitted = cut(text, columns)

    assert width(fitted) <= columns
    assert fitted == text or fitted.endswith("…")
