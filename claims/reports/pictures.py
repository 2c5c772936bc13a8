"""How far the work has come, as a picture: SVG, drawn by matplotlib without a display."""

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, pairwise

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, StrMethodFormatter
from matplotlib.typing import RcKeyType

from claims.tracking.stats import Day
from claims.vocabulary import Kind, SourceKind, Status

# From dark to light, so that greyscale tells them apart, and each with a pattern of its own beside that.
COLOURS = {
    Status.VERIFIED: ("#0b3c5d", ""),
    Status.REFUTED: ("#c0392b", "///"),
    Status.DISPUTED: ("#d98e2b", "xx"),
    Status.UNPROVEN: ("#b8c1cb", "---"),
    Status.UNVERIFIED: ("#e2e6eb", ""),
    Status.DISMISSED: ("#ffffff", "\\\\"),
}
INK, PALE, LINE = "#1f2933", "#66717d", "#d5dae0"
STYLE: dict[RcKeyType, object] = {
    # Words stay words, which can be searched for and read out; the page's own font draws them.
    "svg.fonttype": "none",
    # The names of parts come from this, so that one picture is always the same bytes.
    "svg.hashsalt": "claims",
    "font.family": ["DejaVu Sans"],
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": LINE,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlepad": 14,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": PALE,
    "ytick.color": INK,
    "hatch.linewidth": 0.7,
    "hatch.color": "#ffffff",
}
FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
# All in inches: the picture's width, what stands left and right of a part, its title above it, and the space below.
WIDTH, LEFT, RIGHT, TITLE, LEGEND, BELOW = 9.0, 1.5, 1.3, 0.55, 0.5, 0.35
ROW, CURVES = 0.32, 2.2
# Up to so many days each has a mark of its own; above that, months do. And so many marks at most.
DAYS, MARKS = 62, 8


@dataclass(frozen=True, slots=True)
class Figures:
    """What is drawn: `of` says whose claims they are, `days` are UTC's, in their order."""

    of: str
    days: Sequence[Day]
    kinds: Mapping[Kind, Mapping[Status, int]]
    sources: Mapping[SourceKind, int]


def write(figures: Figures) -> bytes:
    """Draw three parts below each other: progress over time, claims by kind and status, sources by kind."""
    rows = [max(len(part), 1) * ROW for part in (figures.kinds, figures.sources)]
    parts = [(TITLE, CURVES), (TITLE + LEGEND, rows[0]), (TITLE, rows[1])]
    height = sum(above + tall + BELOW for above, tall in parts)
    with mpl.rc_context(STYLE):
        picture, top = Figure(figsize=(WIDTH, height)), height
        places = []
        for above, tall in parts:
            top -= above + tall
            place = (LEFT / WIDTH, top / height, (WIDTH - LEFT - RIGHT) / WIDTH, tall / height)
            places.append(picture.add_axes(place))
            top -= BELOW
        _progress(places[0], figures.days)
        _kinds(places[1], figures.kinds)
        _sources(places[2], figures.sources)
        written = io.BytesIO()
        picture.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return _described(written.getvalue().decode(), figures).encode()


def words(figures: Figures) -> str:
    """Say the figures of a picture, for those who do not see it."""
    added, decided = (sum(getattr(day, what) for day in figures.days) for what in ("added", "decided"))
    said = [f"{_many(added, 'claim')} on record, {decided:,} of them decided"]
    if figures.days:
        said.append(f"The first was added on {figures.days[0].on}, the last added or decided on {figures.days[-1].on}")
    for kind, statuses in figures.kinds.items():
        counts = ", ".join(f"{statuses[status]:,} {status}" for status in COLOURS if statuses.get(status))
        said.append(f"{_label(kind)}: {counts}")
    counts = ", ".join(f"{number:,} {_label(kind).lower()}" for kind, number in figures.sources.items())
    said.append(f"Sources: {counts}" if counts else "No sources")
    return ". ".join(said) + "."


def _progress(axes: Axes, days: Sequence[Day]) -> None:
    axes.set_title("Claims added and decided")
    axes.tick_params(axis="both", length=0)
    axes.spines["left"].set_visible(False)
    if not days:
        _nothing(axes, "No claims yet")
        return
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axes.grid(axis="y", color=LINE, linewidth=0.7)
    axes.set_axisbelow(True)
    # A day's claims come between its first moment and its last; between two days of work nothing does.
    at = [moment for day in days for moment in (day.on.toordinal(), day.on.toordinal() + 1)]
    added, decided = _summed([day.added for day in days]), _summed([day.decided for day in days])
    axes.fill_between(at, decided, color=COLOURS[Status.VERIFIED][0], alpha=0.14, linewidth=0)
    axes.plot(at, added, color=PALE, linewidth=1.6, linestyle=(0, (4, 2)))
    axes.plot(at, decided, color=COLOURS[Status.VERIFIED][0], linewidth=2.4)
    axes.set_ylim(0, added[-1] * 1.05)
    axes.set_xlim(at[0], at[-1])
    marks = _marks(days[0].on, days[-1].on)
    axes.set_xticks([*marks], [*marks.values()])
    _ends(axes, at[-1], {"added": added[-1], "decided": decided[-1]})


