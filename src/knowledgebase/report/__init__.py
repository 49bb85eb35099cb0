"""Report: what the editors are told of the whole, as text."""
