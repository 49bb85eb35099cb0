"""The world's faults, each in one line with its true reason."""

import errno
import os

import pytest

from knowledgebase.ground.world import world_fault


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.ENOSPC, "Levy on täynnä: /x/a.html"),
        (errno.EDQUOT, "Levy on täynnä: /x/a.html"),
        (errno.EACCES, "Ei oikeutta lukea tai kirjoittaa: /x/a.html"),
        (errno.EROFS, "Ei oikeutta lukea tai kirjoittaa: /x/a.html"),
        (errno.EIO, "Käyttöjärjestelmä esti työn: Input/output error: /x/a.html"),
        (errno.EMFILE, "Käyttöjärjestelmä esti työn: Too many open files: /x/a.html"),
        (errno.ENAMETOOLONG, "Käyttöjärjestelmä esti työn: File name too long: /x/a.html"),
    ],
)
def test_the_reason_is_told_in_one_line(code, says):
    message = world_fault("site", OSError(code, os.strerror(code), "/x/a.html")).message()
    assert message.startswith(f"{says}. ")
    assert "\n" not in message


def test_an_error_without_a_file_or_a_number_is_told_too():
    assert "Levy on täynnä: site" in world_fault("site", OSError(errno.ENOSPC, "x")).message()
    assert "jokin" in world_fault("site", OSError("jokin")).message()


def test_names_that_are_no_text_are_told():
    found = world_fault("site", OSError(errno.EIO, "virhe", b"/x/\xff"))
    assert "virhe: /x/" in found.message()
