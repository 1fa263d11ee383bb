"""An engine in a thread: every page is answered once, those inside at the end by an error; none is stuck."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipelines.errors import CapacityError, EngineError
from pipelines.ocr.vlm.engine_loop import EngineLoop
from tests.scripted_reader import ScriptedDecoder
from tests.unit.ocr.vlm.test_engine_outcomes import (
    LOOPING,
    SHORT,
    SICK,
    TALKATIVE,
    WORDS,
    engine_of,
    logits_of,
    page,
)

LONG = 90


def held(gate):
    """Answer as the others do, but no second token before the gate opens."""

    def logits(mark, step):
        if step == 1:
            gate.wait(30)
        return logits_of(mark, step)

    return ScriptedDecoder(logits)


def outcome(loop, request):
    try:
        return bytes(loop.read(request).tokens)
    except (EngineError, CapacityError) as error:
        return error.code


def until(is_so):
    while not is_so():
        time.sleep(0.001)


def test_many_threads_get_each_their_own_page():
    loop = EngineLoop(engine_of(ScriptedDecoder(logits_of)))
    marks = [LOOPING, TALKATIVE, SHORT, SICK] * 12
    with ThreadPoolExecutor(len(marks)) as threads:
        found = list(threads.map(lambda mark: outcome(loop, page(mark)), marks))
    expected = [b"abc" * 4, WORDS[:40], WORDS[:11], "logits_not_finite"]
    assert found == expected * 12
    statistics = loop.statistics()
    assert (statistics.pages, statistics.running, statistics.waiting) == (48, 0, 0)
    loop.close()


def test_a_page_that_never_fits_is_refused_and_the_thread_goes_on():
    loop = EngineLoop(engine_of(ScriptedDecoder(logits_of)))
    assert outcome(loop, page(SHORT, most_tokens=10_000)) == "page_beyond_cache"
    assert outcome(loop, page(SHORT)) == WORDS[:11]
    loop.close()


def test_pages_inside_when_the_loop_is_closed_get_an_error_and_so_do_later_ones():
    gate = threading.Event()
    loop = EngineLoop(engine_of(held(gate)))
    with ThreadPoolExecutor(9) as threads:
        pages = [threads.submit(outcome, loop, page(TALKATIVE, LONG)) for _ in range(8)]
        until(lambda: len(loop._inside) + len(loop._asked) == 8)
        closing = threads.submit(loop.close)
        until(lambda: loop._is_closing)
        gate.set()
        closing.result(30)
        assert {each.result(30) for each in pages} == {"reader_closed"}
    assert outcome(loop, page(SHORT)) == "reader_closed"
    loop.close()  # closing twice harms nobody


def test_a_page_whose_caller_was_interrupted_is_forgotten():
    gate = threading.Event()
    decoder = held(gate)
    loop = EngineLoop(engine_of(decoder))

    def interrupt():
        until(lambda: decoder.calls == 2)
        signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1)

    before = signal.signal(signal.SIGUSR1, signal.default_int_handler)
    try:
        threading.Thread(target=interrupt).start()
        with pytest.raises(KeyboardInterrupt):
            loop.read(page(TALKATIVE, LONG))
    finally:
        signal.signal(signal.SIGUSR1, before)
    gate.set()
    assert outcome(loop, page(SHORT)) == WORDS[:11]
    assert loop.statistics().pages == 1
    loop.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_defect_ends_the_thread_and_leaves_no_page_waiting():
    def defect(mark, step):
        if mark == SICK:
            raise ZeroDivisionError
        return logits_of(mark, step)

    loop = EngineLoop(engine_of(ScriptedDecoder(defect)))
    assert outcome(loop, page(SICK)) == "reader_stopped"
    assert outcome(loop, page(SHORT)) == "reader_stopped"
    loop.close()
