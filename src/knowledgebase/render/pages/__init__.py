"""Pages: every page of the site, family by family."""
