"""Build: the publication becomes a folder with a site in it."""
