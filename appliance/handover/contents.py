"""Which files of a site go along, by ascending path within each part of an export.

data/      what lies in the data folder beside the originals, the databases and what lives only while
a coordinator runs: the audit trail's files, logs, models, lost+found, whatever else there is
results/   what lies in the results folder: Parquet, the archive, whatever else there is
settings/  appliance.toml, without addresses, passwords and keys, and the site's own types
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from appliance.handover.databases import sqlite_file
from appliance.models.active import ACTIVE_FILE
from appliance.own_types import TYPES_FOLDER, type_files
from appliance.settings import Settings

_BESIDE_SQLITE = ("", "-wal", "-shm", "-journal")
_MODEL_MANIFEST = "manifest.json"


def data_files(settings: Settings, *, with_models: bool) -> Iterator[tuple[str, Path]]:
    """Yield path in the export, and file; of models only what names them, unless their weights go along."""
    left_out = {settings.vault, settings.run, *_database_files(settings), *_keys(settings)}

    def is_left_out(file: Path) -> bool:
        return file in left_out or not (with_models or _is_no_weight(settings.models, file))

    return _tree("data", settings.storage.data, is_left_out)


def results_files(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield path in the export, and file."""
    left_out = _database_files(settings) | _keys(settings)
    return _tree("results", settings.storage.results, left_out.__contains__)


def types_files(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield path in the export, and file."""
    for file in type_files(settings.folder):
        yield f"settings/{TYPES_FOLDER}/{file.name}", file


def waiting_files(settings: Settings) -> int:
    """Count what lies in the drop folders: it is not the site's yet, and does not go along."""
    return sum(1 for profile in settings.profiles.values() for _ in _files(profile.drop))


def _tree(name: str, folder: Path, is_left_out: Callable[[Path], bool]) -> Iterator[tuple[str, Path]]:
    """Yield every file; a hidden name is one of a file on its way. A folder may be linked to another disk."""
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name.startswith(".") or is_left_out(entry):
            continue
        if entry.is_dir():
            yield from _tree(f"{name}/{entry.name}", entry, is_left_out)
        elif entry.is_file():
            yield f"{name}/{entry.name}", entry


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _database_files(settings: Settings) -> set[Path]:
    files = [sqlite_file(url) for url in (settings.ledger_url, settings.results_url)]
    return {file.with_name(file.name + end) for file in files if file for end in _BESIDE_SQLITE}


def _keys(settings: Settings) -> set[Path]:
    """What the site signs with, and the password to it: wherever they lie, nobody else gets them."""
    return {file for file in (settings.signature.pkcs12, settings.signature.secret) if file}


def _is_no_weight(models: Path, file: Path) -> bool:
    """Say so of the folders of models too, in which their manifests lie."""
    if not file.is_relative_to(models):
        return True
    parts = file.relative_to(models).parts
    is_folder_of_one = len(parts) <= 1 and file.is_dir()
    return is_folder_of_one or parts == (ACTIVE_FILE,) or (len(parts) == 2 and parts[1] == _MODEL_MANIFEST)
