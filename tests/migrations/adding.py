"""One of many at the same record: adds sources and verdicts, each by a command of its own, and says how that went."""

import json
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from claims.cli.main import main


def add(place: str, name: str, times: int) -> dict[str, object]:
    """Give what was acknowledged, what was refused, and the longest that one command took, in seconds."""
    acknowledged, refused, longest = 0, list[str](), 0.0
    for turn in range(times):
        number = str(turn % 6 + 1)
        source = ("source", "add", number, f"https://{name}.example/{turn}", "--supports", "--no-capture")
        verdict = ("mark", "unproven", number, "--note", f"{name} {turn}")
        for line in (source, verdict):
            out, err, began = StringIO(), StringIO(), time.monotonic()
            with redirect_stdout(out), redirect_stderr(err):
                status = main(["--database", place, "--by", name, *line])
            longest = max(longest, time.monotonic() - began)
            if status == 0 and out.getvalue().startswith(f"Claim {number} "):
                acknowledged += 1
            else:
                refused.append(err.getvalue())
    return {"acknowledged": acknowledged, "refused": refused, "longest": longest}


def warm(place: str) -> None:
    """Load what the commands need: that would be measured as waiting for the others."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        main(
            [
                "--database",
                place,
                "source",
                "add",
                "1",
                "https://warm.example/",
                "--supports",
                "--no-capture",
                "--dry-run",
            ]
        )
        main(["--database", place, "mark", "unproven", "1", "--note", "warm", "--dry-run"])


if __name__ == "__main__":
    warm(sys.argv[1])
    # All begin together, when everybody has started.
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    json.dump(add(sys.argv[1], sys.argv[2], int(sys.argv[3])), sys.stdout)
