"""Indicators: rows of results → numbers with a trail, what must be withheld, what is missing."""
