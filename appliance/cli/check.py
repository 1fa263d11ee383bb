"""One answer of `doctor`: whether something is as it must be, and what to do if not."""

from dataclasses import dataclass
from enum import StrEnum


class CheckStatus(StrEnum):
    """OK; WARN: it works, but not well; FAIL: it will not work."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Check:
    """One answer; `next_step` is empty when all is well."""

    name: str
    status: CheckStatus
    detail: str
    next_step: str = ""


def ok(name: str, detail: str) -> Check:
    return Check(name, CheckStatus.OK, detail)


def warn(name: str, detail: str, next_step: str) -> Check:
    return Check(name, CheckStatus.WARN, detail, next_step)


def fail(name: str, detail: str, next_step: str) -> Check:
    return Check(name, CheckStatus.FAIL, detail, next_step)
