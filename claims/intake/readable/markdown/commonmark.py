"""CommonMark with tables and footnotes, as tokens."""

import markdown_it
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

VERSION = markdown_it.__version__
# Its default of 20 drops deeper text without a word; each level costs a few of Python's 1000 frames.
_NESTING = 100


def parse(source: str) -> list[Token]:
    """Parse Markdown; the definitions of footnotes stay where they are, those without a mark, too."""
    parser = markdown_it.MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    # Notes within the text ("^[so]") are no part of CommonMark nor of what most programs add to it.
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    return parser.parse(source)
