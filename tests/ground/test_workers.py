"""Workers: whoever does the work, all of it is done, and a fault is told."""

import os

import pytest

from knowledgebase.ground.workers import cores, do_all

MANY = range(250)


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_everything_is_done_once_by_any_number_of_workers(tmp_path, workers):
    def do(number):
        with (tmp_path / str(number)).open("x") as file:
            file.write(str(number))

    do_all(MANY, do, workers)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {
        str(number): str(number) for number in MANY
    }


@pytest.mark.skipif(cores() < 2, reason="one core")
def test_there_is_more_than_one_worker(tmp_path):
    do_all(MANY, lambda number: (tmp_path / str(os.getpid())).touch())
    assert len(list(tmp_path.iterdir())) > 1


@pytest.mark.parametrize("broken", [0, 1])
def test_a_fault_of_any_worker_is_raised(broken):
    def do(number):
        if number == broken:
            raise OSError(28, "No space left", "/x")

    with pytest.raises(OSError, match="No space") as told:
        do_all(MANY, do, 2)
    assert told.value.errno == 28 and told.value.filename == "/x"


def test_a_worker_that_is_killed_is_a_fault():
    me = os.getpid()

    def do(number):
        if number == 1 and os.getpid() != me:
            os.kill(os.getpid(), 9)

    with pytest.raises(ChildProcessError):
        do_all(MANY, do, 2)


def test_few_things_need_no_helper(tmp_path):
    me = os.getpid()
    do_all([1, 2], lambda number: (tmp_path / str(os.getpid())).touch(), 2)
    assert [file.name for file in tmp_path.iterdir()] == [str(me)]
