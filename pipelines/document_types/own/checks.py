"""What can be wrong with a type whose file has the right shape."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import DocumentType, FieldKind
from pipelines.document_types.generic import GENERIC
from pipelines.document_types.known import known_types
from pipelines.extraction import identifiers, shapes
from pipelines.extraction.anchors import LONGEST_LABEL, has_number
from pipelines.extraction.folding import squeeze
from pipelines.extraction.patterns.search import compiled
from pipelines.extraction.patterns.syntax import PatternRefused
from pipelines.extraction.readers.announced import READERS
from pipelines.extraction.readers.source import vocabulary

if TYPE_CHECKING:
    from pipelines.document_types.own.file import FieldInFile, Problem, TypeFile
    from pipelines.document_types.own.positions import Path

_Found = Iterator["Problem"]
_Words = Iterator[tuple["Path", str]]


def check(file: TypeFile, base: DocumentType | None, own: Collection[str]) -> _Found:
    """Yield what is wrong with a file that adds to `base` (None: to no known type), beside types `own`."""
    yield from _name(file, base, own)
    yield from _cues(file)
    for number, field in enumerate(file.content.fields):
        path: Path = ("fields", number)
        yield from _place(file, field, path)
        yield from _pattern(file, field, path)
        yield from _choices(file, field, path)
        yield from _zone(file, field, path)
    yield from _announced(file)
    if base is not None:
        yield from _names_of_fields(file, base)
        yield from _repeated(file, base)


def _name(file: TypeFile, base: DocumentType | None, own: Collection[str]) -> _Found:
    content = file.content
    known = sorted(kind.name for kind in known_types())
    if (content.name is None) == (content.extends is None):
        key = "name" if content.name is None else "extends"
        yield file.problem((key,), "write either the name of a new type, or the type that the file extends")
    elif base is None:
        yield file.problem(
            ("extends",), f"there is no type {content.extends!r}; known are {', '.join(known)}"
        )
    elif content.name in known:
        yield file.problem(
            ("name",), f"{content.name} is a known type; write extends = {content.name!r} to add fields to it"
        )
    elif content.name in own:
        yield file.problem(("name",), f"another file describes the type {content.name} already")
    if content.extends is not None and content.identified_by:
        yield file.problem(("identified_by",), "what identifies a known type stays as it is; leave it out")


def _names_of_fields(file: TypeFile, base: DocumentType) -> _Found:
    names = {spec.name for spec in base.fields}
    for number, field in enumerate(file.content.fields):
        if field.name in names:
            yield file.problem(("fields", number, "name"), f"{base.name} has a field {field.name} already")
        names.add(field.name)
    for way, group in enumerate(file.content.identified_by):
        for number, name in enumerate(group):
            if name not in names:
                yield file.problem(("identified_by", way, number), f"there is no field {name!r}")


def _cues(file: TypeFile) -> _Found:
    seen = set()
    for number, cue in enumerate(file.content.cues):
        path: Path = ("cues", number, "words")
        squeezed = squeeze(cue.words)
        if not squeezed:
            yield file.problem(path, f"{cue.words!r} has no letter and no digit")
        elif (squeezed, cue.is_title) in seen:
            yield file.problem(path, f"{cue.words!r} is told already, but for case, accents or spaces")
        seen.add((squeezed, cue.is_title))


def _place(file: TypeFile, field: FieldInFile, path: Path) -> _Found:
    """Check that there is something by which the value is found."""
    is_announced = bool(field.labels or field.phrases)
    is_by_shape = shapes.is_found_by_shape(field.kind) or field.kind in identifiers.SHAPES
    if is_announced and field.kind not in READERS:
        reason = f"a value of kind {field.kind} is found by its own shape; leave labels and phrases out"
        yield file.problem((*path, "kind"), reason)
    elif field.kind is FieldKind.PATTERN and not is_announced and field.zone is None:
        yield file.problem(path, "a pattern needs labels or phrases that announce the value, or a zone")
    elif field.kind is not FieldKind.PATTERN and not is_announced and not is_by_shape:
        yield file.problem(path, f"a value of kind {field.kind} needs labels or phrases that announce it")
    elif not is_announced and not field.many and field.zone is None and field.kind is not FieldKind.PATTERN:
        reason = f"one value of kind {field.kind} needs labels, phrases or a zone; for all, write many = true"
        yield file.problem(path, reason)
    elif not is_announced and field.kind in identifiers.SHAPES:
        name = next(spec.name for spec in GENERIC.fields if spec.kind is field.kind)
        yield file.problem(path, f"without labels and phrases this is the field {name}, which every type has")


def _pattern(file: TypeFile, field: FieldInFile, path: Path) -> _Found:
    path = (*path, "pattern")
    if field.kind is not FieldKind.PATTERN:
        if field.pattern is not None:
            yield file.problem(path, f"a pattern belongs to the kind pattern, not to {field.kind}")
    elif field.pattern is None:
        yield file.problem(path, "is missing: the regular expression of the whole value")
    else:
        try:
            compiled(unicodedata.normalize("NFC", field.pattern))
        except PatternRefused as refused:
            yield file.problem(path, f"this pattern is refused: {refused}")


def _choices(file: TypeFile, field: FieldInFile, path: Path) -> _Found:
    path = (*path, "choices")
    if field.kind is not FieldKind.CHOICE and field.choices:
        yield file.problem(path, f"choices belong to the kind choice, not to {field.kind}")
    elif field.kind is FieldKind.CHOICE and not field.choices:
        yield file.problem(path, "are missing: the values that there are, and the words for each")
    seen: dict[str, str] = {}
    for number, choice in enumerate(field.choices):
        for place, words in enumerate(choice.words):
            at = (*path, number, "words", place)
            squeezed = squeeze(words)
            if not squeezed:
                yield file.problem(at, f"{words!r} has no letter and no digit")
            elif squeezed in seen:
                yield file.problem(at, f"{words!r} says {seen[squeezed]!r} already")
            seen.setdefault(squeezed, choice.value)


def _zone(file: TypeFile, field: FieldInFile, path: Path) -> _Found:
    zone = field.zone
    if zone and (zone.left >= zone.right or zone.top >= zone.bottom):
        yield file.problem((*path, "zone"), "it is empty: left must be less than right, and top than bottom")


def _announced(file: TypeFile) -> _Found:
    """Check that captions and phrases can be found on a page."""
    for path, words in itertools.chain(_labels(file), _phrases(file)):
        squeezed = squeeze(words)
        if not squeezed:
            yield file.problem(path, f"{words!r} has no letter and no digit")
        elif len(words.split()) > LONGEST_LABEL:
            yield file.problem(path, f"it has more than {LONGEST_LABEL} words")
    for path, words in _labels(file):
        if has_number(squeeze(words)):
            yield file.problem(path, "a caption with several digits is not found; write it as a phrase")


def _labels(file: TypeFile) -> _Words:
    for number, field in enumerate(file.content.fields):
        for place, label in enumerate(field.labels):
            yield ("fields", number, "labels", place), label
    for place, label in enumerate(file.content.other_labels):
        yield ("other_labels", place), label


def _phrases(file: TypeFile) -> _Words:
    for number, field in enumerate(file.content.fields):
        for place, phrase in enumerate(field.phrases):
            yield ("fields", number, "phrases", place), phrase


def _repeated(file: TypeFile, base: DocumentType) -> _Found:
    """Check that no words announce two fields; those of `other_labels` may become a field's."""
    labels = {squeeze(label): spec.name for spec in base.fields for label in spec.labels}
    phrases = {squeeze(phrase): spec.name for spec in base.fields for phrase in spec.phrases}
    told, others = vocabulary(base), {*base.other_labels, *base.other_phrases}
    for known, taken in ((told.labels, labels), (told.phrases, phrases)):
        for words in known:
            if words not in others:
                taken.setdefault(squeeze(words), base.name)
    for found, taken in ((_labels(file), labels), (_phrases(file), phrases)):
        for path, words in found:
            squeezed = squeeze(words)
            if squeezed in taken:
                yield file.problem(path, f"{words!r} tells of {taken[squeezed]} already")
            taken.setdefault(squeezed, _owner(file, path))


def _owner(file: TypeFile, path: Path) -> str:
    number = path[1]
    is_field = path[0] == "fields" and isinstance(number, int)
    return file.content.fields[int(number)].name if is_field else "no field"
