"""Where the annotated data lie: beside the checkout of whoever works on this, and nowhere else."""

import sys
from pathlib import Path

BENCH = Path(__file__).parents[3] / "shared" / "bench"


def require() -> None:
    """End with a reason where the data are not."""
    if not BENCH.is_dir():
        sys.exit("the bench is not beside this checkout; nothing was measured")
