"""A checkpoint's chat template: how its makers write a conversation with a picture in it.

Rendered as transformers does it, but for one thing: no template is told the date, since the same page must
give the same text tomorrow.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

import jinja2
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pipelines.ocr.vlm.architecture import ArchitectureError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from jinja2.nodes import Node
    from jinja2.parser import Parser

_CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{% for part in message.content %}"
    "{% if part.type == 'image' %}<|vision_start|><|image_pad|><|vision_end|>"
    "{% else %}{{ part.text }}{% endif %}{% endfor %}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_DEFAULT = "default"
_FAILURES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

Message = dict[str, Any]


class PromptError(ArchitectureError):
    """The checkpoint's template or tokenizer gives no prompt for a page; the text says why."""


class _Generation(Extension):
    """Templates that were trained with mark the assistant's turns; when reading, the mark says nothing."""

    tags = {"generation"}  # noqa: RUF012 - jinja2 reads it from the class

    def parse(self, parser: Parser) -> list[Node]:
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


def read_template(folder: Path) -> str | None:
    """Return the template that a checkpoint's folder holds, None for none; raises PromptError, OSError.

    Where several files hold one, the processor's comes before the tokenizer's, as in transformers.
    """
    whole = folder / "chat_template.jinja"
    if whole.exists():
        return _text(whole)
    for name in ("chat_template.json", "tokenizer_config.json"):
        found = _named(read_object(folder / name).get("chat_template"), name)
        if found is not None:
            return found
    return None


def read_object(file: Path) -> Mapping[str, Any]:
    """Return the JSON object of a file, an empty one where there is no file; raises PromptError, OSError."""
    if not file.exists():
        return {}
    try:
        found = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        msg = f"{file.name} is no JSON ({error})"
        raise PromptError(msg) from error
    if not isinstance(found, dict):
        msg = f"{file.name} holds no JSON object"
        raise PromptError(msg)
    return found


def render(template: str | None, messages: Sequence[Message], marks: Mapping[str, str]) -> str:
    """Return the conversation up to where the model answers; plain ChatML where there is no template.

    `marks` are the special tokens that templates may name, such as `bos_token`. Raises PromptError.
    """
    try:
        compiled = _environment().from_string(_CHATML if template is None else template)
        return compiled.render(
            messages=messages, tools=None, documents=None, add_generation_prompt=True, **marks
        )
    except _FAILURES as error:
        msg = f"its chat template fails ({type(error).__name__}: {error})"
        raise PromptError(msg) from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        msg = f"{file.name} is no text ({error})"
        raise PromptError(msg) from error


def _named(found: object, file: str) -> str | None:
    """Return the default one where a file holds several templates by their names."""
    if isinstance(found, list):
        found = {each.get("name"): each.get("template") for each in found if isinstance(each, dict)}
    if isinstance(found, dict):
        found = found.get(_DEFAULT)
    if found is None or isinstance(found, str):
        return found
    msg = f"the chat template of {file} is no text"
    raise PromptError(msg)


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[_Generation, "jinja2.ext.loopcontrols"]
    )
    environment.filters["tojson"] = _as_json
    environment.globals["raise_exception"] = _refuse
    return environment


def _as_json(value: object, indent: int | None = None, **options: object) -> str:
    """Write JSON as it is meant for a model: jinja2's own filter escapes it for HTML."""
    told: dict[str, Any] = {"ensure_ascii": False, "indent": indent, **options}
    return json.dumps(value, **told)


def _refuse(message: str) -> NoReturn:
    raise jinja2.TemplateError(message)
