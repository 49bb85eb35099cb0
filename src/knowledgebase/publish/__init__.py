"""Publish: the built folder is checked and shown."""
