"""Measure: what only measuring needs; nothing of it runs in a build."""
