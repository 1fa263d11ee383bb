"""A reader is asked for the fields of a page: the question, the form of its answer, and what an answer says.

The answer is one JSON object with the fields of a document type in the type's order. Values are to be copied
as they stand on the page: whoever compares them normalises them, and finds their words there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import DocumentType, FieldKind, FieldSpec
from pipelines.extraction.role_words import fields_that_repeat
from pipelines.ocr.vlm.page_json import storable
from pipelines.opinion import Told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VERSION = "1"
"""Of the question and of the form of its answer: another one makes other opinions."""

LONGEST_TEXT = 600
MOST_OF_A_LIST = 24
_EXTRA_TOKENS, _TOKENS_OF_ONE, _TOKENS_OF_A_LIST = 64, 48, 96
_SEXES = ("M", "F")


class AnswerError(ValueError):
    """The answer is not what was asked for; `code` says how, and no part of it is used."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class AskedField:
    """A field that is asked for: one text, or a list of them; with `choices` it is one of these."""

    name: str
    is_list: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldQuestion:
    """The question for the fields of a document type; its answer has all of them, in this order."""

    document_type: str
    document_type_version: str
    fields: tuple[AskedField, ...]

    @property
    def most_tokens(self) -> int:
        """The most tokens that an answer may take: enough for usual values, too few for a tale."""
        own = (_TOKENS_OF_A_LIST if field.is_list else _TOKENS_OF_ONE for field in self.fields)
        return _EXTRA_TOKENS + sum(own)


def question_of(kind: DocumentType) -> FieldQuestion:
    """Return the question for a type's fields.

    A field that several parties or acts of one document have is a list, whoever each value belongs to.
    """
    by_name: dict[str, list[FieldSpec]] = defaultdict(list)
    for spec in kind.fields:
        by_name[spec.name].append(spec)
    repeating = fields_that_repeat(kind)
    fields = tuple(_asked(name, specs, is_list=name in repeating) for name, specs in by_name.items())
    return FieldQuestion(kind.name, kind.version, fields)


def _asked(name: str, specs: Sequence[FieldSpec], *, is_list: bool) -> AskedField:
    if specs[0].kind is FieldKind.SEX:
        return AskedField(name, is_list, _SEXES)
    choices = dict.fromkeys(choice.value for spec in specs for choice in spec.choices)
    return AskedField(name, is_list, tuple(choices))


def answer_schema(question: FieldQuestion) -> Mapping[str, object]:
    """Return the JSON schema of an answer: every field, in order, null or an empty list for none."""
    return {
        "type": "object",
        "properties": {field.name: _value_schema(field) for field in question.fields},
        "required": [field.name for field in question.fields],
        "additionalProperties": False,
    }


def _value_schema(field: AskedField) -> Mapping[str, object]:
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
    one: Mapping[str, object] = {"enum": list(field.choices)} if field.choices else text
    if field.is_list:
        return {"type": "array", "items": one, "maxItems": MOST_OF_A_LIST}
    return {"anyOf": [one, {"type": "null"}]}


def instruction(question: FieldQuestion) -> str:
    """Return the words of the question, in the language of the pages."""
    kind = question.document_type.replace("_", " ")
    names = ", ".join(field.name for field in question.fields)
    lists = ", ".join(field.name for field in question.fields if field.is_list)
    told = [
        f"A imagem é uma página de um documento do tipo {kind}.",
        "Extraia os campos abaixo e responda somente com um objeto JSON, com todas as chaves, nesta ordem:",
        f"{names}.",
        "Copie cada valor exatamente como está escrito na página, sem corrigir, completar nem deduzir.",
        "Se a página não informa um campo, responda null.",
    ]
    if lists:
        told.append(f"Respondem com uma lista, vazia se nada consta: {lists}.")
    told += [
        f"Para {field.name} escolha somente entre: {', '.join(field.choices)}."
        for field in question.fields
        if field.choices
    ]
    return "\n".join(told)


def read_answer(text: str, question: FieldQuestion) -> tuple[Told, ...]:
    """Return what an answer tells, in the order of the question; raises AnswerError.

    A code fence around it, another order and missing keys are let pass; a key that nobody asked for, one that
    comes twice, or a value of another kind than asked for is not: who errs in the form may err in the rest.
    """
    pairs = _pairs(text)
    asked = {field.name: field for field in question.fields}
    told = {name: _texts(value, asked[name]) for name, value in pairs.items() if name in asked}
    if len(told) != len(pairs):
        raise AnswerError("answer_unknown_key")
    return tuple(Told(name, told[name]) for name in asked if told.get(name))


def _pairs(text: str) -> dict[str, object]:
    try:
        found = json.loads(_unfenced(text), object_pairs_hook=_once)
    except AnswerError:
        raise
    except (ValueError, RecursionError) as error:
        raise AnswerError("answer_no_json") from error
    if not isinstance(found, dict):
        raise AnswerError("answer_no_object")
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise AnswerError("answer_repeated_key")
    return found


def _unfenced(text: str) -> str:
    inner = text.strip()
    if not inner.startswith("```"):
        return inner
    return inner.partition("\n")[2].removesuffix("```")


def _texts(value: object, field: AskedField) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if isinstance(value, list) is not field.is_list and value is not None:
        raise AnswerError("answer_other_kind")
    if len(values) > MOST_OF_A_LIST:
        raise AnswerError("answer_too_long")
    return tuple(text for each in values if (text := _text(each, field)))


def _text(value: object, field: AskedField) -> str:
    """Return a value without what cannot be stored; "" for null and for what is blank."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise AnswerError("answer_other_kind")
    text = storable(value).strip()
    if len(text) > LONGEST_TEXT:
        raise AnswerError("answer_too_long")
    if text and field.choices and text not in field.choices:
        raise AnswerError("answer_no_choice")
    return text
