"""Many articles at once: the files that folders and patterns stand for, and what each is known by."""

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from claims.errors import ClaimsError
from claims.intake import files, locations
from claims.intake.locations import File

# What is taken out of a folder; a file of any other name can be named by itself.
ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf"})
MAGIC = frozenset("*?[")
ANY_DEPTH = "**"
# What hidden files begin with, and the files by which Word says that somebody has a document open.
HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class Batch:
    """What was typed, as single locations, each once and in its order.

    `left_out` counts the files of other kinds in folders by their endings, "" for none. `troubles` says, a sentence
    each, what stands for no file, and which folders cannot be looked into.
    """

    locations: tuple[str, ...]
    left_out: Counter[str] = field(default_factory=Counter)
    troubles: tuple[str, ...] = ()


def expand(typed: Sequence[str]) -> Batch:
    """Put the files in place of the folders and patterns ("drafts/*.docx", "**" for any depth) among some LOCATIONs.

    What is there by its very name is no pattern. Of a folder, and of what a pattern finds without naming an ending,
    only files that a reader is for are taken, in the order of their names, hidden ones left out. Links to folders are
    followed where they were typed and not below, so that none leads back for ever.
    """
    look = _Look()
    found: dict[str, str] = {}
    for one in typed:
        for location in look.at(one):
            # The same file may be typed by itself and with its folder.
            key = location if location == "-" or "://" in location else os.path.normpath(Path.cwd() / location)
            found.setdefault(key, location)
    return Batch(tuple(found.values()), look.left_out, tuple(look.troubles))


def kinds(left_out: Counter[str]) -> str:
    """Say how many files were left out, and by which endings: "3 files of other kinds (.jpg .xlsx)"."""
    number = left_out.total()
    endings = " ".join([*sorted(left_out.keys() - {""}), *(["no ending"] if "" in left_out else [])])
    return f"{number:,} {'file' if number == 1 else 'files'} of other kinds ({endings})"


def digest(location: str, max_bytes: int) -> str | None:
    """Give the SHA-256 (hex) of a file's bytes as they are now; None for what is no file, or none that is read."""
    with suppress(ClaimsError):
        where = locations.parse(location)
        if isinstance(where, File):
            with files.opened(where.path, location) as file:
                if where.path.stat().st_size <= max_bytes:
                    return hashlib.file_digest(file, "sha256").hexdigest()
    return None


@dataclass(slots=True)
class _Look:
    """A look at folders, which remembers what it left out and what it could not see."""

    left_out: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def at(self, typed: str) -> list[str]:
        """Give the locations that one stands for, none where that is a trouble."""
        folder = bool(typed) and _is(Path(typed), stat.S_ISDIR)
        if "://" in typed or not (folder or _is_pattern(typed)):
            return [typed]
        before, troubles = self.left_out.copy(), len(self.troubles)
        there = [str(path) for path in (self._in(Path(typed)) if folder else self._like(typed))]
        if not there and len(self.troubles) == troubles:
            others = self.left_out - before
            self.left_out = before
            what = f"the folder {typed} has no article in it" if folder else f"the pattern {typed} finds no article"
            self.troubles.append(what + (f", only {kinds(others)}" if others else ""))
        return there

    def _in(self, top: Path) -> Iterator[Path]:
        """Yield the files in a folder that a reader is for, and in all folders below."""
        for folder in self._folders(top):
            yield from self._readable([path for path in self._entries(folder) if _is(path, stat.S_ISREG)])

    def _like(self, pattern: str) -> Iterator[Path]:
        """Yield the files that a pattern finds, and what is in the folders that it finds."""
        whole = Path(pattern)
        found = dict.fromkeys(self._matching(Path(whole.anchor), whole.relative_to(whole.anchor).parts))
        of_kind = bool(whole.suffix) and not MAGIC & {*whole.suffix}
        for path in found:
            if _is(path, stat.S_ISDIR):
                yield from self._in(path)
            elif _is(path, stat.S_ISREG):
                yield from [path] if of_kind else self._readable([path])

    def _matching(self, folder: Path, parts: Sequence[str]) -> Iterator[Path]:
        """Yield what the parts of a pattern find in a folder, in the order of the names."""
        if not parts:
            yield folder
            return
        part, *rest = parts
        if part == ANY_DEPTH:
            # As the last part it finds the folder, and with it all that is below.
            below = self._folders(folder) if rest else [folder]
            yield from (path for one in below for path in self._matching(one, rest))
        elif MAGIC & {*part}:
            for path in self._entries(folder, hidden=part.startswith(".")):
                if fnmatchcase(path.name, part) and (not rest or _is(path, stat.S_ISDIR)):
                    yield from self._matching(path, rest)
        elif os.path.lexists(folder / part):
            yield from self._matching(folder / part, rest)

    def _readable(self, paths: Sequence[Path]) -> Iterator[Path]:
        for path in paths:
            if (ending := path.suffix.lower()) in ENDINGS:
                yield path
            else:
                self.left_out[ending] += 1

    def _folders(self, top: Path) -> Iterator[Path]:
        """Yield a folder and all below it, each before those in it, without links and hidden ones."""
        # No recursion: folders may be deeper than Python's stack.
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            yield folder
            below = [path for path in self._entries(folder) if not path.is_symlink() and _is(path, stat.S_ISDIR)]
            waiting += reversed(below)

    def _entries(self, folder: Path, *, hidden: bool = False) -> list[Path]:
        try:
            return sorted(path for path in folder.iterdir() if hidden or not path.name.startswith(HIDDEN))
        except OSError as error:
            trouble = f"the folder {folder} cannot be looked into: {files.reason(error)}"
            self.troubles += [trouble] if trouble not in self.troubles else []
            return []


def _is_pattern(typed: str) -> bool:
    return bool(MAGIC & {*typed}) and not os.path.lexists(typed)


def _is(path: Path, sort: Callable[[int], bool]) -> bool:
    """Tell what a path leads to; what cannot be looked at is nothing."""
    with suppress(OSError, ValueError):
        return sort(path.stat().st_mode)
    return False
