"""The one way to the web, and what may go wrong on it."""
