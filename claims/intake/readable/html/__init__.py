"""Web pages, as all that can be seen in them or as articles."""
