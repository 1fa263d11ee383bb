"""The graphs that a reader runs, made of an imported model: `models/<version>/serving/<device>-<bits>/`.

They are made aside, brought to the disk and renamed, so that a folder of that name is whole. `graphs.json` in
it says what they are, with a hash of each file.
"""

from __future__ import annotations

import errno
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from appliance.durable import sync_file, sync_folder, write_whole
from appliance.errors import ModelRefused
from appliance.models.active import graphs_name
from appliance.models.files import KeptFile, differences, hashed, need_room
from pipelines.errors import EngineError
from pipelines.export.layers import Device, Flavour
from pipelines.export.serving import EXPORTER_VERSION, export, weight_bytes
from pipelines.export.weights import open_checkpoint
from pipelines.ocr.vlm.architecture import ArchitectureError
from pipelines.ocr.vlm.model import open_model
from pipelines.ocr.vlm.safetensors import SafetensorsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from appliance.models.files import FileDifference
    from pipelines.export.weights import ModelSource
    from pipelines.ocr.vlm.prompt_options import PromptOptions

_DESCRIPTION = "graphs.json"
_KNOWN = {Device.CUDA: (16, 4), Device.CPU: (32, 4)}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Graphs:
    """A model's graphs for one kind of device, by which version of the exporter, and their files."""

    exporter: str
    device: Device
    weight_bits: int
    made_at: datetime
    files: tuple[KeptFile, ...]
    is_tower_wide: bool = False
    cache_scales: tuple[tuple[float, float], ...] = ()

    @property
    def name(self) -> str:
        return name_of(self.flavour)

    @property
    def flavour(self) -> Flavour:
        return Flavour(
            self.device,
            self.weight_bits,
            is_tower_wide=self.is_tower_wide,
            cache_scales=self.cache_scales,
        )

    @property
    def is_current(self) -> bool:
        """Whether this program would write the same."""
        return self.exporter == EXPORTER_VERSION

    @property
    def byte_size(self) -> int:
        return sum(file.byte_size for file in self.files)


_GRAPHS = TypeAdapter(Graphs)


def flavour(device: Device, weight_bits: int | None, *, is_tower_wide: bool = False) -> Flavour:
    """Return the flavour of graphs for a device, with its usual weights or these; raises ModelRefused."""
    known = _KNOWN[device]
    if weight_bits is not None and weight_bits not in known:
        raise ModelRefused(
            "weights_unknown",
            f"There are no graphs for {device} with {weight_bits}-bit weights.",
            f"Choose --weights {' or '.join(map(str, known))}.",
        )
    is_wide = is_tower_wide and device is Device.CUDA  # elsewhere it always is
    return Flavour(device, known[0] if weight_bits is None else weight_bits, is_tower_wide=is_wide)


def name_of(of: Flavour) -> str:
    """Return what graphs of a flavour are called."""
    is_small = bool(of.cache_scales)
    return graphs_name(of.device, of.weight_bits, is_tower_wide=of.is_tower_wide, has_small_cache=is_small)


def kept_graphs(serving: Path) -> list[Graphs]:
    """Return the graphs in a model's folder of graphs; raises ModelRefused where a description is damaged."""
    if not serving.is_dir():
        return []
    return [read_graphs(path) for path in sorted(serving.iterdir()) if not path.name.startswith(".")]


def read_graphs(folder: Path) -> Graphs:
    """Return what the graphs of a folder are; raises ModelRefused."""
    try:
        return _GRAPHS.validate_json((folder / _DESCRIPTION).read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelRefused(
            "graphs_damaged",
            f"The description of the graphs in {folder} is missing or damaged.",
            "Delete that folder, then activate the model again: its graphs are then written anew.",
        ) from error


def changed_files(folder: Path, on_bytes: Callable[[int], None]) -> list[FileDifference]:
    """Read the graphs again and return what differs from when they were made; raises ModelRefused."""
    found = differences(folder, read_graphs(folder).files, on_bytes)
    return [each for each in found if each.name != _DESCRIPTION]


def require_unchanged(folder: Path, on_bytes: Callable[[int], None] = lambda _: None) -> Graphs:
    """Return the graphs of a folder once every byte was compared; raises ModelRefused."""
    changed = changed_files(folder, on_bytes)
    if changed:
        raise ModelRefused(
            "graphs_changed",
            f"{folder / changed[0].name} is {changed[0].kind}: the graphs are not what was written.",
            "Delete that folder, then activate the model again: its graphs are then written anew.",
        )
    return read_graphs(folder)


def opened(checkpoint: Path) -> ModelSource:
    """Return the checkpoint to make graphs of; raises ModelRefused."""
    try:
        return open_checkpoint(checkpoint)
    except (ArchitectureError, SafetensorsError, OSError) as error:
        raise ModelRefused(
            "model_damaged",
            f"The checkpoint in {checkpoint} is not what was imported: {error}.",
            "See `appliance model verify`; then remove the model and import it again.",
        ) from error


def require_askable(checkpoint: Path, prompt: PromptOptions) -> None:
    """Raise ModelRefused where the model cannot be asked so, or its files do not fit each other."""
    try:
        open_model(checkpoint, prompt)
    except EngineError as error:
        raise ModelRefused(error.code, error.message, error.next_step) from error


def bytes_to_write(checkpoint: Path, of: Flavour) -> int:
    """Return how many bytes `write` will tell of: each is written, then read once; raises ModelRefused."""
    return 2 * weight_bytes(opened(checkpoint), of)


def write(
    checkpoint: Path, of: Flavour, aside: Path, target: Path, on_bytes: Callable[[int], None]
) -> Graphs:
    """Make graphs in the folder `aside`, then give them their place; raises ModelRefused."""
    source = opened(checkpoint)
    try:
        aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        need_room(aside.parent, weight_bytes(source, of))
        aside.mkdir(mode=0o700)
        export(source, of, aside, on_bytes)
        graphs = Graphs(
            EXPORTER_VERSION,
            of.device,
            of.weight_bits,
            datetime.now(UTC),
            _settled(aside, on_bytes),
            of.is_tower_wide,
            of.cache_scales,
        )
        write_whole(aside / _DESCRIPTION, json.dumps(asdict(graphs), default=str, indent=2), is_durable=True)
        sync_folder(aside)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _not_written(error) from error
    return graphs


def _settled(folder: Path, on_bytes: Callable[[int], None]) -> tuple[KeptFile, ...]:
    """Bring the files to the disk, and return them as they are there."""
    return tuple(_settled_file(path, on_bytes) for path in sorted(folder.iterdir()))


def _settled_file(path: Path, on_bytes: Callable[[int], None]) -> KeptFile:
    sync_file(path)
    path.chmod(0o400)
    return hashed(path, on_bytes)


def _not_written(error: OSError) -> ModelRefused:
    if error.errno in _NO_ROOM:
        return ModelRefused(
            "no_room_for_graphs",
            "The disk has no room for the model's graphs.",
            "Make room, then activate it again; nothing incomplete was left.",
        )
    return ModelRefused(
        "graphs_not_written",
        f"The model's graphs could not be written: {error.strerror} ({error.filename}).",
        "Nothing was kept. Mend that, then activate it again.",
    )
