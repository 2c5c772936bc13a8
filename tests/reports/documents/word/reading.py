"""A Word file read back by other means than ours: comments by python-docx, the words that they are on by their tags."""

import re
import unicodedata
from io import BytesIO

import docx
from docx.oxml.ns import qn
from lxml import etree

_MEANS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def commented(written: bytes) -> list[tuple[str, str]]:
    """Give the text of each comment, with the words between its marks, white space apart."""
    document = docx.Document(BytesIO(written))
    between = _between(document.element.body)
    return [(comment.text, folded(between[comment.comment_id])) for comment in document.comments]


def ours(written: bytes) -> dict[int, str]:
    """Give the words that our comments are on, by their numbers."""
    found = ((re.match(r"\[C(\d+)\]", text), words) for text, words in commented(written))
    return {int(told[1]): words for told, words in found if told}


def folded(words: str) -> str:
    """Take away white space, hyphens at the ends of lines and what divides cells; letters stand level."""
    plain = unicodedata.normalize("NFKC", words)
    return "".join(plain.replace("\u00ad", "").replace("¦", "").replace(" | ", "").split())


def _between(body: etree._Element) -> dict[int, str]:
    begun: dict[int, list[str]] = {}
    ended: dict[int, str] = {}
    for element in body.iter():
        name = etree.QName(element).localname
        if name == "commentRangeStart":
            begun[int(element.get(qn("w:id"), ""))] = []
        elif name == "commentRangeEnd":
            number = int(element.get(qn("w:id"), ""))
            ended[number] = "".join(begun.pop(number))
        elif name == "t":
            for words in begun.values():
                words.append(element.text or "")
        elif name in _MEANS:
            for words in begun.values():
                words.append(_MEANS[name])
    return ended
