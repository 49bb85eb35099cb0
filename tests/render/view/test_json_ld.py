"""JSON-LD: what search engines are told cannot break out of its element."""

import json

from knowledgebase.render.view.json_ld import as_script


def test_nothing_closes_the_script_element():
    text = as_script({"name": "</script><script>alert(1)</script>&"})
    assert "<" not in text and ">" not in text
    assert json.loads(text)["name"] == "</script><script>alert(1)</script>&"
