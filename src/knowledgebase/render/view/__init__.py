"""View: how an entry, a term or a moment reads, and the templates that show it."""
