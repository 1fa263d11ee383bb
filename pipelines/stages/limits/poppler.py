"""Poppler's programs under limits of time, memory and output, and what their failures mean.

A program's own word is not enough: poppler ends with 0 after running out of memory or failing to decode
a picture, and leaves a page white. `complaints` is therefore read after every success too.
"""

import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from pipelines.errors import (
    CapacityError,
    DeadlineError,
    EngineError,
    InternalError,
    PipelineError,
    PolicyError,
    SourceError,
)
from pipelines.source import RasterizeOptions

_TOOLS = ("pdfinfo", "pdfimages", "pdffonts", "pdftoppm")
_LIMITED_TOOL = Path(__file__).with_name("limited_tool")
_NOT_FOUND = 127
_COMPLAINTS_BYTES = 64 * 1024

_OUT_OF_MEMORY = re.compile(r"[Oo]ut of memory|bad_alloc|[Cc]annot allocate|failed to map|cannot map")
_ENCRYPTED = re.compile(r"Incorrect password|security handler|Unsupported version/revision")
_NO_PAGES = re.compile(r"Wrong page range|Invalid page count")
_PICTURE_LOST = re.compile(
    r"Bogus memory allocation size|Could not find start of jpeg data|JPX Stream\.|Unable to decode image"
    r"|JBIG2|(?:Bad|Unknown|Unexpected) .*(?:flate|LZW|CCITTFax) stream|Bad LZW stream"
)


@dataclass(frozen=True, slots=True)
class Poppler:
    """The programs in a folder of this caller alone: links to the limiting script, limits, and complaints."""

    folder: Path
    timeout_seconds: float

    def run(self, tool: str, *arguments: str) -> str:
        """Return what `tool` writes; raises the PipelineError that names its failure."""
        self.forget_complaints()
        output = self.folder / "output"
        try:
            with output.open("wb") as file:
                done = subprocess.run(  # noqa: S603 - our own link, and file names only as absolute paths
                    [self.folder / tool, *arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=file,
                    timeout=self.timeout_seconds,
                    check=False,
                )
        except subprocess.TimeoutExpired as error:
            raise deadline(self.timeout_seconds) from error
        if done.returncode:
            raise _failure(done.returncode, self.complaints())
        return output.read_text("utf-8", "replace")

    def complaints(self) -> str:
        """Return the start of what was written to standard error since it was last forgotten."""
        path = self.folder / "complaints"
        if not path.exists():
            return ""
        with path.open("rb") as file:
            return file.read(_COMPLAINTS_BYTES).decode("utf-8", "replace")

    def forget_complaints(self) -> None:
        (self.folder / "complaints").unlink(missing_ok=True)


@contextmanager
def limited_poppler(options: RasterizeOptions) -> Iterator[Poppler]:
    """Give poppler's programs under the limits of `options`, safe beside any other thread or process.

    The limits travel in files because pdf2image passes neither an environment nor an exit status on.
    """
    if not os.access(_LIMITED_TOOL, os.X_OK):
        raise InternalError(
            "limits_not_executable",
            f"The script {_LIMITED_TOOL.name} that limits poppler's programs may not be executed.",
            "Set its executable bit, or install the package again from its wheel.",
        )
    with tempfile.TemporaryDirectory(prefix="poppler-") as name:
        folder = Path(name)
        # A program that waits is ended by its caller's timeout; the limit on CPU time is for one nobody
        # waits for any more, so it comes a little later.
        seconds = ceil(options.timeout_seconds) + 2
        limits = f"memory_kib={options.memory_mib * 1024}\ncpu_seconds={seconds}\n"
        (folder / "limits").write_text(limits, "ascii")
        for tool in _TOOLS:
            (folder / tool).symlink_to(_LIMITED_TOOL)
        yield Poppler(folder, options.timeout_seconds)


def deadline(timeout_seconds: float) -> DeadlineError:
    """Return the failure of a program that was ended for taking too long."""
    return DeadlineError(
        "pdf_timeout",
        f"The PDF was not read within {timeout_seconds:g} seconds.",
        "Print the page to a new PDF or scan it again; raise the time limit only if such pages are usual.",
    )


def lost_content(complaints: str) -> PipelineError | None:
    """Return why a page that was rendered lacks part of what it should show, or None if nothing says so."""
    if _OUT_OF_MEMORY.search(complaints):
        return _out_of_memory()
    if _PICTURE_LOST.search(complaints):
        return SourceError(
            "pdf_picture_damaged",
            "A picture or another part of this PDF page is damaged and cannot be shown in full.",
            "Scan the page again, or export the PDF again from its origin.",
        )
    return None


def no_page(complaints: str) -> PipelineError:
    """Return why poppler gave no picture, or not one of the page's size."""
    known = lost_content(complaints)
    if known is not None:
        return known
    if "Error" in complaints:
        return _damaged()
    return EngineError(
        "pdf_renderer_died",
        "The PDF renderer ended without a picture and without saying why.",
        "Requeue the document; if it fails again, print the page to a new PDF or scan it again.",
    )


def _failure(status: int, complaints: str) -> PipelineError:
    """Name what a program's exit status (negative: the signal that ended it) and its complaints mean."""
    if status == -signal.SIGXCPU:
        return DeadlineError("pdf_timeout", "The PDF used up the CPU time allowed.", _REPAIR)
    if status == -signal.SIGKILL or _OUT_OF_MEMORY.search(complaints):
        return _out_of_memory()
    if status == _NOT_FOUND:
        return InternalError(
            "poppler_missing", "Poppler's programs are not installed.", "Install the package poppler-utils."
        )
    if _ENCRYPTED.search(complaints):
        return PolicyError(
            "pdf_encrypted",
            "The PDF needs a password to be opened.",
            "Open it with its password, save it without one, and drop it again.",
        )
    if _NO_PAGES.search(complaints):
        return SourceError(
            "pdf_no_pages", "The PDF has no pages, or not the page that was asked for.", _REPAIR
        )
    return _damaged()


_REPAIR = "Open the PDF in a viewer: if it shows the pages, print them to a new PDF; if not, scan them again."


def _damaged() -> SourceError:
    return SourceError("pdf_damaged", "The PDF is damaged beyond what can be repaired.", _REPAIR)


def _out_of_memory() -> CapacityError:
    return CapacityError(
        "pdf_out_of_memory",
        "The PDF needed more memory than one page may use.",
        "Requeue when the machine is less loaded; if it fails again, raise the memory limit of rasterizing.",
    )
