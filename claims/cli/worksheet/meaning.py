"""From changed lines to acts: what differs from the record, with its words found in the article and its values read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from claims import extraction
from claims.cli.worksheet import acts, lines, notation, reading
from claims.cli.worksheet.acts import Act, Add, Correct, Decide, Merge, Move, Split
from claims.cli.worksheet.lines import Line, Place
from claims.cli.worksheet.sheet import Reading, TroubleError, Written
from claims.errors import ClaimsError, NotAllowedError
from claims.extraction import FoundClaim
from claims.tracking import articles, listing, valuing, words
from claims.tracking.listing import Entry
from claims.vocabulary import PERSON, AnchorState, Kind, Status, Value

# Code points on either side of a claim in which its words are looked for first.
NEAR = 400
# A part is weighed by what it says when it is put on record.
UNWEIGHED = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """An article's newest text, and the day its relative dates are counted from."""

    text: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to a claim, or for a new one: its line as it was and its lines as they will be, and the acts."""

    was: Line | None
    will: tuple[Line, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file as it was left asks for, and the reason for all of it."""

    changes: Sequence[Change]
    note: str | None

    @property
    def acts(self) -> list[Act]:
        """All that is to be done."""
        return [act for change in self.changes for act in change.acts]

    @property
    def numbers(self) -> list[int]:
        """The claims it changes, and those that others are merged into."""
        told = [line for change in self.changes for line in (change.was, *change.will) if line is not None]
        return sorted({number for line in told for number in (line.number, line.into) if number})

    def do(self, session: Session, *, by: str) -> list[int]:
        """Do all of it and give the numbers of new claims; TroubleError names every line that a rule stands against."""
        return acts.do(session, self.acts, self.note, by=by)

    def told(self, new: Sequence[int] = ()) -> str:
        """Say what is done to which claims."""
        return acts.told(self.acts, new)

    def unread(self) -> list[int]:
        """Give the claims that are set on other words and keep their value."""
        return acts.unread(self.acts)


def texts(session: Session, left: Sequence[Written]) -> dict[int, Text]:
    """Read the texts of the articles that lines are about; an article may have none."""
    found = {number: articles.find(session, number) for number in sorted({row.article for row in left})}
    return {
        number: Text(articles.with_text(session, article).text if article.revision else "", article.published)
        for number, article in found.items()
    }


def changed(left: Sequence[Written], entries: Mapping[int, Entry]) -> list[list[Written]]:
    """Give the lines that are not as the record has them, all of a claim's together; a new claim's alone."""
    groups: dict[int, list[Written]] = {}
    for row in left:
        groups.setdefault(row.line.number or -row.at - 1, []).append(row)
    return [group for group in groups.values() if len(group) > 1 or _differs(group[0].line, entries)]


def changes(
    left: Reading, groups: Sequence[Sequence[Written]], entries: Mapping[int, Entry], texts: Mapping[int, Text]
) -> list[Change]:
    """Turn changed lines into what is to be done; TroubleError names every line of the file that makes no sense."""
    trouble = dict(left.trouble)
    new = _read_new([group[0] for group in groups if group[0].line.number is None], texts, trouble)
    found: list[Change] = []
    for group in groups:
        row = group[0]
        try:
            _refuse_lost_merges(group, groups)
            if row.line.number is not None:
                found.append(_change(group, entries[row.line.number], texts[row.article], entries))
            elif row.at in new:
                found.append(_addition(row, new[row.at], texts[row.article]))
        except TroubleError as error:
            trouble |= error.lines
        except ClaimsError as error:
            trouble[row.at] = str(error)
    if trouble:
        raise TroubleError(dict(sorted(trouble.items())))
    return [change for change in found if change.acts]


def _differs(line: Line, entries: Mapping[int, Entry]) -> bool:
    return line.number is None or _whole(line, entries[line.number]) != lines.of(entries[line.number])


def _whole(line: Line, entry: Entry) -> Line:
    """Fill in what a line leaves out: it stays as it is."""
    was = lines.of(entry)
    return replace(
        line,
        status=line.status or was.status,
        kind=line.kind or was.kind,
        value=line.value or (was.value if line.kind is None else notation.NOTHING),
        place=line.place or was.place,
    )


def _refuse_lost_merges(group: Sequence[Written], groups: Sequence[Sequence[Written]]) -> None:
    """Let no claim go into one that goes away itself."""
    gone = {row.line.number: row for others in groups for row in others if _goes(row.line)}
    for row in group:
        number, into = row.line.number, row.line.into
        if into is not None and (into in gone or into == number):
            how = "dismissed" if into in gone and gone[into].line.into is None else "merged"
            other = "itself" if into == number else f"claim {into}, which is {how} as well"
            raise NotAllowedError(f"claim {number} cannot be merged into {other}")


def _goes(line: Line) -> bool:
    return line.into is not None or line.status is Status.DISMISSED


def _change(group: Sequence[Written], entry: Entry, text: Text, entries: Mapping[int, Entry]) -> Change:
    was, row = lines.of(entry), group[0]
    line = _whole(row.line, entry)
    if any(each.line.into for each in group):
        return _merger(group, line, entry, entries)
    decided = () if line.status in {None, entry.status} else (Decide(row.at, entry.number, line.status),)
    if len(group) > 1:
        return _division(group, entry, text, decided)
    kind, value = _says(line, entry, text)
    same = (kind, value) == (entry.kind, listing.value_of(entry))
    corrected = () if same else (Correct(row.at, entry.number, kind, value),)
    moved = tuple(_moved(row, line, entry, text))
    will = replace(line, value=notation.written(kind, value), place=line.place if moved else was.place)
    return Change(was, (will,), (*corrected, *moved, *decided))


