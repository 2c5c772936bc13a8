"""A file, an address or stdin becomes a Page: the only room that goes outside."""

from claims.intake.page import Page
from claims.intake.reading import read
from claims.intake.sources import Origin, origin

__all__ = ["Origin", "Page", "origin", "read"]
