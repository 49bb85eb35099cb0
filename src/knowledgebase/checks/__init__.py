"""Checks: each rule is a function that yields findings. None prints, raises, counts or stops."""
