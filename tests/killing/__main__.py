"""Kill commands as often as is said, 100 times else, and print what came of it: `python -m tests.killing 200`."""

import sys
import tempfile
from dataclasses import astuple, fields
from pathlib import Path

from tests.killing.killing import Killed, kill

print(" | ".join(column.name for column in fields(Killed)))
with tempfile.TemporaryDirectory() as name:
    for killed in kill(Path(name) / "killing", int(sys.argv[1]) if sys.argv[1:] else 100):
        print(" | ".join(str(fact) for fact in astuple(killed)), flush=True)
