"""Samples: what an example says, and what of it another card may say as well."""

from pathlib import PurePosixPath

from knowledgebase.read.samples import read_samples, told_texts
from knowledgebase.read.source import read_source
from tests.conftest import ROOT, practice


def test_the_texts_and_addresses_of_every_example_are_known():
    samples = read_samples(ROOT)
    assert "Esimerkkilähde, jota ei ole olemassa" in samples
    assert any(text.startswith("Kerro vaiheet") for text in samples)
    assert "https://example.org/esimerkki" in samples
    assert not any(text.startswith("#") for text in samples)


def test_short_texts_and_what_is_true_of_many_cards_are_no_samples():
    source, _ = read_source(PurePosixPath("practices/a.md"), practice().encode())
    texts = [text for _, text in told_texts(source)]
    assert "Lyhyt kuvaus käytännöstä." in texts
    assert not {"Lähde", "Lähde ei kerro.", "Kuvattu."} & set(texts)


def test_a_root_without_examples_has_no_samples(tmp_path):
    assert read_samples(tmp_path) == frozenset()
