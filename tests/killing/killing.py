"""Commands killed at any moment: what was acknowledged is there, and nothing is there by half.

A command is run once to its end, which says how long it takes and what it comes to. Then it is killed, with every
process that it started, again and again: half the times at any moment of its run, half the times just when it begins
to write.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import SystemRandom

from tests.killing import commands, records
from tests.killing.commands import Command, quietly
from tests.killing.grounds import File, Ground, Shared, watching
from tests.killing.records import Content
from tests.postgres import NoServerError, serving

# As long is waited at the most after a command began to write, in seconds.
WRITES = 0.03
LONGEST = 120.0
LOTS = SystemRandom()
# As many commands are killed at work on PostgreSQL too.
SHARED = 4


@dataclass(frozen=True, slots=True)
class Killed:
    """How often a command was killed before it wrote anything, in the middle, and when all was done and said.

    `lost` counts what was acknowledged and is not there; `broken` how often the record was not whole, a part was there
    by half, or the same command did not end well when it was typed again.
    """

    command: str
    times: int
    before: int
    during: int
    after: int
    lost: int
    broken: int


def kill(folder: Path, times: int) -> Iterator[Killed]:
    """Kill each command in turn, so many times in all; the first ones once more where that does not come out even.

    On SQLite, and the first few on PostgreSQL as well where there is a server to start.
    """
    files = folder / "files"
    commands.materials(files)
    with ExitStack() as stack:
        trials = [*_trials(folder, files, stack)]
        for at, trial in enumerate(trials):
            if share := len(range(at, times, len(trials))):
                yield _killed(trial, share)


def _trials(folder: Path, files: Path, stack: ExitStack) -> Iterator["Trial"]:
    for at, command in enumerate(commands.COMMANDS):
        yield Trial(command, folder / f"trial{at}", files, File(folder / f"trial{at}"))
    try:
        server = stack.enter_context(serving())
        watch = stack.enter_context(watching(server))
    except NoServerError:
        return
    for at, command in enumerate(commands.COMMANDS[:SHARED]):
        shared = replace(command, name=f"{command.name}, on PostgreSQL")
        yield Trial(shared, folder / f"shared{at}", files, Shared(server, watch))


def _killed(trial: "Trial", times: int) -> Killed:
    trial.prepare()
    ends = [trial.once(writing=bool(turn % 2)) for turn in range(times)]
    counts = {when: sum(end.when == when for end in ends) for when in ("before", "during", "after")}
    return Killed(
        trial.command.name,
        times,
        **counts,
        lost=sum(end.lost for end in ends),
        broken=sum(end.broken for end in ends),
    )


@dataclass(frozen=True, slots=True)
class End:
    """What one kill came to."""

    when: str
    lost: int
    broken: bool


@dataclass(slots=True)
class Trial:
    """A command, a folder of its own, and where the files are that it reads."""

    command: Command
    folder: Path
    files: Path
    ground: Ground
    stages: list[Content] = field(default_factory=list)
    seconds: float = 0.0
    wrote: bool = False

    def prepare(self) -> None:
        """Run the command to its end in steps and at once: both come to the same."""
        self.folder.mkdir()
        self.ground.prepare(self.command.begins)
        self.ground.begin()
        self.stages = [records.content(self.ground.url)]
        for step in self.command.steps(self.files):
            assert quietly(self.ground.url, *step) == 0, step
            self.stages.append(records.content(self.ground.url))
        assert len({*self.stages}) == len(self.stages), "each step does something"
        self.ground.begin()
        began = time.monotonic()
        said = self._run(lambda process: self._wait(process, LONGEST, writing=False))
        self.seconds = time.monotonic() - began
        assert records.content(self.ground.url) == self.stages[-1], said
        assert self._acknowledged(said) == len(self.stages) - 1, said

    def once(self, *, writing: bool) -> End:
        """Kill the command once, at any moment or just as it writes; look at the record, and type it again."""
        self.ground.begin()
        moment = LOTS.uniform(0, WRITES if writing else self.seconds)
        said = self._run(lambda process: self._wait(process, moment, writing=writing))
        acknowledged, left, last = self._acknowledged(said), records.content(self.ground.url), len(self.stages) - 1
        there = self.stages.index(left) if left in self.stages else None
        lost = max(acknowledged - (there or 0), 0)
        broken = there is None or bool(records.findings(self.ground.url)) or not self._ends_well()
        begun = self.wrote or there != 0 or acknowledged > 0
        return End("after" if last == there == acknowledged else "during" if begun else "before", lost, broken)

    def _run(self, until: Callable[["subprocess.Popen[bytes]"], object]) -> str:
        """Run the command until something, kill it with all that it started, and give what it said."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CLAIMS_")}
        more = {
            "CLAIMS_DATABASE": commands.place(self.ground.url),
            "CLAIMS_BY": "ana",
            "XDG_STATE_HOME": str(self.folder),
        }
        said = self.folder / "said"
        with (
            said.open("wb") as out,
            subprocess.Popen(
                [sys.executable, "-m", "claims", *self.command.typed(self.files)],
                env=kept | more,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            ) as process,
        ):
            try:
                until(process)
            finally:
                self.wrote = self.ground.wrote()
                # Its leader is not waited for before, so that the number of the group is still its own.
                os.killpg(process.pid, signal.SIGKILL)
        self.ground.settle()
        return said.read_text(encoding="utf-8")

    def _wait(self, process: "subprocess.Popen[bytes]", moment: float, *, writing: bool) -> None:
        deadline = time.monotonic() + LONGEST
        while writing and not self.ground.wrote() and not _ended(process) and time.monotonic() < deadline:
            time.sleep(0.0002)
        until = time.monotonic() + moment
        while time.monotonic() < until and not _ended(process):
            time.sleep(0.0005)

    def _acknowledged(self, said: str) -> int:
        return len(re.findall(self.command.says, said, re.MULTILINE))

    def _ends_well(self) -> bool:
        """Type the same again: it does what is left, or says that there is nothing left to do."""
        status = quietly(self.ground.url, *self.command.typed(self.files))
        left, whole = records.content(self.ground.url), not records.findings(self.ground.url)
        return whole and status in {0, 1} and left == self.stages[-1]


def _ended(process: "subprocess.Popen[bytes]") -> bool:
    """Tell whether a process has ended, and leave it to be waited for."""
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
