"""Reading files: bytes become a source, or findings say why not."""

from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.read.source import MAX_FILE_BYTES, read_bytes, read_source

PATH = PurePosixPath("practices/a.md")


def test_the_body_knows_its_line():
    source, _ = read_source(PATH, b"---\ntitle: x\n---\n\n## Otsikko\n")
    assert (source.body_line, source.body) == (4, "\n## Otsikko\n")


def test_line_ends_of_windows_and_old_macs_are_read():
    for end in (b"\r\n", b"\r"):
        source, findings = read_source(PATH, b"---\ntitle: x\n---\nTeksti.\n".replace(b"\n", end))
        assert source.data == {"title": "x"}
        assert findings == []


def test_letters_written_in_two_parts_are_joined():
    source, _ = read_source(PATH, "---\ntitle: Tyo\u0308\n---\n".encode())
    assert source.data == {"title": "Ty\u00f6"}


def test_a_rule_in_the_body_is_not_an_end_of_front_matter():
    source, _ = read_source(PATH, b"---\ntitle: x\n---\na\n\n---\n\nb\n")
    assert source.body == "a\n\n---\n\nb\n"


def test_at_most_one_byte_too_many_is_read(tmp_path):
    file = tmp_path / "iso.md"
    file.write_bytes(b"a" * (MAX_FILE_BYTES * 3))
    assert len(read_bytes(file)) == MAX_FILE_BYTES + 1


@given(st.binary(max_size=400))
def test_any_bytes_give_a_source_or_a_finding(raw):
    source, findings = read_source(PATH, raw)
    assert source is not None or findings
    for found in findings:
        assert found.line >= 1 and found.column >= 1


@given(st.text(max_size=200))
def test_any_text_after_front_matter_is_kept_whole(text):
    clean = "".join(c for c in text if c.isprintable() and c != "\u00ad")
    source, findings = read_source(PATH, f"---\ntitle: x\n---\n{clean}".encode())
    if source is None:
        assert {f.rule for f in findings} == {"invisible-character"}
    else:
        import unicodedata

        assert source.body.strip() == unicodedata.normalize("NFC", clean).strip()