def _merger(group: Sequence[Written], line: Line, entry: Entry, entries: Mapping[int, Entry]) -> Change:
    row, was = group[0], lines.of(entry)
    if len(group) > 1:
        raise NotAllowedError(f"claim {line.number} cannot be split and merged at once")
    if replace(line, into=None, status=was.status) != was:
        raise NotAllowedError(f"claim {line.number} is merged; the rest of its line has to stay as it is")
    target = entries.get(line.into or 0)
    shown = Line(line.number, line.into, place=lines.of(target).place if target else None)
    return Change(was, (shown,), (Merge(row.at, entry.number, line.into or 0),))


def _division(group: Sequence[Written], entry: Entry, text: Text, decided: tuple[Act, ...]) -> Change:
    """Make several claims of one: each is what its line says."""
    for row in group[1:]:
        try:
            _refuse_verdict(row.line, entry.status)
        except NotAllowedError as error:
            raise TroubleError({row.at: str(error)}) from error
    whole = [_whole(row.line, entry) for row in group]
    parts = tuple(_part(line, entry, text) for line in whole)
    others = (replace(line, number=None, status=Status.UNVERIFIED) for line in whole[1:])
    will = (whole[0], *others)
    return Change(lines.of(entry), will, (Split(group[0].at, entry.number, group[0].article, parts), *decided))


def _part(line: Line, entry: Entry, text: Text) -> FoundClaim:
    start, end = _place(line, entry, text)
    kind, value = _says(line, entry, text)
    return FoundClaim(kind, start, end, text.text[start:end], value, PERSON, UNWEIGHED)


def _says(line: Line, entry: Entry, text: Text) -> tuple[Kind, Value]:
    """Read the kind and value of a line; a value that was left as it was stays, whatever the kind is now.

    Between kinds whose value is a name it is the name that stays.
    """
    kind, known = line.kind or entry.kind, listing.value_of(entry)
    named = kind in notation.NAMED and entry.kind in notation.NAMED
    if line.value == notation.written(entry.kind, known) and not (named and kind is not entry.kind):
        return kind, known
    return kind, reading.read(line.value or notation.NOTHING, kind, known, text.published)


def _moved(row: Written, line: Line, entry: Entry, text: Text) -> Iterator[Move]:
    if line.place != lines.of(entry).place:
        start, end = _place(line, entry, text)
        if (start, end) != (entry.start, entry.end):
            yield Move(row.at, entry.number, row.article, start, end, text.text[start:end])


def _place(line: Line, entry: Entry, text: Text) -> tuple[int, int]:
    """Find the words in brackets near where the claim stood, else anywhere in the text."""
    if entry.anchor_state is AnchorState.LOST and line.place is not None:
        if line.place == lines.of(entry).place:
            raise NotAllowedError(lines.lost(entry.number))
        return words.marked(text.text, line.place.words, (0, len(text.text)))
    if entry.start is None or entry.end is None or line.place is None:
        raise NotAllowedError(f"claim {entry.number} stands nowhere in the text of article {entry.article}")
    if line.place == lines.of(entry).place:
        return entry.start, entry.end
    return words.marked(text.text, line.place.words, (max(0, entry.start - NEAR), entry.end + NEAR))


def _read_new(rows: Sequence[Written], texts: Mapping[int, Text], trouble: dict[int, str]) -> dict[int, FoundClaim]:
    """Read what new claims stand on, each article once: the language model is slow."""
    places: dict[int, dict[int, tuple[int, int]]] = {}
    for row in rows:
        text = texts[row.article].text
        try:
            _refuse_verdict(row.line, Status.UNVERIFIED)
            place = words.marked(text, (row.line.place or Place("", "", "")).words, (0, len(text)))
        except NotAllowedError as error:
            trouble[row.at] = f"{error} (article {row.article})"
        else:
            places.setdefault(row.article, {})[row.at] = place
    found: dict[int, FoundClaim] = {}
    for article, known in places.items():
        text, published = texts[article].text, texts[article].published
        found |= dict(zip(known, extraction.read_words(text, [*known.values()], published), strict=True))
    return found


def _addition(row: Written, read: FoundClaim, text: Text) -> Change:
    found = _as_written(read, row.line, text)
    will = Line(None, None, Status.UNVERIFIED, found.kind, notation.written(found.kind, found.value), row.line.place)
    return Change(None, (will,), (Add(row.at, row.article, found),))


def _as_written(found: FoundClaim, line: Line, text: Text) -> FoundClaim:
    """Give what was read the kind and the value that the line has for it."""
    typed = line.value if line.value not in {None, notation.NOTHING} else None
    kind = line.kind or (valuing.measure(typed)[0] if typed and found.kind is Kind.OTHER else found.kind)
    value = reading.read(typed, kind, found.value, text.published) if typed else found.value
    return replace(found, kind=kind, value=value)


def _refuse_verdict(line: Line, as_it_was: Status) -> None:
    if line.status not in {None, as_it_was, Status.UNVERIFIED}:
        raise NotAllowedError(f"a new claim is unverified; mark it {line.status} when it is on record")
