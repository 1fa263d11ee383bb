"""The document types of a site, made of its files."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from pipelines.document_types import generic
from pipelines.document_types.document_type import Choice, Cue, DocumentType, FieldSpec, Zone
from pipelines.document_types.known import by_name
from pipelines.document_types.own.checks import check
from pipelines.document_types.own.file import OwnTypesRefused, Problem, TypeFile, read_file
from pipelines.extraction.folding import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.document_types.own.file import FieldInFile, TypeInFile, ZoneInFile

_DIGITS_OF_HASH = 8


def own_types(files: Mapping[str, str]) -> tuple[DocumentType, ...]:
    """Return the types that the files (their names and texts) describe; raises OwnTypesRefused.

    A known type that a file extends is among them, with its own fields and the new ones; several files may
    extend the same. A type's version ends in a hash of what its file says, comments and order of keys
    aside: a file that was changed is another version even where it does not say so.
    """
    read, problems = _read(files)
    types: dict[str, DocumentType] = {}
    for file in read:
        base = _base(file.content, types)
        found = list(check(file, base, set(types)))
        problems += found
        if base is not None and not found:
            types[base.name] = _made(file.content, base)
    if problems:
        raise OwnTypesRefused(tuple(sorted(problems, key=lambda problem: (problem.file, problem.line))))
    return tuple(types.values())


def _read(files: Mapping[str, str]) -> tuple[list[TypeFile], list[Problem]]:
    read: list[TypeFile] = []
    problems: list[Problem] = []
    for file, text in sorted(files.items()):
        try:
            read.append(read_file(file, text))
        except OwnTypesRefused as refused:
            problems += refused.problems
    return read, problems


def _base(content: TypeInFile, types: Mapping[str, DocumentType]) -> DocumentType | None:
    """Return what the file adds to: the type that it extends, or the fields that every type has."""
    if content.extends is None:
        return DocumentType(content.name or "", "", cues=(), fields=generic.FIELDS)
    try:
        return types.get(content.extends) or by_name(content.extends)
    except KeyError:
        return None


def _made(content: TypeInFile, base: DocumentType) -> DocumentType:
    fields = tuple(map(_field, content.fields))
    captions = {squeeze(label) for spec in fields for label in spec.labels}
    phrases = {squeeze(phrase) for spec in fields for phrase in spec.phrases}
    others = (*base.other_labels, *content.other_labels)
    return replace(
        base,
        version=_version(content, base),
        cues=(*base.cues, *(Cue(cue.words, cue.weight, cue.is_title) for cue in content.cues)),
        fields=(*base.fields, *fields),
        identified_by=content.identified_by or base.identified_by,
        other_labels=tuple(label for label in others if squeeze(label) not in captions),
        other_phrases=tuple(words for words in base.other_phrases if squeeze(words) not in phrases),
    )


def _version(content: TypeInFile, base: DocumentType) -> str:
    meaning = json.dumps(asdict(content), sort_keys=True)
    digest = hashlib.sha256(meaning.encode("utf-8")).hexdigest()[:_DIGITS_OF_HASH]
    return f"{base.version}+{content.version}.{digest}" if base.version else f"{content.version}+{digest}"


def _field(field: FieldInFile) -> FieldSpec:
    return FieldSpec(
        field.name,
        field.kind,
        labels=field.labels,
        phrases=field.phrases,
        required=field.required,
        many=field.many,
        choices=tuple(Choice(choice.value, choice.words) for choice in field.choices),
        pattern=None if field.pattern is None else unicodedata.normalize("NFC", field.pattern),
        zone=None if field.zone is None else _zone(field.zone),
    )


def _zone(zone: ZoneInFile) -> Zone:
    return Zone(zone.left, zone.top, zone.right, zone.bottom)
