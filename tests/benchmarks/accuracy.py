"""Print how well extraction does on the bench's articles: python -m tests.benchmarks.accuracy."""

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

from claims import extraction
from claims.extraction import FoundClaim

BENCH = Path(__file__).parents[3] / "shared" / "bench"


def main() -> None:
    """Score the development articles by the bench's own scorer, and print its table."""
    if not BENCH.is_dir():
        sys.exit("the bench is not beside this checkout; nothing was measured")
    scorer = _scorer()
    pairs = [(scorer.rows(str(gold)), scorer.rows(predicted(gold))) for gold in sorted(BENCH.glob("dev/*.json"))]
    counts, _ = scorer.tally(pairs)
    print(scorer.table({kind: scorer.rates(row) for kind, row in counts.items()}))


def predicted(gold: Path) -> list[dict[str, object]]:
    """Give the rows that extraction finds in the article of a gold file."""
    published = date.fromisoformat(json.loads(gold.read_text(encoding="utf-8"))["published"])
    text = gold.with_suffix(".txt").read_text(encoding="utf-8")
    return [row(claim) for claim in extraction.find_claims(text, published)]


def row(claim: FoundClaim) -> dict[str, object]:
    """Give a claim as the bench writes it."""
    value = claim.value
    return {
        "kind": claim.kind,
        "start": claim.start,
        "end": claim.end,
        "exact": claim.exact,
        "low": value.low,
        "high": value.high,
        "unit": value.unit,
        "date": value.date,
        "subject": value.subject,
        "speaker": value.speaker,
    }


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    if spec is None or spec.loader is None:
        sys.exit("the bench has no scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
