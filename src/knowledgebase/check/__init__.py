"""Check: the built folder, before anyone sees it (what writers wrote is `validate` and `catalogue`)."""
