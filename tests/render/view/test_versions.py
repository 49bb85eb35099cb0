"""Versions of an entry in the words of their own languages, and as machines are told."""

from types import SimpleNamespace

from knowledgebase.render.view.versions import alternates, other_versions


def entry(key, address):
    return SimpleNamespace(key=key, address=address)


FI, SV = entry("practice:a", "kaytannot/a/"), entry("practice:b", "kaytannot/b/")
CURRENT = SimpleNamespace(versions={key: {"fi": FI, "sv": SV} for key in (FI.key, SV.key)})


def test_a_version_leads_to_the_others_and_machines_know_all():
    assert other_versions(CURRENT, FI) == [("sv", "På svenska", "kaytannot/b/")]
    assert other_versions(CURRENT, SV) == [("fi", "Suomeksi", "kaytannot/a/")]
    assert alternates(CURRENT, FI) == {"fi": "kaytannot/a/", "sv": "kaytannot/b/"}


def test_an_entry_that_is_alone_has_none():
    alone = entry("practice:c", "kaytannot/c/")
    assert other_versions(CURRENT, alone) == [] and alternates(CURRENT, alone) == {}
