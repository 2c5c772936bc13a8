"""Print the program's speed as ratios that anyone can repeat: python -m tests.benchmarks."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from claims import database, extraction
from claims.extraction import FoundClaim, language
from claims.intake import Page
from claims.tracking import articles
from claims.vocabulary import Kind, Value
from tests.benchmarks import ratios

IMPORTS = ("-c", "import typer, sqlalchemy.orm")
ARTICLE = (Path(__file__).parents[2] / "claims" / "cli" / "demo.txt").read_text(encoding="utf-8")
# What the issue asked for, beside what is measured.
AT_MOST = {
    "claims list --limit 50, of 10,000": 0.85,
    "claims unverified --limit 50, of 10,000": 0.85,
    "claims --help": 0.25,
    "extraction of 600 words, to spaCy alone": 3.0,
}


def main() -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "claims.db"
        os.environ["CLAIMS_DATABASE"] = str(record)
        fill(record, articles_=100, claims_=100)
        measured = {**commands(), **reading()}
    print(f"Python {sys.version.split()[0]}; start-up as a ratio to python {' '.join(IMPORTS)!r}\n")
    print(f"{'what':<42} {'ratio':>6} {'at most':>8}")
    for what, ratio in measured.items():
        print(f"{what:<42} {ratio:>6.2f} {AT_MOST[what]:>8.2f}")


def commands() -> dict[str, float]:
    """Measure whole processes."""
    yardstick = ratios.python(*IMPORTS)
    lines = (line for line in AT_MOST if line.startswith("claims "))
    return {line: ratios.of(ratios.python("-m", *line.split(",")[0].split()), yardstick) for line in lines}


def reading() -> dict[str, float]:
    """Measure extraction beside the language model that it stands on, start-up apart."""
    text = ARTICLE * (600 // len(ARTICLE.split()) + 1)
    model = language.model()
    paragraphs = [line for line in text.splitlines() if line]
    spacy = lambda: list(model.pipe(paragraphs))  # noqa: E731 - named for what it times
    ours = lambda: extraction.find_claims(text, date(2016, 3, 25))  # noqa: E731 - the same
    return {"extraction of 600 words, to spaCy alone": ratios.of(ours, spacy)}


def fill(record: Path, *, articles_: int, claims_: int) -> None:
    """Make a record of so many articles with so many claims each."""
    with database.begin(database.locate(str(record))) as session:
        session.info["login"] = "benchmark"
        for number in range(articles_):
            text = "\n".join(f"Article {number} says that {claim:>5} people came." for claim in range(claims_))
            page = Page(
                text=text,
                title=f"Article {number}",
                media_type="text/plain",
                read_by="benchmark",
                location=f"/{number}",
                original=text.encode(),
            )
            articles.add(session, page, found(text, claims_), extracted_by="benchmark", by="benchmark")


def found(text: str, number: int) -> list[FoundClaim]:
    """Make a claim of the end of each line."""
    ends, place = [], 0
    for line in text.splitlines()[:number]:
        start, end = place + line.index("that ") + 5, place + len(line) - 1
        exact = text[start:end]
        ends.append(FoundClaim(Kind.QUANTITY, start, end, exact, Value(unit="person"), "benchmark", 0.45))
        place += len(line) + 1
    return ends


if __name__ == "__main__":
    main()
