"""What `doctor` looks at: each check is one question about the machine or the site, with its answer."""

import importlib
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import metadata
from pathlib import Path

from appliance.cli.check import Check, fail, ok, warn
from appliance.cli.output import without_password
from appliance.cli.reader_checks import check_reader
from appliance.errors import ApplianceError
from appliance.intake.mounts import mount_of
from appliance.ledger.store import Ledger
from appliance.models.devices import available_memory
from appliance.settings import Settings
from appliance.sinks.sql import results_schema_version
from pipelines.errors import PipelineError

_PACKAGES = {  # module: distribution
    "numpy": "numpy",
    "cv2": "opencv-python",
    "PIL": "pillow",
    "pdf2image": "pdf2image",
    "pyarrow": "pyarrow",
    "psycopg": "psycopg",
    "rapidfuzz": "rapidfuzz",
    "stdnum": "python-stdnum",
    "ray": "ray",
}
_READERS = ("onnxruntime", "onnxruntime-gpu")  # two distributions of one module; exactly one is installed
_POPPLER = ("pdftoppm", "pdfinfo")
_OLDEST_PYTHON = (3, 11)
_GIB = 1 << 30
_LITTLE_DISK, _NO_DISK = 10 * _GIB, _GIB
_LITTLE_MEMORY = 2 * _GIB
_CLOCK_TOLERANCE = timedelta(minutes=5)
_REINSTALL = "Install the appliance again from its lock file."


def check_machine() -> Iterator[Check]:
    """Yield what can be said of this machine without a site."""
    yield _python()
    yield _packages()
    yield _poppler()
    yield _models()
    yield _memory()


def check_site(settings: Settings) -> Iterator[Check]:
    """Yield what can be said of a site whose settings are sound."""
    yield from (_folder(folder) for folder in settings.folders)
    yield _local(settings)
    yield _disk("disk of the data", settings.storage.data)
    yield _disk("disk of the results", settings.storage.results)
    yield _shared_memory(settings.runtime.object_store_mib << 20)
    yield from _ledger_and_clock(settings)
    yield _results(settings)
    if settings.reader.has_model:
        yield from check_reader(settings)


def _python() -> Check:
    version = platform.python_version()
    if sys.version_info < _OLDEST_PYTHON:
        return fail("python", version, "Install Python 3.11 or later.")
    return ok("python", version)


def _packages() -> Check:
    try:
        for module in (*_PACKAGES, "onnxruntime"):
            importlib.import_module(module)
        versions = [f"{name} {metadata.version(name)}" for name in _PACKAGES.values()]
    except (ImportError, OSError) as error:  # OSError: a shared library that the package needs
        return fail("packages", str(error), _REINSTALL)
    readers = [name for name in _READERS if _is_installed(name)]
    if len(readers) > 1:
        return fail("packages", f"{' and '.join(readers)} exclude each other", _REINSTALL)
    return ok("packages", ", ".join([*versions, f"{readers[0]} {metadata.version(readers[0])}"]))


def _is_installed(distribution: str) -> bool:
    return any(metadata.distributions(name=distribution))


def _poppler() -> Check:
    missing = [program for program in _POPPLER if not shutil.which(program)]
    if missing:
        return fail("poppler", f"{' and '.join(missing)} not found", "Install the package poppler-utils.")
    version = subprocess.run(  # noqa: S603 - a fixed command
        [str(shutil.which(_POPPLER[0])), "-v"], capture_output=True, text=True, timeout=10, check=False
    )
    return ok("poppler", (version.stderr or version.stdout).partition("\n")[0])


def _models() -> Check:
    try:
        importlib.import_module("pipelines.ocr.embedded").check_models()
    except PipelineError as error:
        return fail("models", error.message, error.next_step)
    except (ImportError, OSError) as error:
        return fail("models", f"the reader cannot be loaded: {error}", _REINSTALL)
    return ok("models", "present and unchanged")


def _memory() -> Check:
    available = available_memory()
    if available < _LITTLE_MEMORY:
        return warn(
            "memory", f"{_gib(available)} free", "Close other programs, or set runtime.recognizers lower."
        )
    return ok("memory", f"{_gib(available)} free")


def _folder(folder: Path) -> Check:
    name = f"folder {folder}"
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-"):
            return ok(name, f"writable, {mount_of(folder).kind}")
    except FileNotFoundError:
        return fail(name, "missing", "Run 'appliance init' again; it makes what is missing.")
    except OSError as error:
        return fail(
            name, f"not writable: {error.strerror}", "Give the appliance's user the right to write there."
        )


def _local(settings: Settings) -> Check:
    mount = mount_of(settings.storage.data)
    if mount.is_remote:
        return fail(
            "data is local",
            f"{settings.storage.data} is on {mount.kind}",
            "Set storage.data to a local disk.",
        )
    return ok("data is local", mount.kind)


def _disk(name: str, folder: Path) -> Check:
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return fail(name, str(error.strerror), "Run 'appliance init' again; it makes what is missing.")
    if free < _NO_DISK:
        return fail(name, f"{_gib(free)} free", "Free space before the next run.")
    if free < _LITTLE_DISK:
        return warn(name, f"{_gib(free)} free", "Free space soon.")
    return ok(name, f"{_gib(free)} free")


def _shared_memory(needed: int) -> Check:
    free = shutil.disk_usage("/dev/shm").free  # noqa: S108 - where Ray keeps its object store
    if free < needed:
        return warn(
            "shared memory",
            f"{_gib(free)} free in /dev/shm, {_gib(needed)} wanted",
            "Make /dev/shm larger, or set runtime.object_store_mib lower; until then a disk is used.",
        )
    return ok("shared memory", f"{_gib(free)} free")


def _ledger_and_clock(settings: Settings) -> Iterator[Check]:
    try:
        with Ledger.open(settings.ledger_url) as ledger:
            newest = ledger.events(limit=1)
    except ApplianceError as error:
        yield fail("ledger", error.message, error.next_step)
        return
    yield ok("ledger", f"opens with the right schema: {without_password(settings.ledger_url)}")
    yield _clock(newest[0].at if newest else None, datetime.now(UTC))


def _clock(newest: datetime | None, now: datetime) -> Check:
    built = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    latest = max(built, newest) if newest else built
    if now < latest - _CLOCK_TOLERANCE:
        detail = (
            f"{now:%Y-%m-%d %H:%M} UTC is before {latest:%Y-%m-%d %H:%M}, when something already happened"
        )
        return fail("clock", detail, "Set the machine's clock; leases and retries depend on it.")
    return ok("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def _results(settings: Settings) -> Check:
    try:
        version = results_schema_version(settings.results_url)
    except PipelineError as error:
        return fail("results", error.message, error.next_step)
    state = "is made by the first run" if version is None else f"has schema {version}"
    return ok("results", f"{without_password(settings.results_url)} {state}")


def _gib(size: int) -> str:
    return f"{size / _GIB:.1f} GiB"