def _marks(first: dt.date, last: dt.date) -> dict[float, str]:
    """Give what stands below the curves: days in their middle or months where they begin, the year where one does."""
    span = (last - first).days + 1
    if span <= DAYS:
        step = -(-span // MARKS)
        days = [first + dt.timedelta(day) for day in range(0, span, step)]
        said = {day.toordinal() + 0.5: f"{day.day} {day:%b}" for day in days}
    else:
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        days = [dt.date(month // 12, month % 12 + 1, 1) for month in months[:: -(-len(months) // MARKS)]]
        said = {day.toordinal(): f"{day:%b}" for day in days}
    years = [day.year != before.year for day, before in zip(days[1:], days, strict=False)]
    named = zip(said.items(), days, [True, *years], strict=True)
    return {at: f"{label}\n{day.year}" if begins else label for (at, label), day, begins in named}


def _ends(axes: Axes, at: float, ends: Mapping[str, int]) -> None:
    """Write at the end of each curve what it is, apart even where the curves end together."""
    close = abs(ends["added"] - ends["decided"]) < 0.1 * max(ends["added"], 1)
    for what, way in (("added", 1), ("decided", -1)):
        axes.annotate(
            f"{ends[what]:,} {what}",
            (at, ends[what]),
            (8, 7 * way if close else 0),
            textcoords="offset points",
            va="center",
            color=INK if what == "added" else COLOURS[Status.VERIFIED][0],
            fontweight="bold",
        )


def _kinds(axes: Axes, kinds: Mapping[Kind, Mapping[Status, int]]) -> None:
    axes.set_title("Claims by kind and status", pad=14 + LEGEND * 72 * 0.84)
    _bare(axes)
    if not kinds:
        _nothing(axes, "No claims yet")
        return
    rows = range(len(kinds))
    totals = [sum(statuses.values()) for statuses in kinds.values()]
    left = [0] * len(kinds)
    for status, (colour, hatch) in COLOURS.items():
        counts = [statuses.get(status, 0) for statuses in kinds.values()]
        if any(counts):
            edge = PALE if status in {Status.UNVERIFIED, Status.DISMISSED} else colour
            bars = axes.barh(rows, counts, left=left, height=0.64, label=f"{status} {sum(counts):,}")
            for bar in bars:
                bar.set(facecolor=colour, edgecolor=edge, hatch=hatch, hatchcolor=_hatched(status), linewidth=0.7)
            left = [before + count for before, count in zip(left, counts, strict=True)]
    _rows(axes, [_label(kind) for kind in kinds], totals)
    above = 1 + 0.06 / (len(kinds) * ROW)
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, above),
        borderpad=0,
        borderaxespad=0,
        ncols=3,
        frameon=False,
        handlelength=1.4,
        columnspacing=1.2,
    )


def _hatched(status: Status) -> str:
    return PALE if status in {Status.UNPROVEN, Status.DISMISSED} else "#ffffff"


def _sources(axes: Axes, sources: Mapping[SourceKind, int]) -> None:
    axes.set_title("Sources by kind")
    _bare(axes)
    if not sources:
        _nothing(axes, "No sources yet")
        return
    axes.barh(range(len(sources)), [*sources.values()], height=0.64, color=COLOURS[Status.VERIFIED][0])
    _rows(axes, [_label(kind) for kind in sources], [*sources.values()])


def _rows(axes: Axes, labels: Sequence[str], totals: Sequence[int]) -> None:
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.set_xlim(0, max(totals))
    for row, total in enumerate(totals):
        axes.annotate(f"{total:,}", (total, row), (6, 0), textcoords="offset points", va="center", fontweight="bold")


def _bare(axes: Axes) -> None:
    axes.tick_params(axis="both", length=0)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def _nothing(axes: Axes, said: str) -> None:
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    axes.text(0, 0.5, said, transform=axes.transAxes, color=PALE)


def _summed(counts: Sequence[int]) -> list[int]:
    """Sum counts up: before and after each."""
    sums = [*accumulate(counts, initial=0)]
    return [total for before, after in pairwise(sums) for total in (before, after)]


def _label(kind: Kind | SourceKind) -> str:
    return kind.replace("_", " ").capitalize()


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _described(svg: str, figures: Figures) -> str:
    """Give the picture a name and a description, its fonts, and a ground that no dark page shines through."""
    name = f'<title id="name">Fact-checking of {escape(figures.of)}</title>'
    told = f'<desc id="told">{escape(words(figures))}</desc>'
    svg = re.sub(r"(font(?:-family)?: [^;\"]*?)'DejaVu Sans'[^;\"]*", rf"\1{FONTS}", svg)
    return re.sub(r"(<svg [^>]*)>", rf'\1 role="img" aria-labelledby="name told">\n {name}\n {told}', svg, count=1)
