"""What is not to be seen yet: drafts and entries of a later day leave no trace."""

from tests.conftest import kb, practice


def test_drafts_and_future_entries_stay_out_of_everything(make_root, tmp_path):
    root = make_root(
        {
            "practices/nakyva.md": practice("Näkyvä käytäntö"),
            "practices/luonnos.md": practice("Salainen luonnos", more="status: draft\n"),
            "practices/huominen.md": practice("Huomisen käytäntö", more="published: 2026-11-25\n"),
        }
    )
    for day, seen in (("2026-11-24", False), ("2026-11-25", True)):
        out = tmp_path / day
        assert kb("build", "--root", root, "--site", out, "--today", day).returncode == 0
        # The status page tells the editors which drafts wait; nothing else does.
        files = (f for f in out.rglob("*") if f.is_file() and "tilanne" not in f.parts)
        text = b"".join(f.read_bytes() for f in files).decode("utf-8", "ignore")
        assert "Näkyvä käytäntö" in text
        assert "Salainen luonnos" not in text
        assert ("Huomisen käytäntö" in text) is seen
        assert (out / "kaytannot/huominen/index.html").exists() is seen
