"""Search: Finnish words, their analysis, and the dictionary that the browser reads."""
