"""The first look at a file: it is there, it is a regular file, it has bytes, and they say what it is."""

import stat
from pathlib import Path

from pipelines.errors import InternalError, SourceError
from pipelines.source import HEAD_BYTES, SourceKind, describe, sniff


def kind_of(path: Path) -> SourceKind:
    """Return the kind of the file at `path` by its bytes.

    Raises SourceError `file_empty`, `not_a_document`, `not_a_regular_file`; InternalError
    `file_unreadable` where the file system does not give the file.
    """
    head = _head(path)
    if not head:
        raise SourceError("file_empty", "The file has no bytes.", "Scan or copy the document again.")
    kind = sniff(head)
    if kind is None:
        raise SourceError(
            "not_a_document",
            f"The file is not a PDF, TIFF, JPEG or PNG: by its content it is {describe(head)}.",
            "Drop the document as PDF, TIFF, JPEG or PNG; unpack archives first.",
        )
    return kind


def _head(path: Path) -> bytes:
    try:
        # Opening a fifo would wait for a writer for ever, so the kind of the file is asked first.
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceError(
                "not_a_regular_file",
                "This is a folder, a pipe or a device, not a file.",
                "Drop the document as an ordinary file.",
            )
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError as error:
        raise InternalError(
            "file_unreadable",
            f"The file cannot be read: {error.strerror}.",
            "Check that the storage is mounted and that the service may read it, then requeue.",
        ) from error
