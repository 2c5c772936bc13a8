"""What the benchmarks work on: a record of many claims, and a folder of many articles."""

from collections.abc import Iterator
from pathlib import Path

from claims import database
from claims.extraction import FoundClaim
from claims.intake import Page
from claims.tracking import articles
from claims.vocabulary import Kind, Value

ARTICLE = (Path(__file__).parents[2] / "claims" / "cli" / "demo.txt").read_text(encoding="utf-8")


def words(number: int) -> str:
    """Give a text of at least so many words: the demo's article, over and over."""
    return "\n\n".join([ARTICLE] * (number // len(ARTICLE.split()) + 1))


def write(folder: Path, number: int) -> Iterator[str]:
    """Write so many articles of 600 words, no two the same, and yield their paths."""
    body = words(600)
    for at in range(number):
        path = folder / f"{at}.txt"
        path.write_text(f"Report number {at} of the day\n\n{body}", encoding="utf-8")
        yield str(path)


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
