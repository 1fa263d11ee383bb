"""An engine in a thread of its own: any thread asks for a page and waits until it is read."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from threading import Condition, Thread
from typing import TYPE_CHECKING

from pipelines.errors import CapacityError, EngineError
from pipelines.ocr.vlm.engine import Failed

if TYPE_CHECKING:
    from pipelines.ocr.vlm.engine import Engine, EngineStatistics, Outcome
    from pipelines.ocr.vlm.request import Generated, PageRequest


@dataclass(slots=True, eq=False)
class _Page:
    request: PageRequest
    answer: Future[Generated] = field(default_factory=Future)
    is_wanted: bool = True


class EngineLoop:
    """Owns an engine: nobody else may call it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._changed = Condition()
        self._asked: deque[_Page] = deque()
        self._inside: dict[int, _Page] = {}
        self._is_closing = self._has_ended = False
        self._statistics = engine.statistics()
        self._thread = Thread(target=self._run, name="vlm-engine", daemon=True)
        self._thread.start()

    def read(self, request: PageRequest) -> Generated:
        """Return what is read of a page; raises EngineError, CapacityError.

        A page whose caller is interrupted while it waits is forgotten.
        """
        page = _Page(request)
        with self._changed:
            if self._is_closing or self._has_ended:
                raise self._ended()
            self._asked.append(page)
            self._changed.notify()
        try:
            return page.answer.result()
        finally:
            page.is_wanted = False

    def statistics(self) -> EngineStatistics:
        """Return the engine's figures as they were after its last step; those asked for wait too."""
        found = self._statistics
        return replace(found, waiting=found.waiting + len(self._asked))

    def close(self) -> None:
        """End the thread; pages that are still inside get an EngineError."""
        with self._changed:
            self._is_closing = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        try:
            while self._has_work():
                self._take_in()
                self._forget_unwanted()
                for outcome in self._engine.step():
                    self._answer(outcome)
                self._statistics = self._engine.statistics()
        finally:
            self._end()

    def _has_work(self) -> bool:
        """Wait for a page; return False when there is none to come."""
        with self._changed:
            self._changed.wait_for(lambda: self._asked or self._is_closing or not self._engine.is_idle)
            return not self._is_closing

    def _take_in(self) -> None:
        while self._asked:
            page = self._asked.popleft()
            try:
                self._inside[self._engine.submit(page.request)] = page
            except CapacityError as error:
                page.answer.set_exception(error)

    def _forget_unwanted(self) -> None:
        for number in [number for number, page in self._inside.items() if not page.is_wanted]:
            self._engine.cancel(number)
            del self._inside[number]

    def _answer(self, outcome: Outcome) -> None:
        page = self._inside.pop(outcome.number)
        if isinstance(outcome, Failed):
            page.answer.set_exception(outcome.error)
        else:
            page.answer.set_result(outcome.generated)

    def _end(self) -> None:
        with self._changed:
            self._has_ended = True
            left = [*self._inside.values(), *self._asked]
            self._inside.clear()
            self._asked.clear()
        for page in left:
            page.answer.set_exception(self._ended())

    def _ended(self) -> EngineError:
        """Return why no page is read any more; a thread that was not told to end has met a defect."""
        if self._is_closing:
            return EngineError("reader_closed", "The reader was closed.", "Requeue the page.")
        return EngineError("reader_stopped", "The reader has stopped.", "Requeue the page; see the log.")
