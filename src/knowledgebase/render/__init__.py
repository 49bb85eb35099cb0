"""Render: the catalogue and its relations become pages and files. Decisions here, HTML in theme/pages."""
