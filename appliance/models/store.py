"""Imported models on the disk: `models/<version>/` with the checkpoint's files and a manifest.

The version is the beginning of a hash over all files, so a version never changes and the same checkpoint is
kept once. A model is copied aside, brought to the disk and renamed: it is whole, or it is not there.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from appliance.durable import hash_and_copy, sync_folder, write_whole
from appliance.errors import ModelRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from appliance.models.checkpoint import Checkpoint

_MANIFEST, _CHECKPOINT = "manifest.json", "checkpoint"
_INCOMING, _OUTGOING = ".incoming", ".outgoing"
_VERSION_CHARACTERS = 12
_SPARE_BYTES = 256 << 20


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a model: its name, its size in bytes and its SHA-256 in lower-case hexadecimal."""

    name: str
    byte_size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Model:
    """An imported model as its manifest has it; `licence_accepted_by` is who accepted its licence."""

    version: str
    name: str
    parameters: int
    dtypes: tuple[str, ...]
    imported_at: datetime
    licence_accepted_by: str
    licence: str
    files: tuple[KeptFile, ...]

    @property
    def byte_size(self) -> int:
        return sum(file.byte_size for file in self.files)


@dataclass(frozen=True, slots=True)
class FileDifference:
    """A file that is not what was imported: `missing`, `changed` or `foreign`."""

    name: str
    kind: str


_MODEL = TypeAdapter(Model)


class ModelStore:
    """The models in one folder; importing and removing hold its lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Model]:
        """Return the models, the last imported first; raises ModelRefused where a manifest is damaged."""
        if not self._folder.is_dir():
            return []
        found = [_read(path) for path in self._folder.iterdir() if not path.name.startswith(".")]
        return sorted(found, key=lambda model: model.imported_at, reverse=True)

    def find(self, beginning: str) -> Model:
        """Return the one model whose version begins so; raises ModelRefused."""
        found = [model for model in self.all() if beginning and model.version.startswith(beginning)]
        if len(found) != 1:
            raise ModelRefused(
                "model_unknown" if not found else "model_ambiguous",
                f"{len(found) or 'No'} models have a version that begins with {beginning!r}.",
                "See `appliance model list`.",
            )
        return found[0]

    def checkpoint(self, model: Model) -> Path:
        """Return the folder with the model's files."""
        return self._folder / model.version / _CHECKPOINT

    def add(
        self, checkpoint: Checkpoint, name: str, accepted_by: str, on_bytes: Callable[[int], None]
    ) -> Model:
        """Copy a checkpoint in, and tell `on_bytes` of each piece; what is there already is not kept twice.

        Raises ModelRefused: no room, or a file that cannot be read or written.
        """
        with self._locked():
            aside = self._folder / _INCOMING
            try:
                model = self._copied(checkpoint, aside, name, accepted_by, on_bytes)
                return self._published(model, aside)
            except OSError as error:
                raise _not_copied(error) from error
            finally:
                shutil.rmtree(aside, ignore_errors=True)

    def verify(self, model: Model, on_bytes: Callable[[int], None]) -> list[FileDifference]:
        """Read every file again and return what differs from the manifest."""
        folder = self.checkpoint(model)
        there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        found = [FileDifference(name, "foreign") for name in there - {file.name for file in model.files}]
        for file in model.files:
            if file.name not in there:
                found.append(FileDifference(file.name, "missing"))
            elif _hashed(folder / file.name, on_bytes) != file.sha256:
                found.append(FileDifference(file.name, "changed"))
        return sorted(found, key=lambda difference: difference.name)

    def remove(self, model: Model) -> None:
        """Take the model off the disk; raises OSError. It is gone at once, its bytes a little later."""
        with self._locked():
            aside = self._folder / _OUTGOING
            (self._folder / model.version).rename(aside)
            sync_folder(self._folder)
            shutil.rmtree(aside)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the store alone, without what an earlier import or removal left when it died."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._folder / ".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for left in (_INCOMING, _OUTGOING):
                shutil.rmtree(self._folder / left, ignore_errors=True)
            yield

    def _copied(
        self,
        checkpoint: Checkpoint,
        aside: Path,
        name: str,
        accepted_by: str,
        on_bytes: Callable[[int], None],
    ) -> Model:
        wanted = sum((checkpoint.folder / file).stat().st_size for file in checkpoint.files)
        if shutil.disk_usage(self._folder).free < wanted + _SPARE_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        (aside / _CHECKPOINT).mkdir(mode=0o700, parents=True)
        files = tuple(
            _copy(checkpoint.folder / file, aside / _CHECKPOINT / file, on_bytes) for file in checkpoint.files
        )
        return Model(
            version=_version(files),
            name=name,
            parameters=checkpoint.architecture.parameters,
            dtypes=checkpoint.dtypes,
            imported_at=datetime.now(UTC),
            licence_accepted_by=accepted_by,
            licence=checkpoint.licence,
            files=files,
        )

    def _published(self, model: Model, aside: Path) -> Model:
        final = self._folder / model.version
        if final.exists():
            return _read(final)
        write_whole(aside / _MANIFEST, json.dumps(asdict(model), default=str, indent=2))
        sync_folder(aside / _CHECKPOINT)
        sync_folder(aside)
        aside.rename(final)
        sync_folder(self._folder)
        return model


def _read(folder: Path) -> Model:
    try:
        return _MODEL.validate_json((folder / _MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelRefused(
            "model_damaged",
            f"The manifest of the model in {folder} is missing or damaged.",
            "Move that folder away and import the model again.",
        ) from error


def _copy(source: Path, target: Path, on_bytes: Callable[[int], None]) -> KeptFile:
    with source.open("rb") as reading, target.open("xb") as writing:
        sha256, size = hash_and_copy(reading, writing, on_bytes)
        writing.flush()
        os.fsync(writing.fileno())
    target.chmod(0o400)
    return KeptFile(source.name, size, sha256)


def _hashed(file: Path, on_bytes: Callable[[int], None]) -> str:
    with file.open("rb") as reading:
        return hash_and_copy(reading, on_bytes=on_bytes)[0]


def _version(files: tuple[KeptFile, ...]) -> str:
    lines = "".join(f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda file: file.name))
    return hashlib.sha256(lines.encode()).hexdigest()[:_VERSION_CHARACTERS]


def _not_copied(error: OSError) -> ModelRefused:
    if error.errno == errno.ENOSPC:
        return ModelRefused(
            "no_room_for_model", "The disk has no room for the model.", "Make room, then import it again."
        )
    return ModelRefused(
        "model_not_copied",
        f"The model could not be copied: {error.strerror} ({error.filename}).",
        "Nothing was kept. Mend that, then import it again.",
    )
