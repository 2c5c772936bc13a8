"""A fact-check claim tracker: every checkable claim of an article, with what the evidence says of it."""

__version__ = "0.1.0"
