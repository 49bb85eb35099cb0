"""Misplaced: the names of the fields tell the folder."""

from pathlib import PurePosixPath

import pytest

from knowledgebase.validate.misplaced import right_folder

COMMON = ["title", "summary", "themes", "regions", "sources"]
PRACTICE = [*COMMON, "problem", "solution", "evidence", "effect", "first_step"]


@pytest.mark.parametrize(
    ("fields", "path", "folder"),
    [
        (PRACTICE, "projects/a.md", "practices"),
        (PRACTICE, "practices/a.md", ""),
        (PRACTICE, None, "practices"),
        (["title", "summary"], "practices/a.md", ""),  # could be anything: nothing is said
        ([], "projects/a.md", ""),
        (["omia", "nimia", "vain"], "projects/a.md", ""),
    ],
)
def test_the_folder_that_the_fields_tell(fields, path, folder):
    assert right_folder(fields, PurePosixPath(path) if path else None) == folder
