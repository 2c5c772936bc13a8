"""Bytes that may be an article in plain text or in Markdown, in any encoding or in none."""

from claims.intake.page import Material
from claims.intake.readable.markdown import article as markdown
from claims.intake.text import languages, plain
from tests.hostile import laws, mutating, words
from tests.hostile.dice import Dice, target
from tests.hostile.watching import Watch

PROSE = "12 people died in Orléans, said Mayor Ana Ruiz. “Nobody told us it was this bad,” she said.\n\nA café – £3.\n"
ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "cp1251", "koi8-r"),
    *("shift_jis", "euc-jp", "gb18030", "big5", "iso-8859-2", "mac-roman", "cp1250", "iso2022_jp", "cp1256", "utf-7"),
)
CHARSETS = (
    *(None, None, None, "utf-8", "UTF8", "latin-1", "windows-1252", "utf-16", "shift_jis", "gb2312", "x-sjis", "big5"),
    *("", "x" * 5000, "utf-7", "punycode", "idna", "hex", "zlib", "rot13", "undefined", "unicode_escape", "utf-8\0"),
    *("../x",),
)
DOCUMENT = b"""---
title: "Bridge *collapse*"
author: Ana Lee
date: 2024-05-08
---
# Bridge [collapse](https://a.example/)

- At least **12** people[^1] died, `said` ~~not~~ <b>Ruiz</b>.
- ![x](y.png) https://b.example/?q=1

| a | b |
|---|---|
| 1 | 2 |

> quoted \\* text&amp;

```py
code
```
[^1]: See <https://c.example/>, p. 4.
"""
MARKS = (
    *(b"*", b"_", b"`", b"[", b"](", b")", b"![", b"<", b">", b"&", b"\\", b"|", b"---\n", b"[^1]", b"[^1]:", b"#"),
    *(b"- ",),
    *(b"> ", b"1. ", b"\n", b"    ", b"~~~", b"<!--", b"<div>", b"]: ", b"title: ", b"date: ", b"!!python/object:x"),
    *(b"&a", b"*a"),
)


@target
def test_any_bytes_are_a_text_or_are_refused(watch: Watch, dice: Dice) -> None:
    said = (words.text(dice) + PROSE[dice.below(len(PROSE)) :]).encode(dice.one(ENCODINGS), "replace")
    material = Material("a.txt", "/desk/a.txt", mutating.bytes_(dice, said), charset=dice.one(CHARSETS))

    with watch.over(material):
        laws.of_page(languages.with_language(plain.read(material)))


@target
def test_any_markdown_is_an_article_or_is_refused(watch: Watch, dice: Dice) -> None:
    original = mutating.bytes_(dice, DOCUMENT[dice.below(2) * 64 :], MARKS)
    material = Material("a.md", "/desk/a.md", original)

    with watch.over(original):
        laws.of_page(languages.with_language(markdown.read(material)))
