"""A model's graphs in a folder: two files for one kind of device, and what was written of them beside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipelines.errors import EngineError

DECODER, VISION = "decoder.onnx", "vision.onnx"
_DESCRIPTION = "serving.json"


class Serving(BaseModel):
    """What graphs are: who wrote them, for which device, with weights of how many bits.

    `block_size` counts the tokens of one of the cache's blocks, `candidates` the next tokens that are named,
    `cache_bits` those of a number in the cache.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    exporter: str
    device: Literal["cuda", "cpu"]
    weight_bits: Annotated[int, Field(gt=0)]
    block_size: Annotated[int, Field(gt=0)]
    candidates: Annotated[int, Field(gt=0)]
    cache_bits: Annotated[int, Field(gt=0)]

    def write(self, folder: Path) -> None:
        """Describe the graphs of a folder, when all else is there; raises OSError."""
        (folder / _DESCRIPTION).write_text(self.model_dump_json(indent=2), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Graphs:
    """Where the graphs are, and what they are."""

    decoder: Path
    tower: Path
    serving: Serving

    @property
    def sees_one_page(self) -> bool:
        """Whether the tower takes one page a call: on the CPU its attention to a page knows no end of one."""
        return self.serving.device == "cpu"


def find_graphs(folder: Path, *, is_for_gpu: bool) -> Graphs:
    """Return the graphs of a folder; raises EngineError where they are not whole, or for another device."""
    try:
        told = Serving.model_validate_json((folder / _DESCRIPTION).read_bytes())
    except (OSError, ValidationError) as error:
        raise _unusable("The model's graphs are not there, or not whole.") from error
    decoder, tower = folder / DECODER, folder / VISION
    if not (decoder.is_file() and tower.is_file()):
        raise _unusable("A graph of the model is missing.")
    if (told.device == "cuda") != is_for_gpu:
        raise _unusable(f"The model's graphs are for another device ({told.device}).")
    return Graphs(decoder, tower, told)


def _unusable(message: str) -> EngineError:
    return EngineError("graphs_unusable", message, "Activate the model again, for this device.")
