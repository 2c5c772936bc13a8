"""Kill commands and feed every target hostile input, and print what happened.

python -m tests.benchmarks.hard [KILLS] [EXAMPLES] [WORD]: 200 kills and 100,000 examples a target, unless told
otherwise; with a word only the targets that have it in their names.
"""

import os
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

KILLS, EXAMPLES = 200, 100_000
# How much is shown of what a target that failed has said.
LINES, WIDE = 60, 500
TARGETS = "tests/hostile"
COUNTED = ("examples", "refused", "growth")
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "junit_family=xunit1"]
KILLING = "tests.killing.killing"
ROOT = Path(__file__).parents[2]


def main() -> int:
    """Do both, print a line for each as it ends, and give the exit status: 1 where anything failed."""
    typed = sys.argv[1:]
    kills = int(typed.pop(0)) if typed else KILLS
    examples = int(typed.pop(0)) if typed else EXAMPLES
    word = typed.pop(0) if typed else ""
    print(f"Python {sys.version.split()[0]}, {kills:,} kills, {examples:,} examples a target\n", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        failed = [*_targets(Path(name), examples, word)] if examples else []
        failed += _kills(Path(name), kills) if kills else []
    print(f"\n{time.monotonic() - began:,.0f} seconds; {len(failed) or 'nothing'} failed", flush=True)
    return 1 if failed else 0


def _targets(folder: Path, examples: int, word: str) -> Iterator[str]:
    """Run each target in a process of its own, so that its memory is its own; yield those that failed."""
    seed = secrets.randbelow(1 << 32)
    print(f"hypothesis seed {seed}\n", flush=True)
    print(f"{'target':<84} {'examples':>9} {'refused':>8} {'seconds':>8} {'growth':>8}", flush=True)
    for target in _collected(word):
        told = folder / "told.xml"
        told.unlink(missing_ok=True)
        command = [*PYTEST, target, f"--hypothesis-seed={seed}", f"--junitxml={told}"]
        environment = os.environ | {"CLAIMS_TESTS_EXAMPLES": str(examples)}
        began = _spent()
        ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        print(_line(_name(target), _properties(told), _spent() - began, ended.returncode), flush=True)
        if ended.returncode:
            print(*(line[:WIDE] for line in ended.stdout.splitlines()[-LINES:]), ended.stderr, sep="\n", flush=True)
            yield target


def _collected(word: str) -> list[str]:
    command = [*PYTEST, "--collect-only", TARGETS]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if "::" in line and word in line]


def _spent() -> float:
    """Give the seconds that processors worked for those that have ended: what else goes on does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _name(target: str) -> str:
    file, _, test = target.partition("::")
    return f"{Path(file).stem.removeprefix('test_')}: {test.removeprefix('test_').replace('_', ' ')}"


def _properties(told: Path) -> Mapping[str, int]:
    """Give what a target's watch counted; nothing where its process did not come to an end."""
    if not told.is_file():
        return {}
    said = {each.get("name", ""): each.get("value", "") for each in etree.parse(told).iter("property")}
    return {name: int(said[name]) for name in COUNTED if name in said}


def _line(name: str, counted: Mapping[str, int], seconds: float, status: int) -> str:
    examples, refused = counted.get("examples", 0), counted.get("refused", 0)
    share = f"{refused / examples:.0%}" if examples else "-"
    growth = f"{counted.get('growth', 0) / 1e6:.0f} MB"
    return f"{name[:84]:<84} {examples:>9,} {share:>8} {seconds:>8,.0f} {growth:>8}{'   FAILED' if status else ''}"


def _kills(folder: Path, times: int) -> Iterator[str]:
    """Kill commands at random moments; yield those after which something was lost, or the record broken."""
    if find_spec(KILLING.rpartition(".")[0]) is None:
        print("\nthere is nothing here that kills commands", flush=True)
        return
    columns = f"{'kills':>6} {'before':>7} {'during':>7} {'after':>6} {'lost':>5} {'broken':>7}"
    print(f"\n{'command':<40} {columns}", flush=True)
    for killed in import_module(KILLING).kill(folder, times):
        print(
            f"{killed.command:<40} {killed.times:>6} {killed.before:>7} {killed.during:>7} {killed.after:>6} "
            f"{killed.lost:>5} {killed.broken:>7}",
            flush=True,
        )
        if killed.lost or killed.broken:
            yield killed.command


if __name__ == "__main__":
    sys.exit(main())
