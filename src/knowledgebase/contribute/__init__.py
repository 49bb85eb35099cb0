"""Contribute: what helps people write an entry and others trust it, all from the one schema.

Questions, issue forms, field tables, annotated entries, mending and review.
"""
