"""How long looking a quote up, the gate and the search for conflicts take, beside reading the same once."""

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from claims import database
from claims.tracking import conflicts, gate, listing
from claims.tracking.listing import Filter, Sort
from claims.tracking.quoting import look_up
from tests.benchmarks import desk, ratios
from tests.benchmarks.marks import Measured

QUOTE = "A day that nobody who stood on the bridge that morning in the rain will forget, said its keeper"
QUOTES = {
    "as it stands": QUOTE,
    "with a word changed": QUOTE.replace("morning", "evening"),
    "that is not there": "Seven horses went quietly up the other valley while their owner slept",
}


def measure(folder: Path) -> Iterator[Measured]:
    """Measure in this process: quotes in a text of a million words, a gate of 1,000 claims, conflicts of 10,000."""
    text, turn = f"{desk.words(1_000_000)}\n\n{QUOTE}.\n", count()
    for how, quote in QUOTES.items():
        ratio = ratios.of(partial(_first_time, quote, text, turn), text.split, turns=3)
        yield Measured(f"a quote {how}, in a million words, to splitting them", ratio)
    yield from _of_claims(folder)


def _first_time(quote: str, text: str, turn: "count[int]") -> None:
    """Look a quote up in a text that was never seen before: what was folded for it is kept for the next quote."""
    look_up(quote, f"{text}{next(turn)}")


def _of_claims(folder: Path) -> Iterator[Measured]:
    large, many = folder / "large.db", folder / "many.db"
    desk.fill(large, articles_=1, claims_=1000)
    with database.look(database.locate(str(large))) as session:
        gated = ratios.of(
            lambda: gate.outcome(session, 1, gate.Wanted()),
            lambda: list(listing.entries(session, Filter(article=1), Sort.PLACE)),
            turns=5,
        )
    yield Measured("gate of 1,000 claims, to a list of them", gated)
    desk.fill(many, articles_=100, claims_=100)
    with database.look(database.locate(str(many))) as session:
        found = ratios.of(
            lambda: conflicts.entries(session),
            lambda: list(listing.entries(session, Filter(), Sort.PLACE)),
            turns=3,
        )
    yield Measured("conflicts of 10,000 claims, to a list of them", found)
