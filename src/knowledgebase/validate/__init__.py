"""Validate: a source becomes an entry with its text parsed, or findings say why not."""
