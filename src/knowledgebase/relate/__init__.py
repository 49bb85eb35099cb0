"""Relate: what belongs together, with the reasons."""
