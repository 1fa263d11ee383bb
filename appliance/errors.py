"""What the appliance tells its operator when it cannot go on: a code, a sentence, a next step, an exit code.

    ApplianceError
      SettingsError         3   the settings or the site's folders are wrong
      LedgerError           3   the ledger is missing, foreign, newer than this program, or cannot be reached
      HandoverRefused       3   a site cannot be exported there, or an export not be imported
      AlreadyRunningError   5   another instance holds this site
      RuntimeUnavailable    6   the machine is not ready: Ray, a model, a program is missing
      AuditRefused          3   the audit trail, its anchors or an export of it cannot be used as they are
      ModelRefused          6   a checkpoint or an imported model is not what a reader needs
      LeaseLost             1   a writer was fenced: its document was taken back; the late result is dropped
      IllegalMove           1   a defect: a state change that the policy does not allow

Why a document or page failed is another matter: see `pipelines.errors`.

Exit codes of every command:

    0    ok
    1    unexpected defect
    2    usage: the command line is wrong
    3    the settings or the site are wrong
    4    finished, but some documents failed
    5    another instance is running
    6    the environment is not ready (`doctor` says what is missing)
    130  interrupted
"""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What a command's process returns; scripts depend on the numbers."""

    OK = 0
    DEFECT = 1
    USAGE = 2
    SITE_WRONG = 3
    DOCUMENTS_FAILED = 4
    ALREADY_RUNNING = 5
    NOT_READY = 6
    INTERRUPTED = 130


class ApplianceError(Exception):
    """Base of all errors meant for the operator; use a subclass."""

    exit_code: ClassVar[ExitCode] = ExitCode.DEFECT

    def __init__(self, code: str, message: str, next_step: str) -> None:
        super().__init__(code, message, next_step)
        self.code = code
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class SettingsError(ApplianceError):
    """The settings or the site's folders are wrong."""

    exit_code = ExitCode.SITE_WRONG


class LedgerError(ApplianceError):
    """The ledger cannot be used as it is."""

    exit_code = ExitCode.SITE_WRONG


class ResultsUnavailable(ApplianceError):  # noqa: N818 - named for what happened
    """The results cannot be stored for now, whichever document it is."""

    exit_code = ExitCode.SITE_WRONG


class AuditRefused(ApplianceError):  # noqa: N818 - named for what happened
    """The audit trail, its anchors or an export of it cannot be used as they are."""

    exit_code = ExitCode.SITE_WRONG


class HandoverRefused(ApplianceError):  # noqa: N818 - named for what happened
    """A site cannot be exported to that folder, or that export not be imported."""

    exit_code = ExitCode.SITE_WRONG


class AlreadyRunningError(ApplianceError):
    """Another instance holds this site."""

    exit_code = ExitCode.ALREADY_RUNNING


class RuntimeUnavailable(ApplianceError):  # noqa: N818 - the architecture's word
    """The machine lacks something that a run needs."""

    exit_code = ExitCode.NOT_READY


class ModelRefused(ApplianceError):  # noqa: N818 - named for what happened
    """A checkpoint, or a model that was imported, is not what a reader needs."""

    exit_code = ExitCode.NOT_READY


class LeaseLost(ApplianceError):  # noqa: N818 - an expected event, named for what happened
    """A write came after its document had been taken back; nothing was written."""

    def __init__(self, document_id: int, epoch: int) -> None:
        super().__init__(
            "lease_lost",
            f"document {document_id} is no longer held under epoch {epoch}",
            "Nothing to do: the document was taken back and is processed again.",
        )


class IllegalMove(ApplianceError):  # noqa: N818 - named for what happened
    """A state change that the policy does not allow; nothing was written."""

    def __init__(self, subject: str, move: str) -> None:
        super().__init__(
            "illegal_move",
            f"{subject} may not do this: {move}",
            "This is a defect of the program; report it with the log.",
        )
