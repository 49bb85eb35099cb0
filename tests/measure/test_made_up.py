"""Made-up entries are sound, and the same every time."""

from knowledgebase.flow import page_maker
from knowledgebase.ground.settings import Settings, today
from knowledgebase.measure.made_up import make_root


def test_they_have_no_errors_and_are_the_same_every_time(tmp_path):
    roots = [tmp_path / "a", tmp_path / "b"]
    for root in roots:
        root.mkdir()
        make_root(160, root)
    first, second = ({f.name: f.read_bytes() for f in r.rglob("*.md")} for r in roots)
    assert first == second and len(first) == 160
    maker, findings = page_maker(Settings(roots[0], today()))
    assert maker, [f for f in findings if f.level == "error"]
