"""Markdown files as articles."""
