"""A file, an address or stdin becomes a Page: the only room that goes outside."""

from claims.intake.captures import capture, from_address, from_file
from claims.intake.limits import Limits
from claims.intake.page import Captured, NotCaptured, Page
from claims.intake.readable import main_text
from claims.intake.reading import read
from claims.intake.sources import Origin, origin
from claims.intake.web.peers import anywhere, public

__all__ = [
    "Captured",
    "Limits",
    "NotCaptured",
    "Origin",
    "Page",
    "anywhere",
    "capture",
    "from_address",
    "from_file",
    "main_text",
    "origin",
    "public",
    "read",
]
