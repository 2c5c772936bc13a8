"""How far the work has come, as a picture: SVG, drawn by matplotlib without a display."""

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from claims.tracking.stats import Day
from claims.vocabulary import Kind, SourceKind, Status

# From dark to light, so that greyscale tells them apart, and each with a pattern of its own beside that.
COLOURS = {
    Status.VERIFIED: ("#12577a", ""),
    Status.REFUTED: ("#a8321f", "///"),
    Status.DISPUTED: ("#c97b1a", "xx"),
    Status.UNPROVEN: ("#9aa5b1", ".."),
    Status.UNVERIFIED: ("#e6e9ee", ""),
    Status.DISMISSED: ("#ffffff", "\\\\"),
}
INK, PALE, LINE = "#1f2933", "#66717d", "#d5dae0"
STYLE = {
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
WIDTH = 9.0
# In inches: what a row takes, and what a part has around its rows.
ROW, AROUND, CURVES = 0.34, 1.1, 3.2


@dataclass(frozen=True, slots=True)
class Figures:
    """What is drawn: `of` says whose claims they are, `days` are UTC's, in their order."""

    of: str
    days: Sequence[Day]
    kinds: Mapping[Kind, Mapping[Status, int]]
    sources: Mapping[SourceKind, int]


def write(figures: Figures) -> bytes:
    """Draw three parts below each other: progress over time, claims by kind and status, sources by kind."""
    heights = [CURVES, _height(figures.kinds), _height(figures.sources)]
    with mpl.rc_context(STYLE):
        picture = Figure(figsize=(WIDTH, sum(heights)), layout="constrained")
        picture.get_layout_engine().set(h_pad=0.14, w_pad=0.14)
        curves, kinds, sources = picture.subplots(3, 1, height_ratios=heights)
        _progress(curves, figures.days)
        _kinds(kinds, figures.kinds)
        _sources(sources, figures.sources)
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
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.tick_params(axis="both", length=0)
    axes.spines["left"].set_visible(False)
    if not days:
        _nothing(axes, "No claims yet")
        return
    # The evening before the first day is where both begin.
    at = [date2num(day) for day in (days[0].on - dt.timedelta(1), *(day.on for day in days))]
    added, decided = _summed([day.added for day in days]), _summed([day.decided for day in days])
    axes.grid(axis="y", color=LINE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.fill_between(at, decided, step="post", color=COLOURS[Status.VERIFIED][0], alpha=0.14, linewidth=0)
    axes.step(at, added, where="post", color=PALE, linewidth=1.6, linestyle=(0, (4, 2)))
    axes.step(at, decided, where="post", color=COLOURS[Status.VERIFIED][0], linewidth=2.4)
    axes.plot([at[-1]] * 2, [added[-1], decided[-1]], "o", color=INK, markersize=4)
    axes.set_ylim(0, max(added[-1], 1) * 1.08)
    axes.set_xlim(at[0], at[-1])
    axes.xaxis.set_major_locator(locator := AutoDateLocator(minticks=2, maxticks=8, interval_multiples=True))
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    _ends(axes, at[-1], {"added": added[-1], "decided": decided[-1]})


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
    axes.set_title("Claims by kind and status")
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
    below = -0.16 - 0.9 / (len(kinds) + 2)
    axes.legend(loc="lower left", bbox_to_anchor=(-0.01, below), ncols=6, frameon=False, handlelength=1.4)


def _hatched(status: Status) -> str:
    return PALE if status is Status.DISMISSED else "#ffffff"


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
    axes.invert_yaxis()
    axes.set_xlim(0, max(totals) * 1.1)
    for row, total in enumerate(totals):
        axes.annotate(f"{total:,}", (total, row), (6, 0), textcoords="offset points", va="center", fontweight="bold")


def _bare(axes: Axes) -> None:
    axes.tick_params(axis="both", length=0)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def _nothing(axes: Axes, said: str) -> None:
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.text(0, 0.5, said, transform=axes.transAxes, color=PALE)


def _height(rows: Mapping[Kind, object] | Mapping[SourceKind, object]) -> float:
    return max(len(rows), 1) * ROW + AROUND


def _summed(counts: Sequence[int]) -> list[int]:
    return [sum(counts[:day]) for day in range(len(counts) + 1)]


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
