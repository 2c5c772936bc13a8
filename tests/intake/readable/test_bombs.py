"""A file that unpacks to far more than it is takes neither much time nor much memory."""

import json
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.intake.readable.pdf.files import NESTED, bomb, pdf
from tests.intake.readable.word.files import packed

# In a process of its own, since a process knows the memory of all its children together only.
READING = """
import json, resource, sys
from claims.errors import NotReadableError
from claims.intake import documents
from claims.intake.page import Material
try:
    documents.read(Material("it", "/it", sys.stdin.buffer.read()), sys.argv[1], "")
except NotReadableError as error:
    print(json.dumps([str(error), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
"""
TOO_LARGE = "it cannot be read: it unpacks to more than 50 MB"
BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a Word file": ("word", lambda: packed("word/document.xml", bytes(200_000_000)), TOO_LARGE),
    "comments": ("word", lambda: packed("word/comments.xml", bytes(200_000_000)), TOO_LARGE),
    "a PDF": (
        "pdf",
        lambda: pdf(b"x", filters=NESTED, packed=bomb()),
        "it cannot be read: it unpacks to more than can be read",
    ),
}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory otherwise, or not at all")
@pytest.mark.parametrize(("reader", "made", "reason"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_with_little_time_and_memory(reader: str, made: Callable[[], bytes], reason: str) -> None:
    original = made()
    began = time.monotonic()

    said = subprocess.run([sys.executable, "-c", READING, reader], input=original, capture_output=True, check=True)

    refusal, kilobytes = json.loads(said.stdout)
    assert refusal == reason
    assert len(original) < 1_000_000
    assert time.monotonic() - began < 20
    assert kilobytes < 250_000
