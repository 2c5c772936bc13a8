"""The article as it lies on the page, and as the language model reads it."""
