"""What a page is asked with: the token ids before and behind its picture, as the checkpoint wants them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipelines.ocr.vlm.chat_template import Message, PromptError, read_object, read_template, render
from pipelines.ocr.vlm.prompt_options import PromptOptions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from llguidance import LLTokenizer

    from pipelines.ocr.vlm.architecture import Architecture

_MARK = re.compile(r"<\|[^|<>\s]+\|>")


@dataclass(frozen=True, slots=True)
class Prompt:
    """Token ids around a picture: `before` ends with the mark that it begins, `after` begins with its end."""

    before: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def tokens(self) -> int:
        """How many they are, without the picture's."""
        return len(self.before) + len(self.after)


def read_prompt(
    folder: Path, architecture: Architecture, tokenizer: LLTokenizer, options: PromptOptions
) -> Prompt:
    """Return the prompt of a checkpoint's folder; raises PromptError, OSError."""
    marks = _marks(read_object(folder / "tokenizer_config.json"))
    text = render(read_template(folder), _messages(options), marks)
    _require_known_marks(text, tokenizer)
    return _around_picture(tokenizer.tokenize_str(text, parse_special=True), architecture)


def _messages(options: PromptOptions) -> list[Message]:
    user: list[Message] = [{"type": "image"}]
    if options.instruction is not None:
        user.append({"type": "text", "text": options.instruction})
    messages: list[Message] = [{"role": "user", "content": user}]
    if options.system is not None:
        words = [{"type": "text", "text": options.system}]
        messages.insert(0, {"role": "system", "content": words})
    return messages


def _marks(config: Mapping[str, Any]) -> dict[str, str]:
    """Return the special tokens by the names that templates know them by, such as `eos_token`."""
    found = {
        name: told.get("content") if isinstance(told, dict) else told
        for name, told in config.items()
        if name.endswith("_token")
    }
    return {name: mark for name, mark in found.items() if isinstance(mark, str)}


def _require_known_marks(text: str, tokenizer: LLTokenizer) -> None:
    """Raise for a mark that the tokenizer would take apart: the model would read its letters."""
    for mark in sorted(set(_MARK.findall(text))):
        ids = tokenizer.tokenize_str(mark, parse_special=True)
        if len(ids) != 1 or not tokenizer.is_special_token(ids[0]):
            msg = f"the prompt has {mark}, which is no special token of the tokenizer"
            raise PromptError(msg)


def _around_picture(ids: list[int], architecture: Architecture) -> Prompt:
    pictures = ids.count(architecture.image_token_id)
    if pictures != 1:
        msg = f"the prompt has {pictures} pictures (token {architecture.image_token_id}), not one"
        raise PromptError(msg)
    at = ids.index(architecture.image_token_id)
    prompt = Prompt(tuple(ids[:at]), tuple(ids[at + 1 :]))
    marks = (architecture.vision_start_token_id, architecture.vision_end_token_id)
    if (prompt.before[-1:], prompt.after[:1]) != ((marks[0],), (marks[1],)):
        msg = f"the picture does not stand between tokens {marks[0]} and {marks[1]}"
        raise PromptError(msg)
    return prompt
