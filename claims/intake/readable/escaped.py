"""HTML that stands as text in something else: in the items of a feed, in the strings of data."""

import re

from lxml import etree

from claims.intake.readable.html import seen

# Only tags that HTML has, since "a <b and c> d" is none; or an entity.
_HTML = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|cite|code|del|div|em|figcaption|figure|h[1-6]|hr|i|img|ins|li|ol|p|pre|q|s|small|span"
    r"|strike|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});",
    re.IGNORECASE,
)


def meant(words: str) -> str:
    """Give what a person sees of a text that is HTML; any other text as it is."""
    if not _HTML.search(words):
        return words
    try:
        page = etree.fromstring(words.encode(errors="replace"), etree.HTMLParser(encoding="utf-8"))
    except etree.XMLSyntaxError:
        page = None
    return words if page is None else seen.text(page)
