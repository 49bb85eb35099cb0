"""Where the browser tests get a browser."""

from knowledgebase.measure import chromium


def test_the_one_that_is_asked_for_is_used(tmp_path):
    own = tmp_path / "selain"
    own.write_text("")
    own.chmod(0o755)
    assert chromium.find_or_install({"KB_CHROMIUM": str(own)}, print) == str(own)


def test_one_that_cannot_run_is_no_browser(tmp_path):
    assert chromium.find_or_install({"KB_CHROMIUM": str(tmp_path / "puuttuu")}, print) is None


def test_without_a_browser_or_a_way_to_get_one_there_is_none(monkeypatch):
    monkeypatch.setattr(chromium.shutil, "which", lambda name: None)
    monkeypatch.setattr(chromium, "_PLACES", ())
    assert chromium.find_or_install({}, print) is None


def installing(monkeypatch, known, there=()):
    """Have a system with `there`, whose package manager has what is in `known`. Returns what it was asked."""
    asked, have = [], set(there)

    def install(packages, tell):
        asked.append(packages)
        have.update(known.intersection(packages))
        return known.issuperset(packages)

    monkeypatch.setattr(chromium.shutil, "which", lambda n: f"/usr/bin/{n}" if n in have else None)
    monkeypatch.setattr(chromium, "_PLACES", ())
    monkeypatch.setattr(chromium, "driver_runs", lambda: "libatomic1" in have)
    monkeypatch.setattr(chromium, "install", install)
    return asked


def test_the_one_without_windows_is_got_and_used_even_where_there_is_another(monkeypatch):
    asked = installing(monkeypatch, {"chromium-headless-shell"}, {"chromium", "libatomic1"})
    assert chromium.find_or_install({}, print) == "/usr/bin/chromium-headless-shell"
    assert chromium.find_or_install({}, print) == "/usr/bin/chromium-headless-shell"
    assert asked == [["chromium-headless-shell"]]


def test_where_that_is_not_to_be_had_a_whole_one_is_asked_for_with_what_its_driver_needs(
    monkeypatch,
):
    asked = installing(monkeypatch, {"chromium", "libatomic1"})
    assert chromium.find_or_install({}, print) == "/usr/bin/chromium"
    assert asked == [["chromium-headless-shell"], ["chromium", "libatomic1"]]


def test_one_that_is_there_serves_where_nothing_can_be_installed(monkeypatch):
    installing(monkeypatch, set(), {"chromium", "libatomic1"})
    assert chromium.find_or_install({}, print) == "/usr/bin/chromium"
