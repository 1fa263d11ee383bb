"""What can go wrong when a document is archived, as the SinkErrors that an operator sees."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from appliance.durable import DISK_FULL, FORBIDDEN
from pipelines.errors import PipelineError, SinkError


def original_missing(document_id: int) -> SinkError:
    return SinkError(
        "archive_original_missing",
        f"The original of document {document_id} is not where it is kept.",
        "Find out what is wrong with the vault: appliance reconcile --deep",
    )


def original_unreadable(document_id: int, cause: PipelineError) -> SinkError:
    return SinkError(
        "archive_original_unreadable",
        f"The original of document {document_id} cannot be read: {cause.message}",
        cause.next_step,
    )


def original_unconvertible(document_id: int) -> SinkError:
    return SinkError(
        "archive_original_unconvertible",
        f"No page of document {document_id} can be put into a PDF/A.",
        "The original is kept as it is; print it to a new PDF, or scan it again, to have a PDF/A of it.",
    )


def pdfa_refused(document_id: int, rules: str) -> SinkError:
    """`rules` names the PDF/A rules that are not met, never anything of the document."""
    return SinkError(
        "archive_pdfa_refused",
        f"The PDF/A of document {document_id} did not pass its own check ({rules}).",
        "Report this as a defect with the log; the original and the other results are whole.",
    )


@contextmanager
def named_errors() -> Iterator[None]:
    """Turn what the archive's disk answers into a SinkError."""
    try:
        yield
    except OSError as error:
        raise _sink_error(error) from error


def _sink_error(error: OSError) -> SinkError:
    if error.errno in DISK_FULL:
        return SinkError(
            "archive_disk_full",
            "The disk of the archive is full.",
            "Free space on that disk; the document is written again by itself.",
        )
    if error.errno in FORBIDDEN:
        return SinkError(
            "archive_read_only",
            "The archive's folder may not be written to.",
            "Give the appliance's user the right to write to the archive's folder.",
        )
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    return SinkError(
        "archive_write_failed",
        f"The archive's folder cannot be written: {reason}.",
        "See that its disk or share is mounted and sound; the document is written again by itself.",
    )
