"""Building: aside, checked, then shown; a failure leaves what was there."""

import subprocess

from knowledgebase.build import generator as module
from knowledgebase.build.mark import seal
from knowledgebase.flow import Settings
from tests.conftest import TODAY, practice


def old_site(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("vanha")
    seal(site)
    return site


def test_a_broken_link_in_the_result_stops_the_switch(make_root, tmp_path, monkeypatch):
    site = old_site(tmp_path)

    def generate(settings, into):
        (into / "index.html").write_text('<html lang="fi"><a href="puuttuu/">x</a>')
        return True

    monkeypatch.setattr(module, "_generate", generate)
    monkeypatch.setattr(module, "index_search", lambda *arguments: None)
    built, findings = module.build(Settings(make_root(), TODAY), site)
    assert not built
    assert [f.rule for f in findings] == ["site-broken-link"]
    assert (site / "index.html").read_text() == "vanha"
    assert [f.name for f in tmp_path.iterdir() if f.name.startswith(".")] == []


def test_a_failing_indexer_is_told_in_one_line(make_root, tmp_path, monkeypatch):
    site = old_site(tmp_path)
    monkeypatch.setattr(module, "_generate", lambda settings, into: True)

    def fail(*arguments):
        raise subprocess.CalledProcessError(1, "pagefind", stderr="levy täynnä\n")

    monkeypatch.setattr(module, "index_search", fail)
    built, findings = module.build(Settings(make_root(), TODAY), site)
    assert not built
    assert [(f.rule, f.values) for f in findings] == [
        ("site-build-failed", (("value", "levy täynnä"),))
    ]
    assert (site / "index.html").read_text() == "vanha"


def test_the_same_content_gives_the_same_bytes(make_root, tmp_path):
    root = make_root({"practices/a.md": practice("A"), "practices/b.md": practice("B")})
    for name in ("one", "two"):
        assert module.build(Settings(root, TODAY), tmp_path / name)[0]

    def files(folder):
        # Pagefind 1.5.2 writes the values of a filter in no fixed order, so its index differs
        # from run to run; MkDocs gzips the sitemap with the time of the build.
        kept = (f for f in folder.rglob("*") if f.is_file() and "pagefind" not in f.parts)
        return {str(f.relative_to(folder)): f.read_bytes() for f in kept if f.suffix != ".gz"}

    assert files(tmp_path / "one") == files(tmp_path / "two")
