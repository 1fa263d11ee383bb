"""What an operator may say about how a model is asked; what the model makes of it is in `prompt`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AnswerKind(StrEnum):
    """What the reader may answer: anything, or the JSON of a page alone."""

    PLAIN = "plain"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class PromptOptions:
    """What stands around the picture.

    `system` None leaves that turn to the checkpoint's template; `instruction` are the user's words behind the
    picture, None for none. With JSON `answers` the output is held to `page_json.PAGE_SCHEMA`.
    """

    system: str | None = None
    instruction: str | None = None
    answers: AnswerKind = AnswerKind.PLAIN
