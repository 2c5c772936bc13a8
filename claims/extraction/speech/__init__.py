"""Who says what: quotations and reported speech."""
