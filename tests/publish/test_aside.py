"""Work in a copy of the process: it hands over what it finds, and can be stopped."""

import os
import threading
import time

from knowledgebase.publish.aside import Aside


def test_what_is_found_is_handed_over_as_it_is_found():
    def work():
        yield {"a": (1, "ä")}
        yield os.getpid()

    first, process = Aside().run(work)
    assert first == {"a": (1, "ä")}
    assert process != os.getpid()


def test_work_that_is_no_longer_wanted_ends_at_once():
    aside = Aside()

    def work():
        yield "alku"
        time.sleep(600)
        yield "loppu"

    found = []
    for one in aside.run(work):
        found.append(one)
        threading.Thread(target=aside.stop).start()
    assert found == ["alku"]


def test_a_fault_is_told_and_ends_the_work(capfd):
    def work():
        yield 1
        raise ValueError("vika")

    assert list(Aside().run(work)) == [1]
    assert "vika" in capfd.readouterr().err
