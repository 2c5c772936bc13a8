"""A Word file of ours as it comes back: somebody replied in it, and changed a comment."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from tests.reports.documents.word.original import W14, W15, W

_THREADS = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def to(written: bytes) -> bytes:
    """Answer as Word does: Ben to [C1] in its thread, Ida to [C3] on the same words, and in [C2] another status."""
    threads = (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="11111111" w15:done="0"/>'
        '<w15:commentEx w15:paraId="22222222" w15:paraIdParent="11111111" w15:done="0"/></w15:commentsEx>'
    )
    parts = unpacked(written)
    said = parts["word/comments.xml"].replace("unverified: event", "unproven: event")
    last = said.index("Note by ben")
    paragraph = said.rindex("<w:p>", 0, last)
    said = f'{said[:paragraph]}<w:p w14:paraId="11111111">{said[paragraph + 5 :]}'
    said = said.replace("<w:comments ", f'<w:comments xmlns:w14="{W14}" ', 1)
    new = comment(50, "Ben Okri", "The log says eight", paragraph="22222222") + comment(
        51, "Ida Holm", "Ask the", "shipyard"
    )
    parts["word/comments.xml"] = said.replace("</w:comments>", f"{new}</w:comments>")
    parts["word/document.xml"] = beside(beside(parts["word/document.xml"], 0, 50), 2, 51)
    parts["word/commentsExtended.xml"] = threads
    link = f'<Relationship Id="x1" Type="{_THREADS}" Target="commentsExtended.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace("</Relationships>", link)
    return packed(parts)


def comment(number: int, by: str, *lines: str, paragraph: str = "") -> str:
    """Write a comment; the id of its paragraph ties it to a thread."""
    tied = f' w14:paraId="{paragraph}"' if paragraph else ""
    said = "".join(f"<w:p{tied}><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return f'<w:comment xmlns:w="{W}" w:id="{number}" w:author="{by}" w:date="2024-05-09T08:00:00Z">{said}</w:comment>'


def beside(document: str, there: int, new: int) -> str:
    """Put the marks of a comment where those of another one are."""
    for name in ("commentRangeStart", "commentRangeEnd"):
        mark = f'<w:{name} w:id="{there}"/>'
        document = document.replace(mark, mark + mark.replace(f'"{there}"', f'"{new}"'))
    sign = f'<w:commentReference w:id="{there}"/></w:r>'
    return document.replace(sign, f'{sign}<w:r><w:commentReference w:id="{new}"/></w:r>')


def unpacked(written: bytes) -> dict[str, str]:
    """Give the parts of a file; pictures come back as they were."""
    with zipfile.ZipFile(BytesIO(written)) as archive:
        return {name: archive.read(name).decode(errors="surrogateescape") for name in archive.namelist()}


def packed(parts: Mapping[str, str]) -> bytes:
    """Write a file of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content.encode(errors="surrogateescape"))
    return file.getvalue()
