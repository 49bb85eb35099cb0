"""Files are written whole, in folders that need not be there."""

import io

from knowledgebase.ground.files import sign_of, write_file, write_pieces


def test_a_file_is_written_anew_and_its_folder_made(tmp_path):
    file = tmp_path / "a/b/c.txt"
    for data in (b"first and long", b"new", b""):
        write_file(file, data)
        assert file.read_bytes() == data


def test_what_is_taken_in_parts_is_written_whole(tmp_path, monkeypatch):
    class Slow(io.FileIO):
        def write(self, data):
            return super().write(data[:3])

    def slow(file, mode, buffering):
        assert buffering == 0
        return Slow(file, mode)

    monkeypatch.setattr("pathlib.Path.open", slow)
    write_file(tmp_path / "a.txt", b"0123456789")
    monkeypatch.undo()
    assert (tmp_path / "a.txt").read_bytes() == b"0123456789"


def test_pieces_have_the_sign_of_the_whole(tmp_path):
    assert write_pieces(tmp_path / "a.txt", (b"01", b"", b"23")) == sign_of(b"0123")
    assert (tmp_path / "a.txt").read_bytes() == b"0123"
