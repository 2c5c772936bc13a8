"""What went wrong on the way to an address, in words that a person understands."""

import socket
import ssl
from http.client import HTTPException, IncompleteRead

from urllib3.exceptions import HTTPError

from claims.intake import files, limits
from claims.intake.limits import Limits
from claims.intake.page import NotCaptured

_LONGEST = 120
_UNKNOWN_NAMES = frozenset(
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY") if hasattr(socket, name)
)
# OpenSSL's X509_V_ERR_ codes.
_CERTIFICATES = {
    9: "it is not valid yet",
    10: "it has expired",
    18: "it is signed by nobody but itself",
    19: "it is signed by somebody who is not trusted here",
    20: "it is signed by somebody who is not known here",
    21: "it is signed by somebody who is not known here",
    23: "it was revoked",
    62: "it is for another name",
    64: "it is for another IP address",
}


class RefusedError(Exception):
    """We go no further; `why` says what there is instead."""

    def __init__(self, reason: str, *, status: int | None = None, gone: bool = False) -> None:
        super().__init__(reason)
        self.why = NotCaptured(reason, status=status, gone=gone)


# The first that fits; what is not among them is a bug.
_PLAIN: tuple[tuple[type[BaseException], NotCaptured], ...] = (
    (UnicodeError, NotCaptured("no server has that name", gone=True)),
    # It may be down this once.
    (ConnectionRefusedError, NotCaptured("no server answers there")),
    (ssl.SSLEOFError, NotCaptured("the server broke off")),
    (ssl.SSLError, NotCaptured("no encryption can be agreed on with the server")),
    (ConnectionError, NotCaptured("the server broke off")),
    (IncompleteRead, NotCaptured("it was cut short on the way")),
    (HTTPException, NotCaptured("what the server answered cannot be understood")),
    (HTTPError, NotCaptured("what the server answered cannot be understood")),
)


def why(error: BaseException, allowed: Limits, *, answered: bool) -> NotCaptured | None:
    """Say what an exception means to a person; None if it means that this program is wrong."""
    if isinstance(error, RefusedError):
        return error.why
    while error.__cause__ is not None:
        error = error.__cause__
    match error:
        case TimeoutError():
            return NotCaptured(_late(allowed, answered=answered), late=True)
        case socket.gaierror():
            return _unnamed(error)
        case ssl.SSLCertVerificationError():
            return NotCaptured(f"its certificate cannot be trusted: {_distrust(error)}")
    return _by_table(error)


def too_large(max_bytes: int) -> RefusedError:
    """Make the refusal of more than `max_bytes`."""
    return RefusedError(f"it is larger than {limits.megabytes(max_bytes)}")


def shown(words: str) -> str:
    """Make words from outside fit to be shown: no control characters, and not many."""
    clean = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in words[: _LONGEST + 1])
    return clean if len(clean) <= _LONGEST else clean[:_LONGEST] + "…"


def _by_table(error: BaseException) -> NotCaptured | None:
    for kind, said in _PLAIN:
        if isinstance(error, kind):
            return said
    return NotCaptured(f"it cannot be reached: {files.reason(error)}") if isinstance(error, OSError) else None


def _late(allowed: Limits, *, answered: bool) -> str:
    did = "was not all there" if answered else "did not answer"
    return f"it {did} within {allowed.seconds:g} second{'' if allowed.seconds == 1 else 's'}"


def _unnamed(error: socket.gaierror) -> NotCaptured:
    if error.errno in _UNKNOWN_NAMES:
        return NotCaptured("no server has that name", gone=True)
    return NotCaptured("its name cannot be looked up just now")


def _distrust(error: ssl.SSLCertVerificationError) -> str:
    return _CERTIFICATES.get(error.verify_code) or shown(error.verify_message.lower())
