"""How a checkpoint's makers end an answer and hold it back from repeating: its `generation_config.json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipelines.ocr.vlm.chat_template import PromptError, read_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class GenerationDefaults:
    """The tokens that end an answer, and the penalty on tokens that were there before (1 for none).

    What the file says of sampling is left out: a page is read with the most likely tokens first.
    """

    ends: frozenset[int]
    repetition_penalty: float


def read_generation(folder: Path, vocab_size: int) -> GenerationDefaults:
    """Return what a checkpoint's folder says; raises PromptError, OSError.

    Ends come from `generation_config.json`, or from `config.json` where that names none.
    """
    told, config = (read_object(folder / name) for name in ("generation_config.json", "config.json"))
    ends = next((found for found in _told_ends(told, config) if found is not None), None)
    penalty = told.get("repetition_penalty")
    return GenerationDefaults(
        _checked_ends(ends, vocab_size), _checked_penalty(1.0 if penalty is None else penalty)
    )


def _told_ends(told: Mapping[str, Any], config: Mapping[str, Any]) -> Iterator[object]:
    yield told.get("eos_token_id")
    yield config.get("eos_token_id")
    text = config.get("text_config")
    yield text.get("eos_token_id") if isinstance(text, dict) else None


def _checked_ends(told: object, vocab_size: int) -> frozenset[int]:
    ends = told if isinstance(told, list) else [told]
    for each in ends:
        if not isinstance(each, int) or isinstance(each, bool) or not 0 <= each < vocab_size:
            msg = f"an answer ends with {each!r}, which is no token of {vocab_size}"
            raise PromptError(msg)
    if not ends:
        msg = "nothing ends an answer"
        raise PromptError(msg)
    return frozenset(ends)


def _checked_penalty(told: object) -> float:
    if isinstance(told, bool) or not isinstance(told, (int, float)) or not 0 < told < float("inf"):
        msg = f"its repetition_penalty is {told!r}"
        raise PromptError(msg)
    return float(told)
