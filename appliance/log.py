"""The machine's own diary: one JSON object a line, without a word of any document.

A record is a sentence, an `action`, and the ids of what it is about. Of the extras given to a logging
call, numbers are kept, and texts only under the names in `TEXT_KEYS`: so no value that was read can
slip in. An exception leaves its type and where it was raised, not its message, which may quote a value.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_FILE = "appliance.jsonl"
TEXT_KEYS = frozenset(
    {"action", "code", "state", "profile", "kind", "engine", "engine_version", "owner", "host"}
)
_MAX_BYTES = 10 * 1024 * 1024
_KEPT_FILES = 10
_STANDARD = frozenset(vars(logging.makeLogRecord({})))


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {key: value for key, value in vars(record).items() if _is_kept(key, value)}
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["raised_at"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(line, ensure_ascii=False)


def _is_kept(key: str, value: object) -> bool:
    if key in _STANDARD or key.startswith("_"):  # Ray adds private ones to every record
        return False
    return isinstance(value, int | float) or (key in TEXT_KEYS and isinstance(value, str))


def log_to(folder: Path) -> None:
    """Send the logs of `appliance` and `pipelines` to a rotated file in `folder`, and nowhere else.

    For the one process that holds the site: two processes would rotate the file away from each other.
    """
    handler = RotatingFileHandler(
        folder / LOG_FILE, maxBytes=_MAX_BYTES, backupCount=_KEPT_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(JsonLines())
    for name in ("appliance", "pipelines"):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
