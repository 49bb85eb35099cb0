"""Render: the catalogue and its relations become pages. Decisions here, HTML in theme/pages."""
