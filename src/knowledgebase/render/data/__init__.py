"""Data: the entries as open data, and the schemas that describe it."""
