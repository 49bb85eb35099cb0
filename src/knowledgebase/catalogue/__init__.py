"""Catalogue: all entries together, what is true of each, and the rules over the whole."""
