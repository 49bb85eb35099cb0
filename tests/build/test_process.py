"""A program of ours that runs another one."""

import os
import sys

import pytest

from knowledgebase.build.process import run

_WAITS = "import pathlib, sys, time\nwhile not pathlib.Path(sys.argv[1]).exists(): time.sleep(.01)"


def test_what_is_done_meanwhile_is_done_while_the_program_runs(tmp_path):
    file = tmp_path / "done"
    done = run(
        [sys.executable, "-c", _WAITS, str(file)], os.environ, tmp_path, meanwhile=file.touch
    )
    assert done.returncode == 0


def test_a_fault_of_what_is_done_meanwhile_ends_the_program(tmp_path):
    def fail():
        raise OSError("täynnä")

    with pytest.raises(OSError, match="täynnä"):
        run(
            [sys.executable, "-c", _WAITS, str(tmp_path / "never")],
            os.environ,
            tmp_path,
            meanwhile=fail,
        )
