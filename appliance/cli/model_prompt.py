"""The options by which an operator says how a model is to be asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipelines.ocr.vlm.prompt_options import AnswerKind, PromptOptions

if TYPE_CHECKING:
    from collections.abc import Callable

_Command = TypeVar("_Command", bound="Callable[..., Any]")

_OPTIONS = (
    click.option("--prompt", help="The words beside the page's picture."),
    click.option("--system", help="The words of the system turn; otherwise the checkpoint's own."),
    click.option(
        "--answers",
        type=click.Choice([kind.value for kind in AnswerKind]),
        help="plain: whatever it writes. json: only the page's JSON (header, margin, footer, text).",
    ),
)


def prompt_options(command: _Command) -> _Command:
    """Give a command the options `prompt`, `system` and `answers`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def changed(
    prompt: PromptOptions, instruction: str | None, system: str | None, answers: str | None
) -> PromptOptions:
    """Return the prompt with what was given; an empty text takes the words away."""
    if instruction is not None:
        prompt = replace(prompt, instruction=instruction or None)
    if system is not None:
        prompt = replace(prompt, system=system or None)
    return prompt if answers is None else replace(prompt, answers=AnswerKind(answers))
