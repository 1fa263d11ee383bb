"""What the generator knows of a document, as the product's evaluation wants to be told the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.evaluation.truth import Truth, TruthField

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.synthetic.truth import SyntheticDocument


def truth_of(document: SyntheticDocument, judged: Sequence[str] | None = None) -> Truth:
    """Return all values of the document; `judged` names the fields that the generator tells completely."""
    fields = (*_of_the_document(document), *_of_subjects(document))
    return Truth(document.kind, fields, None if judged is None else tuple(judged))


def _of_the_document(document: SyntheticDocument) -> Iterator[TruthField]:
    """Yield what is told of no subject: a value of a subject is among the fields as well."""
    of_subjects = {(field.name, field.value) for field in _of_subjects(document)}
    for name, values in document.fields.items():
        yield from (TruthField(name, value) for value in values if (name, value) not in of_subjects)


def _of_subjects(document: SyntheticDocument) -> Iterator[TruthField]:
    for subject, fields in document.subjects.items():
        for name, values in fields.items():
            yield from (TruthField(name, value, subject) for value in values)
