"""Bytes as our exchange format has them: packed with zlib, written in base64, under their SHA-256."""

import base64
import binascii
import hashlib
import zlib

from claims.intake import limits
from claims.intake.exchange.records import File


def written(sha256: str, size: int, packed: bytes) -> File:
    """Write bytes that are packed already."""
    return File(sha256=sha256, size=size, packed=base64.b64encode(packed).decode())


def packed(file: File) -> bytes:
    """Give the bytes as they are packed; ValueError where that is no base64."""
    try:
        return base64.b64decode(file.packed, validate=True)
    except binascii.Error as error:
        raise ValueError("its bytes are not written in base64") from error


def content(file: File) -> bytes:
    """Give the bytes; ValueError says, as a clause on the file, why they are not what it says of itself."""
    if file.size > limits.UNPACKED_BYTES:
        raise ValueError(f"it is larger than {limits.megabytes(limits.UNPACKED_BYTES)}")
    unpacking = zlib.decompressobj()
    try:
        # One more than it says, so that a bomb ends where it begins.
        there = unpacking.decompress(packed(file), file.size + 1)
    except zlib.error as error:
        raise ValueError("its bytes are not packed with zlib, or damaged") from error
    if len(there) != file.size or not unpacking.eof or unpacking.unused_data:
        raise ValueError(f"it is not of {file.size:,} bytes")
    if hashlib.sha256(there).hexdigest() != file.sha256:
        raise ValueError("its bytes have another SHA-256")
    return there
