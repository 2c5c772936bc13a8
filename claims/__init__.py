"""A fact-check claim tracker: every checkable claim of an article, with what the evidence says of it."""
