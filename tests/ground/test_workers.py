"""Workers: whoever does the work, all of it is done, and a fault is told."""

import os
import sys
import time

import pytest

from knowledgebase.ground.workers import beside, cores, do_all

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


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_what_came_of_each_comes_back_in_their_order(workers):
    assert do_all(MANY, lambda number: number**2, workers) == [number**2 for number in MANY]


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


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_who_is_told_to_end_ends_the_others(tmp_path, stop):
    me = os.getpid()

    def do(number):
        if os.getpid() == me:
            while not list(tmp_path.iterdir()):
                time.sleep(0.01)
            raise stop
        (tmp_path / str(os.getpid())).touch()
        time.sleep(60)

    with pytest.raises(stop):
        do_all(MANY, do, 2)
    (helper,) = tmp_path.iterdir()
    with pytest.raises(ProcessLookupError):
        os.kill(int(helper.name), 0)


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


def test_what_is_done_beside_comes_back_when_it_is_waited_for(tmp_path):
    def work():
        (tmp_path / "tehty").touch()
        return [os.getpid(), 1]

    with beside(work) as wait:
        me = os.getpid()  # anything else
        who, made = wait()
    assert made == 1 and (tmp_path / "tehty").exists()
    assert (who == me) == (sys.platform != "linux")


def test_a_fault_of_what_is_done_beside_is_raised_where_it_is_waited_for():
    def work():
        raise ValueError("vika")

    with pytest.raises(ValueError, match="vika"), beside(work) as wait:
        wait()


@pytest.mark.skipif(sys.platform != "linux", reason="no forks")
def test_what_nobody_waits_for_is_ended(tmp_path):
    def work():
        (tmp_path / str(os.getpid())).touch()
        time.sleep(60)

    with pytest.raises(KeyError), beside(work):
        while not list(tmp_path.iterdir()):
            time.sleep(0.01)
        raise KeyError
    (one,) = tmp_path.iterdir()
    with pytest.raises(ProcessLookupError):
        os.kill(int(one.name), 0)
