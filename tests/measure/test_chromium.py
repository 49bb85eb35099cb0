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


def test_what_is_missing_is_asked_of_the_package_manager_in_one_go(monkeypatch):
    asked = []
    monkeypatch.setattr(chromium, "find", lambda: "/usr/bin/chromium" if asked else None)
    monkeypatch.setattr(chromium, "driver_runs", lambda: False)
    monkeypatch.setattr(chromium, "install", lambda packages, tell: asked.append(packages) or True)
    assert chromium.find_or_install({}, print) == "/usr/bin/chromium"
    assert asked == [["chromium", "libatomic1"]]
