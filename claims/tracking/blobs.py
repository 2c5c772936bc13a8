"""Bytes that were taken in: kept once, compressed, under their SHA-256."""

import hashlib
import zlib

from sqlalchemy.orm import Session

from claims.model import Blob
from claims.tracking import history


def put(session: Session, content: bytes, *, by: str) -> str:
    """Keep bytes, the same ones once, whoever brings them; return their SHA-256 in hex."""
    digest = hashlib.sha256(content).hexdigest()
    if session.get(Blob, digest) is None:
        history.add(session, Blob(sha256=digest, size=len(content), packed=zlib.compress(content)), by=by)
    return digest


def get(session: Session, digest: str) -> bytes:
    """Give bytes back as they came."""
    return zlib.decompress(session.get_one(Blob, digest).packed)


def take_over(session: Session, digest: str, size: int, packed: bytes, *, by: str) -> str:
    """Keep bytes of another record as they are packed there; the caller has held them against their digest."""
    if session.get(Blob, digest) is None:
        history.add(session, Blob(sha256=digest, size=size, packed=packed), by=by)
    return digest
