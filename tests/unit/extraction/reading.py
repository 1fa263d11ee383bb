"""What extraction makes of rows of text, as tests compare it."""

from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.extraction.finding import Finding
from pipelines.fields import FieldStatus
from pipelines.stages.extract import extract
from tests.strategies import page_of


def found_in(passage, name, words):
    """Return what was found under a name: words, where they stand first."""
    start = passage.text.index(words)
    return Finding(name, words, passage.quote(start, start + len(words)))


def read(rows, hint=None, **place):
    return extract(Document((page_of(rows, **place),)), ExtractOptions(type_hint=hint))


def by_party(extraction):
    """Return the fields that have a value, those of a party under `name@party`."""
    found = {}
    for field in extraction.fields:
        if field.value is not None:
            key = f"{field.name}@{field.subject}" if field.subject else field.name
            found.setdefault(key, []).append(field)
    return found


def values(extraction):
    return {key: [field.value for field in fields] for key, fields in by_party(extraction).items()}


def doubts(extraction):
    """Return what speaks against each value that is not FOUND, by field."""
    return {
        key: sorted({v.check for f in fields for v in f.verdicts if not v.passed})
        for key, fields in by_party(extraction).items()
        if any(f.status is not FieldStatus.FOUND for f in fields)
    }
