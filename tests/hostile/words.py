"""What hostile texts are made of: words that something else than a reader might obey, and letters that are odd."""

from tests.hostile.dice import Dice

CONTROLS = (
    *("\x1b[31m", "\x1b]0;title\x07", "\x1b[2J", "\x1b]8;;https://a.example/\x07", "\x9b1m", "\x07", "\x08", "\x7f"),
    *("\r", "\n", "\t", "\x00", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"),
    *("\u202e", "\u202d", "\u2066", "\u2067", "\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\u200d", "\xad"),
)
MARKUP = (
    *("<b>", "</p>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "]]>", "<![CDATA["),
    *("&amp;", "&#0;", "&#xD800;", "&nosuch;", "</script>", "</title>", "javascript:alert(1)", '" onclick="x'),
    *("[red]x[/red]", "[/]", "[link=https://a.example]", ":smile:", "[a](javascript:x)", "![x](y)", "`", "```", "***"),
    *("{{x|y}}", "[[File:x]]", "{|", "|}", "''x''", "== x ==", "<ref name=x>", "~~~~", "__TOC__", "<nowiki>", "----"),
)
QUERIES = (
    *("'", '"', "''", "'; DROP TABLE claim; --", "%", "_", "\\", "*", "^", "NEAR(a b)", "AND", "OR", "NOT", "words:"),
    *("{", "}", "(", ")", "-", "+", ":", ":*", "<->", "&", "|", "!", "$1", ":wanted", "%(x)s", "?", "rowid", "\\'"),
    *("a*",),
)
FORMULAS = (
    *('=HYPERLINK("x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", "=cmd|' /C calc'!A0", "-1", "-1e5"),
    *(",", ";", '"', '""', "\n", "\r\n", "sep=;", "#REF!", "1,5", "0x10", "1e400", "TRUE", "NaN", "Infinity", "-0"),
)
PATHS = (
    *("../", "../../etc/passwd", "/etc/passwd", "..\\", "C:\\x", "~", "~root", "$HOME", "`id`", "$(id)", ";id", "-"),
    *("--",),
    *("file:///etc/passwd", "/dev/zero", "/dev/stdin", "/proc/self/mem", "a" * 300, "%2e%2e%2f", "%00", "*", "?"),
    *("[a]",),
    *("**", "**/", "{a,b}", "nul", "con.txt", ".", "..", " ", "x.docx", "\\\\host\\share", "//host/x", "x\x00.txt"),
)
FIGURES = (
    *("0", "1", "12", "31", "1,000", "1.000,5", "7000000.1", "9" * 30, "9" * 5000, "-3", "−3", "½", "1/2", "1/0", "٣١"),
    *("३", "Ⅻ", "²", "$7 million", "£3.2bn", "12 per cent", "5%", "12 to 14", "30..35", ">=31", "<=7", "~31", "+31"),
    *("one hundred and one", "a dozen", "tens of thousands", "12th", "9:15 a.m.", "25:61", "10-20-30", "1e5", "No. 4"),
)
DAYS = (
    *("2024-02-30", "2016-03-25", "2016-03", "2016", "201X", "2016-03-21/2016-03-25", "2016-22", "0000-00-00"),
    *("9999-12-31",),
    *("../2016", "2016?", "2016~", "yesterday", "last Friday", "Monday", "31 February", "the 1990s", "99999999-01-01"),
    *("2024-05-08T25:00", "May 8, 2024", "8/5/24", "Q3 2024", "next century", "noon", "10000 years ago", "2016-13-41"),
)
PROSE = (
    *("At least 12 people died", "when a road bridge fell", "said Mayor Ana Ruiz", "“Nobody told us,” she said", "the"),
    *("and", "of", "which", "including three children", "Dr. J. R. O'Hara-Lee", "the U.S.", "in", "on Monday", "Ruiz"),
    *("according to", "killed", "million", "per cent", "first", "largest", "(", ")", "“", "”", "‘", "’", '"', "—", "…"),
    *(". ", ", ", "\n\n", " ", "; ", "e.g.", "said", "not", "more than", "between", "he", "city of Alden", "Reuters"),
)
LETTERS = (
    *(
        "é",
        "e\u0301",
        "ﬁ",
        "ß",
        "İ",
        "ı",
        "ǅ",
        "Å",
        "\u0301" * 40,
        "אבג",
        "العربية",
        "日本語",
        "한국",
        "กำ",
        "😀",
        "👩‍👩‍👧",
    ),
    *("𝟙𝟚", "Ａ１", "\U0010ffff", "\ue000", "a" * 200, "ab" * 3000, "\u200d" * 50, "ﷺ", "ᴬ", "\u0345", "ǰ", "ﬃ"),
)
ALL = (CONTROLS, MARKUP, QUERIES, FORMULAS, PATHS, FIGURES, DAYS, PROSE, LETTERS)
SURROGATES = 0xE000 - 0xD800


def letter(dice: Dice) -> str:
    """Throw any letter that there is, of ASCII as often as any other."""
    if dice.below(2) == 0:
        return chr(dice.below(0x80))
    code = dice.below(0x110000 - SURROGATES)
    return chr(code if code < 0xD800 else code + SURROGATES)


def piece(dice: Dice, *pools: tuple[str, ...]) -> str:
    """Throw a word of the pools, else any letter, else a word many times over."""
    sort = dice.below(16)
    if sort == 14:
        return letter(dice)
    word = dice.one(dice.one(pools or ALL))
    return word * (1 + dice.below(40)) if sort == 15 and len(word) < 50 else word


def text(dice: Dice, most: int = 8, *pools: tuple[str, ...]) -> str:
    """Throw a text of up to so many words, with a space between two or none."""
    return dice.one((" ", "")).join(dice.several(most, lambda: piece(dice, *pools)))


def line(dice: Dice, most: int = 8, *pools: tuple[str, ...]) -> str:
    """Throw what can be typed as an argument: no system takes a NUL there."""
    return text(dice, most, *pools).replace("\0", "\x01")
