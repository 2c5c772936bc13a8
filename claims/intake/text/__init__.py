"""Bytes become text: in which encoding, in which language, and plain text as it stands."""
