"""Packed files: the same text, the same bytes every time, and only where they are smaller."""

import gzip
import os
import random

import brotli

from knowledgebase.build.mark import claim, files_in, not_ours, seal
from knowledgebase.publish.compressed import PACKED, SMALLEST, compress

LONG = "Työpaikalla sovitaan pelisäännöistä. " * 99


def made(site, cache=None):
    claim(site)
    (site / "alueet").mkdir()
    (site / "alueet/index.html").write_text(LONG, "utf-8")
    (site / "lyhyt.html").write_text("a" * (SMALLEST - 1))
    (site / "kuva.png").write_bytes(LONG.encode())
    noise = random.Random(7).randbytes(5000)  # noqa: S311 (no secret, only what cannot be packed)
    (site / "kohina.txt").write_bytes(noise)
    compress(site, cache=cache or site.parent / "valimuisti")
    return site


def test_a_text_is_there_packed_too(tmp_path):
    site = made(tmp_path)
    page = "alueet/index.html"
    assert {f for f in files_in(site) if f.endswith(PACKED)} == {f"{page}.br", f"{page}.gz"}
    for ending, unpack in zip(PACKED, (brotli.decompress, gzip.decompress), strict=True):
        packed = (site / f"{page}{ending}").read_bytes()
        assert unpack(packed).decode() == LONG and len(packed) < len(LONG) / 4


def test_a_packed_file_tells_no_time_name_or_system(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    for site in (first, second):
        site.mkdir()
        made(site)
        os.utime(site / "alueet/index.html", (0, 0))
    for ending in PACKED:
        packed = (first / f"alueet/index.html{ending}").read_bytes()
        assert packed == (second / f"alueet/index.html{ending}").read_bytes()
    assert packed[3:10] == b"\0\0\0\0\0\2\xff"


def test_the_next_build_knows_packed_files_for_its_own(tmp_path):
    site = made(tmp_path)
    seal(site)
    assert not list(not_ours(site))


def test_a_text_that_an_earlier_run_has_packed_is_not_packed_again(tmp_path, monkeypatch):
    first, second, cache = tmp_path / "a", tmp_path / "b", tmp_path / "valimuisti"
    made(first, cache)
    monkeypatch.setattr(brotli, "compress", None)
    made(second, cache)
    for ending in PACKED:
        name = f"alueet/index.html{ending}"
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_what_no_run_of_a_week_has_used_is_deleted(tmp_path):
    cache = tmp_path / "valimuisti"
    made(tmp_path / "a", cache)
    kept = sorted(cache.glob("pakatut/*/*"))
    for file in kept:
        os.utime(file, (0, 0))
    unused = kept[0].with_name("unused")
    unused.touch()
    os.utime(unused, (0, 0))
    made(tmp_path / "b", cache)
    assert sorted(cache.glob("pakatut/*/*")) == kept
