"""Which model reads: `active.json`, with the ones that were active before it, the newest first."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from appliance.durable import sync_folder, write_whole
from appliance.errors import ModelRefused
from pipelines.ocr.vlm.prompt_options import PromptOptions

if TYPE_CHECKING:
    from pathlib import Path

ACTIVE_FILE = "active.json"
_KEPT = 10


@dataclass(frozen=True, slots=True)
class Activation:
    """A model made the active one: the graphs that it runs with, how it is asked, when and by whom."""

    version: str
    device: str
    weight_bits: int
    prompt: PromptOptions
    activated_at: datetime
    activated_by: str
    is_tower_wide: bool = False
    has_small_cache: bool = False

    @property
    def graphs(self) -> str:
        """The name of its graphs."""
        return graphs_name(
            self.device,
            self.weight_bits,
            is_tower_wide=self.is_tower_wide,
            has_small_cache=self.has_small_cache,
        )


def graphs_name(device: str, weight_bits: int, *, is_tower_wide: bool, has_small_cache: bool) -> str:
    """Return what a model's graphs for a kind of device are called, and their folder too."""
    wide, small = "-wide" if is_tower_wide else "", "-cache8" if has_small_cache else ""
    return f"{device}-{weight_bits}{wide}{small}"


_HISTORY = TypeAdapter(tuple[Activation, ...])


def history(models: Path) -> tuple[Activation, ...]:
    """Return what was activated in the folder of the models, the newest first; raises ModelRefused."""
    file = models / ACTIVE_FILE
    try:
        return _HISTORY.validate_json(file.read_bytes())
    except FileNotFoundError:
        return ()
    except (OSError, ValidationError) as error:
        raise ModelRefused(
            "active_model_unreadable",
            f"{file} cannot be read: which model is active is not known.",
            "Activate one anew: appliance model activate VERSION",
        ) from error


def active(models: Path) -> Activation | None:
    """Return the active model; None where none is. Raises ModelRefused."""
    return next(iter(history(models)), None)


def previous(models: Path) -> Activation:
    """Return what was active before: another model, or the same in another way. Raises ModelRefused."""
    found = history(models)
    others = (each for each in found if _is_other(each, found[0]))
    if (before := next(others, None)) is None:
        raise ModelRefused(
            "no_previous_model",
            "No other model was active before.",
            "Name one: appliance model activate VERSION",
        )
    return before


def record(models: Path, activation: Activation) -> None:
    """Make a model the active one: at once, or not at all; raises ModelRefused."""
    try:
        earlier = history(models)
    except ModelRefused:
        earlier = ()
    kept = [asdict(each) for each in (activation, *earlier)[:_KEPT]]
    try:
        write_whole(models / ACTIVE_FILE, json.dumps(kept, default=str, indent=2), is_durable=True)
        sync_folder(models)
    except OSError as error:
        raise ModelRefused(
            "model_not_activated",
            f"Which model is active could not be written: {error.strerror}.",
            "The model that was active still is. Make room, then activate it again.",
        ) from error


def _is_other(one: Activation, other: Activation) -> bool:
    return replace(one, activated_at=other.activated_at, activated_by=other.activated_by) != other
