"""What the contract tests share: everything that the real content publishes, made once."""

import pytest

from tests.conftest import Made, corpus_made


@pytest.fixture(scope="session")
def made() -> Made:
    """The pages and files of the corpus."""
    return corpus_made()
