"""The schema that this program works with, for whoever asks without opening a record."""

SCHEMA = "0006"
