"""Content-Encoding undone, with a limit on what comes out."""

import zlib
from collections.abc import Sequence

from claims.intake import limits
from claims.intake.web import failing
from claims.intake.web.failing import RefusedError

_GZIP = zlib.MAX_WBITS | 16
_RAW = -zlib.MAX_WBITS


def unpacked(body: bytes, codings: Sequence[str], max_bytes: int) -> bytes:
    """Undo the codings of a body (RFC 9110 section 8.4), the last one first.

    RefusedError: a coding that was not asked for, data that are damaged or cut short, or more than
    `max_bytes` coming out of any of them.
    """
    if len(codings) > limits.PACKINGS:
        raise RefusedError(f"it is packed {len(codings)} times over")
    for coding in reversed(codings):
        if coding not in _UNPACKERS:
            raise RefusedError("it is packed in a way that was not asked for")
        try:
            body = _UNPACKERS[coding](body, max_bytes)
        except zlib.error as error:
            raise RefusedError("it is packed in a way that cannot be undone") from error
    return body


def _gzip(body: bytes, max_bytes: int) -> bytes:
    """Undo gzip, which may be several members one after another; zeros and the like behind them are dropped."""
    pieces: list[bytes] = []
    left = max_bytes
    while body:
        # Each costs a copy of all that follows it.
        if len(pieces) == limits.MEMBERS:
            raise RefusedError("it is packed in too many pieces")
        try:
            piece, body = _member(body, _GZIP, left)
        except zlib.error:
            if not pieces:
                raise
            break
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _deflate(body: bytes, max_bytes: int) -> bytes:
    """Undo zlib's format, or the bare one inside it that some servers send in its place."""
    if not body:
        return body
    try:
        return _member(body, zlib.MAX_WBITS, max_bytes)[0]
    except zlib.error:
        return _member(body, _RAW, max_bytes)[0]


def _member(body: bytes, format_: int, max_bytes: int) -> tuple[bytes, bytes]:
    """Give what one compressed stream holds, and the bytes behind it; zlib.error if it is damaged."""
    stream = zlib.decompressobj(format_)
    # One more than allowed, since to zlib a limit of 0 is none.
    piece = stream.decompress(body, max_bytes + 1)
    if len(piece) > max_bytes:
        raise failing.too_large(max_bytes)
    if not stream.eof:
        raise RefusedError("it was cut short on the way")
    return piece, stream.unused_data


_UNPACKERS = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate}
