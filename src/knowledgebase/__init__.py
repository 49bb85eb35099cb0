"""The knowledge base of Finnish working life, from Markdown in git to a published site.

read → validate → catalogue → relate → render → build → search → check → publish

Each stage is a room of that name and imports only rooms before it; `flow` is the table of contents.
Nothing here imports MkDocs: the site generator calls us, from the folder hooks/.
"""

__version__ = "0.1.0"
