"""Why a document or a page could not be processed: a class, a code, a sentence and a next step.

    PipelineError                what every stage raises for a failure it can name
      SourceError    SOURCE      the file itself: damaged, empty, not what its name says
      PolicyError    POLICY      the file is sound, but the rules refuse it: encrypted, too large
      CapacityError  CAPACITY    memory or disk ran out here; the same file may pass later
      DeadlineError  TIMEOUT     a step took longer than it may
      EngineError    ENGINE      the reader failed or died
      SinkError      SINK        a result could not be stored
      InternalError  INTERNAL    a defect of ours

`code` is stable and lower-case (`pdf_encrypted`): operators filter by it and scripts depend on it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class FailureClass(StrEnum):
    """The seven families of failure that an operator can filter by."""

    SOURCE = "SOURCE"
    POLICY = "POLICY"
    CAPACITY = "CAPACITY"
    TIMEOUT = "TIMEOUT"
    ENGINE = "ENGINE"
    SINK = "SINK"
    INTERNAL = "INTERNAL"


@dataclass(frozen=True, slots=True)
class Failure:
    """A failure as a value: what is stored, shown and counted.

    `retryable` says that the same bytes may succeed if tried again unchanged.
    `message` and `next_step` are sentences for the operator; they never quote the document's text.
    """

    failure_class: FailureClass
    code: str
    message: str
    next_step: str
    retryable: bool


class PipelineError(Exception):
    """Base of all named failures; use a subclass."""

    failure_class: ClassVar[FailureClass]
    retryable: ClassVar[bool]

    def __init__(self, code: str, message: str, next_step: str) -> None:
        super().__init__(code, message, next_step)
        self.code = code
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"

    def as_failure(self) -> Failure:
        """Return this error as the value that is stored."""
        return Failure(self.failure_class, self.code, self.message, self.next_step, self.retryable)


class SourceError(PipelineError):
    """The file itself cannot be used."""

    failure_class = FailureClass.SOURCE
    retryable = False


class PolicyError(PipelineError):
    """The file is sound, but a rule of the site refuses it."""

    failure_class = FailureClass.POLICY
    retryable = False


class CapacityError(PipelineError):
    """Something ran out on the machine; the same file may pass later."""

    failure_class = FailureClass.CAPACITY
    retryable = True


class DeadlineError(PipelineError):
    """A step took longer than it may."""

    failure_class = FailureClass.TIMEOUT
    retryable = True


class EngineError(PipelineError):
    """The reader failed."""

    failure_class = FailureClass.ENGINE
    retryable = True


class SinkError(PipelineError):
    """A result could not be stored."""

    failure_class = FailureClass.SINK
    retryable = True


class InternalError(PipelineError):
    """A defect of ours."""

    failure_class = FailureClass.INTERNAL
    retryable = True
