"""What can be typed: named types of options and arguments, each with its help and its completion."""

import sys
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from claims.cli import completion
from claims.errors import NotReadableError, NotUnderstoodError
from claims.reports.tables import Format
from claims.tracking import selection
from claims.tracking.selection import DIGITS, LARGEST, Asked
from claims.vocabulary import Kind, Level, Outcome, Reader, SourceKind, Stance, Status


def read_claims(typed: str) -> Asked:
    """Read a claim list, from stdin where `-` was typed."""
    try:
        return selection.parse(piped(typed))
    except NotUnderstoodError as error:
        raise typer.BadParameter(str(error)) from error


def read_day(typed: str) -> date:
    """Read a day as ISO 8601, or in words, which are counted from today: UTC's, as the record's days are."""
    from claims.extraction.dates import dates

    try:
        return date.fromisoformat(dates.read(typed, datetime.now(UTC).date()) or typed)
    except ValueError as error:
        raise typer.BadParameter(f"'{typed}' is not a day; write 2016-03-25, '25 March 2016' or yesterday") from error


def read_number(typed: str) -> int:
    """Read a number from 1 on."""
    if not typed.isdecimal() or len(typed) > DIGITS or int(typed) < 1:
        raise typer.BadParameter(f"'{typed}' is not a number from 1 on")
    if int(typed) > LARGEST:
        raise typer.BadParameter(f"'{typed}' is beyond {LARGEST:,}, and no number goes further")
    return int(typed)


def read_source(typed: str) -> int:
    """Read the number of a source, with or without its s."""
    try:
        return read_number(typed.removeprefix("s"))
    except typer.BadParameter as error:
        raise typer.BadParameter(f"'{typed}' is not the number of a source; write s4") from error


def piped(typed: str) -> str:
    """Give what was typed, or what stands on stdin where `-` was; NotReadableError where that is no UTF-8."""
    try:
        said = sys.stdin.read() if typed == "-" and sys.stdin else typed
    except UnicodeDecodeError as error:
        raise NotReadableError("what is piped in is not text in UTF-8") from error
    if "\0" in said:
        raise NotReadableError("there is a NUL in it, which no text has")
    return said.strip()


def optional(typed: str | None) -> str | None:
    """Give what was typed for an option, stdin where `-` was, None where nothing was."""
    return None if typed is None else piped(typed)


ClaimList = Annotated[
    Asked,
    typer.Argument(
        parser=read_claims,
        metavar="CLAIMS",
        help="Claims: 12, 3-7, 3,5-9, 12+ (12 and what stands inside it), or - for numbers from stdin.",
        autocompletion=completion.claims,
        show_default=False,
    ),
]
ClaimNumber = Annotated[
    int,
    typer.Argument(parser=read_number, metavar="CLAIM", help="A claim's number.", autocompletion=completion.claims),
]
ArticleNumber = Annotated[
    int,
    typer.Argument(
        parser=read_number, metavar="ARTICLE", help="An article's number.", autocompletion=completion.articles
    ),
]
AnyArticle = Annotated[
    int | None,
    typer.Argument(
        parser=read_number, metavar="[ARTICLE]", help="Only this article.", autocompletion=completion.articles
    ),
]
SourceNumber = Annotated[
    int,
    typer.Argument(parser=read_source, metavar="SOURCE", help="A source: s4.", autocompletion=completion.sources),
]

Shape = Annotated[Format, typer.Option("--format", help="How the list is written.")]
AsJson = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Fields = Annotated[
    str | None,
    typer.Option("--fields", metavar="NAMES", help="Only these fields, in this order, with commas between them."),
]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Write past the top of the terminal, without a pager.")]
AnyClaim = Annotated[
    int | None,
    typer.Argument(parser=read_number, metavar="[CLAIM]", help="Only this claim.", autocompletion=completion.claims),
]
OfArticle = Annotated[
    int | None,
    typer.Option(
        "--article",
        parser=read_number,
        metavar="ARTICLE",
        help="Only beside claims of this article.",
        autocompletion=completion.articles,
    ),
]
EvidenceOf = Annotated[
    int | None,
    typer.Option("--from", parser=read_number, metavar="CLAIM", help="All the evidence of this claim."),
]
Limit = Annotated[int | None, typer.Option("--limit", parser=read_number, metavar="N", help="At most so many rows.")]
All = Annotated[bool, typer.Option("--all", help="All rows, on a terminal too.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask before changing many claims.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be done, and do nothing.")]
Why = Annotated[
    str | None, typer.Option("--note", metavar="WHY", help="The reason, kept with the change; - for stdin.")
]

