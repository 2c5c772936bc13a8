"""The whole way from a text to its claims."""

import importlib.util
import json
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from claims import extraction
from claims.extraction import FoundClaim
from claims.vocabulary import Kind

SHARED = Path(__file__).parents[3] / "shared"
NO_SHARED = "the bench is not beside this checkout"
TEXTS = sorted([*SHARED.glob("articles/*.txt"), *SHARED.glob("bench/dev/*.txt")])
ARTICLE = """Ferry runs aground off Lenmark

By Ina Voss

PORT ALDEN, Lenmark (GNS) — A ferry carrying tourists struck a reef near Port Alden on Monday, the coast guard said.

“Nobody on board was ever in danger,” said Captain Ruben Falk, who commands the rescue station. He declined to name\
 the ferry's owner.

The Lenmark Shipping Institute, a research body in Port Alden, found that two in three ferries carry no radar.
Falk was born in Alden. Police arrested the helmsman, Olav Brix, on Tuesday.

Updated at 9:15 a.m."""


def kinds(found: tuple[FoundClaim, ...], kind: Kind) -> list[str]:
    return [claim.exact for claim in found if claim.kind is kind]


@pytest.fixture(scope="module")
def found() -> tuple[FoundClaim, ...]:
    return extraction.find_claims(ARTICLE, date(2024, 5, 8))


def test_a_quotation_has_the_full_name_of_its_speaker(found: tuple[FoundClaim, ...]) -> None:
    quote = next(claim for claim in found if claim.kind is Kind.QUOTE)

    assert quote.exact == "Nobody on board was ever in danger"
    assert quote.value.speaker == "Ruben Falk"


def test_notes_datelines_and_bylines_make_no_claims(found: tuple[FoundClaim, ...]) -> None:
    for words in ("Ina Voss", "GNS", "9:15"):
        assert not any(words in claim.exact for claim in found)


def test_titles_identities_statements_and_events_are_found(found: tuple[FoundClaim, ...]) -> None:
    assert "Captain Ruben Falk" in kinds(found, Kind.TITLE)
    assert "commands the rescue station" in kinds(found, Kind.TITLE)
    assert "research body in Port Alden" in kinds(found, Kind.IDENTITY)
    assert "He declined to name the ferry's owner" in kinds(found, Kind.STATEMENT)
    assert any(event.startswith("Police arrested the helmsman") for event in kinds(found, Kind.EVENT))


def test_claims_stand_in_the_order_of_the_text_the_longer_first(found: tuple[FoundClaim, ...]) -> None:
    places = [(claim.start, -claim.end) for claim in found]

    assert places == sorted(places)


def test_what_stands_inside_a_statement_has_its_speaker(found: tuple[FoundClaim, ...]) -> None:
    monday = next(claim for claim in found if claim.exact == "Monday")

    assert monday.value.speaker == "coast guard"


def test_without_a_publication_date_relative_dates_are_not_guessed() -> None:
    dates = [claim for claim in extraction.find_claims(ARTICLE) if claim.kind is Kind.DATE]

    assert dates
    assert all(claim.value.date is None for claim in dates)


def test_names_are_found_when_asked_for() -> None:
    spelled = kinds(extraction.find_claims(ARTICLE, names=True), Kind.NAME)

    assert "Ruben Falk" in spelled
    assert len(spelled) == len(set(spelled))


def test_words_read_by_hand_take_what_is_found_there() -> None:
    start = ARTICLE.index("Captain Ruben Falk")

    [claim] = extraction.read_words(ARTICLE, [(start, start + len("Captain Ruben Falk"))])

    assert (claim.kind, claim.value.subject) == (Kind.TITLE, "Ruben Falk")


def test_words_that_say_nothing_we_know_are_of_kind_other() -> None:
    start = ARTICLE.index("near Port")

    [claim] = extraction.read_words(ARTICLE, [(start, start + len("near Port"))])

    assert (claim.kind, claim.exact, claim.made_by) == (Kind.OTHER, "near Port", "person")


def test_the_engine_names_its_versions() -> None:
    assert "spacy 3." in extraction.engine()


def test_importing_the_room_does_not_load_the_model() -> None:
    code = "import claims.extraction, sys; sys.exit('spacy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("width", [60, 72, 100])
def test_a_text_says_the_same_however_its_lines_are_broken(width: int) -> None:
    lines = ARTICLE.splitlines()
    broken = "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in lines)

    plain, wrapped = (extraction.find_claims(text, date(2024, 5, 8)) for text in (ARTICLE, broken))

    assert [replace(claim, exact=" ".join(claim.exact.split())) for claim in wrapped] == list(plain)


@pytest.mark.parametrize("path", TEXTS or [None], ids=str)
def test_claims_stand_where_they_say_in_real_articles(path: Path | None) -> None:
    if path is None:
        pytest.skip(NO_SHARED)
    text = path.read_text(encoding="utf-8")

    found = extraction.find_claims(text, date(2024, 1, 1), names=True)

    assert found
    assert all(text[claim.start : claim.end] == claim.exact for claim in found)


@pytest.mark.skipif(not (SHARED / "bench").is_dir(), reason=NO_SHARED)
def test_more_than_three_fifths_of_the_annotated_claims_are_found() -> None:
    score = _scorer()
    pairs = []
    for gold in sorted(SHARED.glob("bench/dev/*.json")):
        rows = json.loads(gold.read_text(encoding="utf-8"))
        text = gold.with_suffix(".txt").read_text(encoding="utf-8")
        found = extraction.find_claims(text, date.fromisoformat(rows["published"]))
        pairs.append((score.rows(rows), score.rows([_row(claim) for claim in found])))

    counts, _ = score.tally(pairs)

    assert score.rates(counts["all"])["f1"] > 0.60


def _row(claim: FoundClaim) -> dict[str, str | int | None]:
    low, high = (None if bound is None else str(bound) for bound in (claim.value.low, claim.value.high))
    return {"kind": claim.kind, "start": claim.start, "end": claim.end, "low": low, "high": high}


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "bench" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
