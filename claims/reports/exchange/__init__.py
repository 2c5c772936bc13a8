"""The record for other programs: which formats there are, and the writer of each."""
