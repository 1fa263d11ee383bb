"""What the kernel tells of a folder while we wait; it only hastens the next scan, which alone is believed."""

import threading
import time
from pathlib import Path, PurePath
from typing import Self

from watchfiles import Change
from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

from appliance.intake.triage import is_ignored

_TOGETHER_MILLISECONDS, _STEP_MILLISECONDS = 100, 50


class Notices:
    """Collects, in a thread of its own, which files below a folder were made or written."""

    def __init__(self, folder: Path, notifier: RustNotify, wake: threading.Event) -> None:
        self._folder, self._notifier, self._wake = folder, notifier, wake
        self._lock, self._stop = threading.Lock(), threading.Event()
        self._touched: dict[str, float] = {}
        self._is_news = False
        self._thread = threading.Thread(target=self._listen, name=f"notices {folder}", daemon=True)

    @classmethod
    def of(cls, folder: Path, wake: threading.Event) -> Self | None:
        """Begin to listen, and set `wake` at each word; None where not everything below can be heard."""
        try:
            notifier = RustNotify(
                [str(folder)],
                debug=False,
                force_polling=False,
                poll_delay_ms=_TOGETHER_MILLISECONDS,
                recursive=True,
                ignore_permission_denied=False,  # else a missing folder, and used-up watches, are ignored too
            )
        except (OSError, WatchfilesRustInternalError):
            return None
        notices = cls(folder, notifier, wake)
        notices._thread.start()
        return notices

    @property
    def is_news(self) -> bool:
        """Whether anything was told since the last `drain`."""
        return self._is_news

    @property
    def is_listening(self) -> bool:
        """False once the notifier broke: by a name that is not UTF-8, or a new folder without a watch."""
        return self._thread.is_alive()

    def drain(self) -> dict[str, float]:
        """Return what was written, by path relative to the folder, and the monotonic second of its notice."""
        with self._lock:
            touched, self._touched, self._is_news = self._touched, {}, False
        return touched

    def close(self) -> None:
        self._stop.set()
        self._thread.join()

    def _listen(self) -> None:
        with self._notifier as notifier:
            while True:
                try:
                    told = notifier.watch(_TOGETHER_MILLISECONDS, _STEP_MILLISECONDS, 0, self._stop)
                except WatchfilesRustInternalError:
                    self._note({}, is_news=True)
                    return
                if isinstance(told, str):
                    return  # "stop"
                now = time.monotonic()
                paths = [self._relative(path) for change, path in told if change != Change.deleted]
                written = {path: now for path in paths if path is not None}
                is_gone = (Change.deleted, str(self._folder)) in told
                self._note(written, is_news=bool(written) or is_gone)

    def _relative(self, path: str) -> str | None:
        """Return the path below the folder; None for what no scan looks at, such as our own claims."""
        relative = PurePath(path).relative_to(self._folder)
        return None if any(is_ignored(part) for part in relative.parts) else str(relative)

    def _note(self, written: dict[str, float], *, is_news: bool) -> None:
        if not is_news:
            return
        with self._lock:
            self._touched |= written
            self._is_news = True
        self._wake.set()