KindChoice = Annotated[Kind | None, typer.Option("--kind", help="What sort of fact it is.")]
ValueTyped = Annotated[
    str | None,
    typer.Option("--value", metavar="V", help="What it says: 'at least 31', 'up to $7 million', none."),
]
Nth = Annotated[
    int | None,
    typer.Option("--nth", min=1, metavar="N", help="Which, where the words stand in several places."),
]
Title = Annotated[str | None, typer.Option("--title", metavar="T", help="Its title.")]
Published = Annotated[
    date | None,
    typer.Option(parser=read_day, metavar="WHEN", help="The day it was published, from which 'last week' is counted."),
]

Quote = Annotated[str | None, typer.Option(metavar="WORDS", help="The source's own words; - for stdin.")]
Locator = Annotated[
    str | None, typer.Option(metavar="PLACE", help="Where in the source: a page, a minute, a paragraph.")
]
KindOfSource = Annotated[SourceKind | None, typer.Option("--kind", help="What sort of source it is.")]
LevelOfSource = Annotated[Level | None, typer.Option("--level", help="How near it stands to what it tells of.")]

BytesFrom = Annotated[
    str | None,
    typer.Option("--file", metavar="PATH", help="Keep these bytes, for an address behind a paywall or gone."),
]
MaxSize = Annotated[int, typer.Option("--max-size", min=1, metavar="MB", help="The largest article that is read.")]
SourcePublished = Annotated[
    date | None, typer.Option("--published", parser=read_day, metavar="WHEN", help="The day it was published.")
]
DerivedFrom = Annotated[
    int | None,
    typer.Option(
        "--derived-from",
        parser=read_source,
        metavar="SOURCE",
        help="The source that it only repeats, so that the two count as one.",
        autocompletion=completion.sources,
    ),
]
CaptureIt = Annotated[
    bool | None,
    typer.Option(
        "--capture/--no-capture",
        help="Keep what the address or the file gives now; CLAIMS_CAPTURE=no for never unless asked.",
        show_default=False,
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let an address be one of this machine or of a private network.")
]

Confidential = Annotated[
    bool,
    typer.Option("--confidential", help="It must not be named: its name is asked for unseen, or read with --cite -."),
]
Alias = Annotated[
    str | None, typer.Option("--alias", metavar="A", help="What a confidential source is called everywhere.")
]
IncludeConfidential = Annotated[
    bool, typer.Option("--include-confidential", help="Say who the confidential sources are.")
]

For = Annotated[
    Reader,
    typer.Option(
        "--for",
        help="Who reads it: the desk all of it, the author no notes about people, the public only verdicts and what "
        "anybody can look up.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]

Supports = Annotated[bool, typer.Option("--supports", help="It says what the claim says.")]
Refutes = Annotated[bool, typer.Option("--refutes", help="It says otherwise.")]
Context = Annotated[bool, typer.Option("--context", help="It helps to judge the claim.")]
Absent = Annotated[bool, typer.Option("--absent", help="It is cited for the claim but does not say it.")]
Unread = Annotated[bool, typer.Option("--unread", help="Nobody has read it against the claim yet.")]

Statuses = Annotated[list[Status] | None, typer.Option("--status", help="Only claims of this status; may be repeated.")]
Kinds = Annotated[list[Kind] | None, typer.Option("--kind", help="Only claims of this kind; may be repeated.")]
AnyOutcome = Annotated[Outcome | None, typer.Option("--outcome", help="Only casualties of this outcome.")]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=read_day, metavar="DAY", help="Only claims changed on this day or later."),
]
Until = Annotated[
    date | None,
    typer.Option("--until", parser=read_day, metavar="DAY", help="Only claims changed on this day or before."),
]


def one_stance(**given: bool) -> Stance | None:
    """Turn the stance flags into the one stance that was given, None where none was."""
    # Typer has no flag_value, so that five flags of one meaning come as five booleans.
    chosen = [Stance(name) for name, said in given.items() if said]
    if len(chosen) > 1:
        raise typer.BadParameter(f"--{chosen[0]} and --{chosen[1]} cannot both be so; run the command once for each")
    return chosen[0] if chosen else None
