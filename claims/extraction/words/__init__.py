"""Closed lists of words, by what they tell."""
