"""Print how well extraction does on all of the bench: python -m tests.benchmarks.accuracy [GOLD.json]...

GOLD are annotated articles of one's own, each beside its text, in the shape of the bench's; they are scored instead.
"""

import importlib.util
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType

from claims import extraction
from claims.extraction import FoundClaim
from tests.benchmarks import bench, newsquant, recognizers

# The kinds whose rows are judged together.
POOLS = {
    "figures": ("casualty", "money", "percentage", "quantity"),
    "words and days": ("quote", "date"),
    "the rest": ("rank", "title", "identity", "statement", "event"),
}


def main() -> None:
    """Score articles by the bench's own scorer, and print its table; then the other sets'."""
    bench.require()
    own = [Path(name) for name in sys.argv[1:]]
    print(articles(own or sorted(bench.BENCH.glob("dev/*.json"))))
    if not own:
        print(f"\n{newsquant.table(newsquant.read())}\n\n{recognizers.table()}")


def articles(files: list[Path]) -> str:
    """Give the table of annotated articles: each kind, all, and the pools."""
    scorer = _scorer()
    counts, _ = scorer.tally([(scorer.rows(str(gold)), scorer.rows(predicted(gold))) for gold in files])
    pooled = {name: sum((Counter(counts.get(kind, {})) for kind in kinds), Counter()) for name, kinds in POOLS.items()}
    lines = [scorer.table({kind: scorer.rates(row) for kind, row in counts.items()})]
    lines += [f"{name:<29} F1 {scorer.rates(row)['f1'] or 0:.3f}" for name, row in pooled.items()]
    return "\n".join(lines)


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
    spec = importlib.util.spec_from_file_location("score", bench.BENCH / "score.py")
    if spec is None or spec.loader is None:
        sys.exit("the bench has no scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
