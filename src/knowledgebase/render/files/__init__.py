"""Files: what is published beside the pages, family by family."""
