"""What an editor leaves in a worksheet: lines of claims, some of them other ones than were written."""

import pytest
from sqlalchemy.orm import Session

from claims.cli.worksheet import lines, meaning, sheet
from claims.cli.worksheet.sheet import TroubleError
from claims.intake.text import encoding
from claims.tracking import listing
from claims.tracking.listing import Entry, Filter, Sort
from claims.vocabulary import Kind, Status
from tests.hostile import laws, mutating
from tests.hostile.dice import Dice, target
from tests.hostile.watching import Watch

pytestmark = pytest.mark.usefixtures("model")

SIGNS = (
    *(b"[", b"]", b"\\[", b"\\", b"|", b" | ", b"#", b"#!", b"# Article 1:", b"# Article 99:", b"note: ", b"NOTE:"),
    *(b"=1", b"=2"),
    *(b"=99", b"\n", b"\n\n", b"\r", b"\t", b"1 ", b"2 ", b"7 ", b"999999999 ", b"9999999999 ", b"-1 ", b">=", b"<="),
    *(b"~", b".."),
    *(b"[$4 million]", b"| [Monday]", b"| [Nobody] told", b"\xff\xfe", b"\x00", b"31 people", b"-", b"?"),
    *(b"? person", b"1e9"),
    *(each.encode() for each in (*Status, *Kind)),
)


@pytest.fixture
def entries(request: pytest.FixtureRequest, session: Session) -> dict[int, Entry]:
    request.getfixturevalue("article")
    return {entry.number: entry for entry in listing.entries(session, Filter(), Sort.PLACE)}


@target
def test_any_file_is_done_or_says_what_is_wrong_in_which_line(
    watch: Watch, entries: dict[int, Entry], session: Session, dice: Dice
) -> None:
    first = sheet.written([*entries.values()], None)
    # What is below the lines is read by people only.
    head = first[: first.index("# Each line is a claim")] if dice.below(8) else first
    original = mutating.bytes_(dice, head.encode(), SIGNS)

    with watch.over(original):
        text = encoding.decode(original, "a.txt").text
        left = sheet.read(text, {number: entry.article for number, entry in entries.items()})
        try:
            groups = meaning.changed(left.lines, entries)
            known = meaning.texts(session, [row for group in groups for row in group])
            for change in meaning.changes(left, groups, entries, known):
                assert change.acts
                assert [*sheet.difference(change.was, change.will)]
        except TroubleError as error:
            trouble = error.lines
        else:
            trouble = {}
        for row in left.lines:
            assert row.line.place is None or lines.read(lines.written(row.line)) == row.line
        count = len(text.split("\n"))
        for at, said in trouble.items():
            assert 0 <= at < count
            assert "\n" not in said
            laws.of_text(said)
        again, line = sheet.troubled(text, trouble)
        assert sheet.plain(again) == sheet.plain(text)
        assert line <= len(again.split("\n"))
