"""Publish: the checked folder is shown."""
