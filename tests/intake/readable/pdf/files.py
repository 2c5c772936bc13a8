"""PDFs, written as the tests need them."""

import zlib
from io import BytesIO

import fpdf
import pypdf

Placed = tuple[float, float, float, str]


def placed(*pages: list[Placed], bold: float = 99.0) -> bytes:
    """Write words where they are said to stand: from the left, from the top, the size, all in points; in that order.

    What is as large as `bold` is bold.
    """
    document = fpdf.FPDF(unit="pt", format="A4")
    for page in pages:
        document.add_page()
        for x, y, size, words in page:
            document.set_font("Helvetica", "B" if size >= bold else "", size)
            document.text(x, y, words)
    return bytes(document.output())


def pdf(*pages: bytes, filters: bytes = b"", packed: bytes | None = None) -> bytes:
    """Write a PDF with a line of text on each page; `packed` stands in place of what draws it."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * place) for place in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for words in pages:
        drawn = (b"BT /F1 12 Tf 72 720 Td (%s) Tj ET" % words if words else b"") if packed is None else packed
        resources = b"/Resources<</Font<</F1 3 0 R>>>>"
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]%s/Contents %d 0 R>>" % (resources, len(objects) + 2),
            b"<</Length %d%s>>stream\n%s\nendstream" % (len(drawn), filters, drawn),
        ]
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    ending = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, ending)


def locked(original: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(BytesIO(original))
    writer.encrypt(user_password=password, owner_password=password + "!", algorithm="AES-256")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def bomb() -> bytes:
    packing = zlib.compressobj(9)
    once = b"".join(packing.compress(bytes(1_000_000)) for _ in range(100)) + packing.flush()
    return zlib.compress(zlib.compress(once, 9), 9)


NESTED = b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"
