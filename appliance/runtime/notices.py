"""What a running coordinator leaves in its folder for `appliance status`: why something waits."""

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from appliance.durable import write_whole

SETTINGS = "settings-notice.json"
RESULTS = "results-notice.json"
OUTPUTS = "outputs-notice.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """Why the coordinator does not do something now, and what to do about it."""

    code: str
    message: str
    next_step: str


class NoticeBoard:
    """One notice, as a file: it is told once, and taken away when its reason is gone.

    A disk that is full stops nothing.
    """

    def __init__(self, file: Path) -> None:
        """Begin with no notice; that of an earlier coordinator is dropped."""
        self._file = file
        self._told: Notice | None = Notice("", "", "")
        self.tell(None)

    def tell(self, notice: Notice | None) -> None:
        if notice == self._told:
            return
        self._told = notice
        try:
            if notice is None:
                self._file.unlink(missing_ok=True)
            else:
                write_whole(self._file, json.dumps(asdict(notice)))
        except OSError:
            _log.exception("the notice cannot be written", extra={"action": "notice_unwritten"})


def read_notice(run: Path, name: str) -> Notice | None:
    """Return what the coordinator left in its folder; None where all is in order."""
    try:
        return Notice(**json.loads((run / name).read_text("utf-8")))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
