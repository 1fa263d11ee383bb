"""Imported models on the disk: `models/<version>/` with the checkpoint's files, a manifest, and its graphs.

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
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from appliance.durable import hash_and_copy, sync_folder, write_whole
from appliance.errors import ModelRefused
from appliance.models.active import ACTIVE_FILE, active, previous, record
from appliance.models.files import FileDifference, KeptFile, differences, need_room
from appliance.models.graphs import changed_files, kept_graphs, name_of, read_graphs, require_unchanged, write
from pipelines.ocr.vlm.prompt_options import PromptOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from appliance.models.active import Activation
    from appliance.models.checkpoint import Checkpoint
    from appliance.models.graphs import Graphs
    from pipelines.export.layers import Flavour

_MANIFEST, _CHECKPOINT = "manifest.json", "checkpoint"
_SERVING = "serving"
_INCOMING, _OUTGOING, _EXPORTING = ".incoming", ".outgoing", ".exporting"
_VERSION_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class Model:
    """An imported model as its manifest has it; `licence_accepted_by` is who accepted its licence.

    `prompt` is how its makers want it to be asked.
    """

    version: str
    name: str
    parameters: int
    dtypes: tuple[str, ...]
    imported_at: datetime
    licence_accepted_by: str
    licence: str
    files: tuple[KeptFile, ...]
    prompt: PromptOptions = field(default_factory=PromptOptions)

    @property
    def byte_size(self) -> int:
        return sum(file.byte_size for file in self.files)

    @property
    def weights_sha256(self) -> tuple[str, ...]:
        """The hashes of the files that hold the weights."""
        return tuple(file.sha256 for file in self.files if file.name.endswith(".safetensors"))


_MODEL = TypeAdapter(Model)


class ModelStore:
    """The models in one folder; importing and removing hold its lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Model]:
        """Return the models, the last imported first; raises ModelRefused where a manifest is damaged."""
        if not self._folder.is_dir():
            return []
        found = [_read(path) for path in self._folder.iterdir() if _is_model(path)]
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

    def graphs_folder(self, model: Model, name: str) -> Path:
        """Return the folder of the model's graphs of that name."""
        return self._serving(model) / name

    def graphs(self, model: Model) -> list[Graphs]:
        """Return the graphs that there are of the model; raises ModelRefused."""
        return kept_graphs(self._serving(model))

    def add(
        self,
        checkpoint: Checkpoint,
        name: str,
        accepted_by: str,
        on_bytes: Callable[[int], None],
        prompt: PromptOptions | None = None,
    ) -> Model:
        """Copy a checkpoint in, and tell `on_bytes` of each piece; what is there already is not kept twice.

        Raises ModelRefused: no room, or a file that cannot be read or written.
        """
        with self._locked():
            aside = self._folder / _INCOMING
            try:
                model = self._copied(checkpoint, aside, name, accepted_by, on_bytes)
                model = replace(model, prompt=prompt or PromptOptions())
                return self._published(model, aside)
            except OSError as error:
                raise _not_copied(error) from error
            finally:
                shutil.rmtree(aside, ignore_errors=True)

    def make_graphs(self, model: Model, of: Flavour, on_bytes: Callable[[int], None]) -> Graphs:
        """Return the model's graphs, made now unless there are whole ones; raises ModelRefused.

        Those that are there are compared with what was written. Another exporter's are made anew.
        """
        target = self.graphs_folder(model, name_of(of))
        with self._locked():
            if target.exists():
                if read_graphs(target).is_current:
                    return require_unchanged(target, on_bytes)
                target.rename(self._folder / _OUTGOING)  # a reader that runs keeps the files that it has open
            aside = self._folder / _EXPORTING
            try:
                return write(self.checkpoint(model), of, aside, target, on_bytes)
            finally:
                shutil.rmtree(aside, ignore_errors=True)
                shutil.rmtree(self._folder / _OUTGOING, ignore_errors=True)

    def verify(self, model: Model, on_bytes: Callable[[int], None]) -> list[FileDifference]:
        """Read every file again and return what differs from what was imported or made."""
        found = list(differences(self.checkpoint(model), model.files, on_bytes))
        for graphs in self.graphs(model):
            changed = changed_files(self.graphs_folder(model, graphs.name), on_bytes)
            found += [FileDifference(f"{_SERVING}/{graphs.name}/{each.name}", each.kind) for each in changed]
        return found

    def activate(self, activation: Activation) -> None:
        """Have this model read from now on; raises ModelRefused."""
        with self._locked():
            record(self._folder, activation)

    def active(self) -> Activation | None:
        """Return what reads now; raises ModelRefused."""
        return active(self._folder)

    def previous(self, by: str) -> Activation:
        """Return what read before, to be activated again by somebody; raises ModelRefused."""
        return replace(previous(self._folder), activated_at=datetime.now(UTC), activated_by=by)

    def remove(self, model: Model) -> None:
        """Take the model off the disk; raises OSError, and ModelRefused for the active one.

        It is gone at once, its bytes a little later.
        """
        with self._locked():
            if (now := active(self._folder)) is not None and now.version == model.version:
                raise ModelRefused(
                    "model_is_active",
                    f"{model.name}, version {model.version}, is the active model.",
                    "Activate another one before: appliance model activate VERSION",
                )
            aside = self._folder / _OUTGOING
            (self._folder / model.version).rename(aside)
            sync_folder(self._folder)
            shutil.rmtree(aside)

    def _serving(self, model: Model) -> Path:
        return self._folder / model.version / _SERVING

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the store alone, without what an earlier import or removal left when it died."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._folder / ".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for left in (_INCOMING, _OUTGOING, _EXPORTING):
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
        need_room(self._folder, wanted)
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


def _is_model(path: Path) -> bool:
    return not path.name.startswith(".") and path.name != ACTIVE_FILE


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
