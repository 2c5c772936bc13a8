"""Word files, written as the tests need them."""

import zipfile
from io import BytesIO

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TITLE = "<dc:title>Report on\n bridges</dc:title>"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(**targets: str) -> str:
    each = "".join(
        f'<Relationship Id="{kind}" Type="{TYPES}/{kind.replace("_", "-")}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{each}</Relationships>'


def linked(**addresses: str) -> str:
    """Write what a body's links name, by their ids."""
    return "".join(
        f'<Relationship Id="{name}" Type="{TYPES}/hyperlink" Target="{address}" TargetMode="External"/>'
        for name, address in addresses.items()
    )


def word(body: str, names: str = NAMES, links: str = "", properties: str = TITLE, **parts: str) -> bytes:
    """Write a Word file with a body and further parts, such as footnotes."""
    package = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(officeDocument="word/document.xml", core_properties="docProps/core.xml"),
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind}.xml" for kind in parts}).replace(
            "</Relationships>", f"{links}</Relationships>"
        ),
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": (
            f'<c:coreProperties xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/">{properties}</c:coreProperties>'
        ),
    } | {f"word/{kind}.xml": f"<w:{kind} {names}>{content}</w:{kind}>" for kind, content in parts.items()}
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package.items():
            archive.writestr(name, content)
    return written.getvalue()


def line(*runs: str) -> str:
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"


def run(words: str, settings: str = "") -> str:
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def changed(how: str, words: str, element: str = "t") -> str:
    """Write a run that was put in ("ins"), taken out ("del"; "delText") or moved ("moveFrom", "moveTo")."""
    return f'<w:{how} w:id="1" w:author="Eve"><w:r><w:{element}>{words}</w:{element}></w:r></w:{how}>'


def packed(name: str, content: bytes) -> bytes:
    """Write a Word file with a part of these bytes."""
    written = BytesIO(word(line("Seven ships"), comments=""))
    with zipfile.ZipFile(written) as archive:
        kept = {each: archive.read(each) for each in archive.namelist() if each != name}
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, part in kept.items():
            archive.writestr(each, part)
        archive.writestr(name, content)
    return written.getvalue()
