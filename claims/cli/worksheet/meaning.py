"""From changed lines to acts: what differs from the record, with its words found in the article and its values read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from claims import extraction
from claims.cli import values
from claims.cli.worksheet import acts, lines, notation
from claims.cli.worksheet.acts import Act, Add, Correct, Decide, Merge, Move, Split
from claims.cli.worksheet.lines import Line, Place
from claims.cli.worksheet.sheet import TroubleError, Written
from claims.errors import ClaimsError, NotAllowedError, NotUnderstoodError
from claims.extraction import FoundClaim
from claims.tracking import articles, listing, words
from claims.tracking.listing import Entry
from claims.vocabulary import Kind, Status

# Code points on either side of a claim in which its words are looked for first.
NEAR = 400


@dataclass(frozen=True, slots=True)
class Text:
    """An article's newest text, and the day its relative dates are counted from."""

    text: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file as it was left asks for: the changed lines, the acts they mean, and the reason for them."""

    groups: Sequence[Sequence[Written]]
    acts: Sequence[Act]
    note: str | None

    def numbers(self) -> list[int]:
        """Give the claims it changes, and those that others are merged into."""
        rows = [row.line for group in self.groups for row in group]
        return sorted({number for line in rows for number in (line.number, line.into) if number})

    def do(self, session: Session, *, by: str) -> list[int]:
        """Do all of it and give the numbers of new claims; TroubleError names every line that a rule stands against."""
        return acts.do(session, self.acts, self.note, by=by)

    def counted(self) -> str:
        """Say how many of each act there are."""
        return acts.counted(self.acts)


def changed(left: Sequence[Written], entries: Mapping[int, Entry]) -> list[list[Written]]:
    """Give the lines that are not as the record has them, all of a claim's together; a new claim's alone."""
    groups: dict[int, list[Written]] = {}
    for row in left:
        groups.setdefault(row.line.number or -row.at - 1, []).append(row)
    return [group for group in groups.values() if len(group) > 1 or _differs(group[0].line, entries)]


def texts(session: Session, groups: Sequence[Sequence[Written]]) -> dict[int, Text]:
    """Read the texts of the articles that changed lines are about; an article may have none."""
    numbers = {row.article for group in groups for row in group}
    found = {number: articles.find(session, number) for number in sorted(numbers)}
    return {
        number: Text(articles.with_text(session, article).text if article.revision else "", article.published)
        for number, article in found.items()
    }


def plan(
    groups: Sequence[Sequence[Written]], entries: Mapping[int, Entry], texts: Mapping[int, Text], note: str | None
) -> Plan:
    """Turn changed lines into acts; TroubleError names every line that makes no sense."""
    found: list[Act] = []
    trouble: dict[int, str] = {}
    merging = {row.line.number: row.line.into for group in groups for row in group if row.line.into}
    for group in groups:
        try:
            _refuse_circles(group, merging)
            found += _acts(group, entries, texts[group[0].article])
        except ClaimsError as error:
            trouble[group[0].at] = str(error)
    if trouble:
        raise TroubleError(trouble)
    return Plan(groups, found, note)


def _differs(line: Line, entries: Mapping[int, Entry]) -> bool:
    if line.number is None:
        return True
    was = lines.of(entries[line.number])
    return replace(line, place=line.place or was.place) != was


def _refuse_circles(group: Sequence[Written], merging: Mapping[int | None, int | None]) -> None:
    for row in group:
        number, into = row.line.number, row.line.into
        if into is not None and (into in merging or into == number):
            other = "itself" if into == number else f"claim {into}, which is merged as well"
            raise NotAllowedError(f"claim {number} cannot be merged into {other}")


def _acts(group: Sequence[Written], entries: Mapping[int, Entry], text: Text) -> Iterator[Act]:
    row, line = group[0], group[0].line
    if line.number is None:
        yield Add(row.at, None, row.article, _new(line, text))
        return
    entry = entries[line.number]
    if any(other.line.into for other in group):
        if len(group) > 1:
            raise NotUnderstoodError(f"claim {line.number} is both split and merged")
        yield Merge(row.at, line.number, line.into or 0)
        return
    if len(group) > 1:
        yield Split(row.at, line.number, row.article, tuple(_part(each.line, entry, text) for each in group))
    else:
        yield from _corrected(row, entry, text)
        yield from _moved(row, entry, text)
    if line.status is not None and line.status is not entry.status:
        yield Decide(row.at, line.number, line.status)


def _corrected(row: Written, entry: Entry, text: Text) -> Iterator[Act]:
    if _reads_the_same(row.line, entry):
        return
    kind = row.line.kind or entry.kind
    value = notation.read(row.line.value or notation.NOTHING, kind, listing.value_of(entry), text.published)
    yield Correct(row.at, entry.number, kind, value)


def _moved(row: Written, entry: Entry, text: Text) -> Iterator[Act]:
    if row.line.place in {None, lines.of(entry).place}:
        return
    start, end = _place(row.line, entry, text)
    if (start, end) != (entry.start, entry.end):
        yield Move(row.at, entry.number, row.article, start, end, text.text[start:end])


def _reads_the_same(line: Line, entry: Entry) -> bool:
    return (line.kind, line.value or notation.NOTHING) == (
        entry.kind,
        notation.written(entry.kind, listing.value_of(entry)),
    )


def _part(line: Line, entry: Entry, text: Text) -> FoundClaim:
    """Read a part of a claim that is split; the kind and value written for it count where they are not the whole's."""
    found = extraction.read_words(text.text, *_place(line, entry, text), text.published)
    return found if _reads_the_same(line, entry) else _as_written(found, line, text)


def _new(line: Line, text: Text) -> FoundClaim:
    if line.status not in {None, Status.UNVERIFIED}:
        raise NotAllowedError(f"a new claim is unverified; mark it {line.status} when it is on record")
    place = line.place or Place("", "", "")
    start, end = words.marked(text.text, (place.before, place.exact, place.after), (0, len(text.text)))
    return _as_written(extraction.read_words(text.text, start, end, text.published), line, text)


def _as_written(found: FoundClaim, line: Line, text: Text) -> FoundClaim:
    kind = line.kind or (_kind_of(line.value) if line.value and found.kind is Kind.OTHER else found.kind)
    if line.value is None or line.value == notation.NOTHING:
        return replace(found, kind=kind)
    return replace(found, kind=kind, value=notation.read(line.value, kind, found.value, text.published))


def _kind_of(typed: str) -> Kind:
    return values.measure(typed)[0]


def _place(line: Line, entry: Entry, text: Text) -> tuple[int, int]:
    """Find the words in brackets near where the claim stood, else anywhere in the text."""
    if entry.start is None or entry.end is None or line.place is None:
        raise NotAllowedError(f"claim {entry.number} stands nowhere in the text of article {entry.article}")
    near = (max(0, entry.start - NEAR), entry.end + NEAR)
    return words.marked(text.text, (line.place.before, line.place.exact, line.place.after), near)
