"""Making a release; what it must be is in test_publisher.py."""

from knowledgebase.publish.making import commit_of


def test_the_commit_of_a_folder_in_no_repository_is_unknown(tmp_path, monkeypatch):
    assert commit_of(tmp_path) == ""
    monkeypatch.setenv("PATH", "")
    assert commit_of(tmp_path) == ""
