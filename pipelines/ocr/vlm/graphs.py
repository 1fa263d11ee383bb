"""A model's graphs as the reader finds them: two files of one folder, and what was written of them beside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipelines.errors import EngineError

_DESCRIPTION = "serving.json"


class _Description(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    exporter: str
    device: Literal["cuda", "cpu"]
    weight_bits: Annotated[int, Field(gt=0)]
    block_size: Annotated[int, Field(gt=0)]


@dataclass(frozen=True, slots=True)
class Graphs:
    """Where the graphs are, and which exporter wrote them with weights of so many bits.

    `block_size` counts the tokens of one of the cache's blocks. Graphs for the CPU see one page a call: their
    attention to whole pages knows no end of one.
    """

    decoder: Path
    tower: Path
    exporter: str
    weight_bits: int
    block_size: int
    sees_one_page: bool


def find_graphs(folder: Path, *, is_for_gpu: bool) -> Graphs:
    """Return the graphs of a folder; raises EngineError where they are not whole, or for another device."""
    try:
        told = _Description.model_validate_json((folder / _DESCRIPTION).read_bytes())
    except (OSError, ValidationError) as error:
        raise _unusable("The model's graphs are not there, or not whole.") from error
    decoder, tower = folder / "decoder.onnx", folder / "vision.onnx"
    if not (decoder.is_file() and tower.is_file()):
        raise _unusable("A graph of the model is missing.")
    if (told.device == "cuda") != is_for_gpu:
        raise _unusable(f"The model's graphs are for another device ({told.device}).")
    return Graphs(decoder, tower, told.exporter, told.weight_bits, told.block_size, told.device == "cpu")


def _unusable(message: str) -> EngineError:
    return EngineError("graphs_unusable", message, "Export the model again for this device.")
