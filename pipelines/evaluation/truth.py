"""What really stands on the pages of a document, as somebody who looked at them wrote it down.

One JSON file for each document, of the document's name with the ending .json:

    {
      "kind": "casamento",
      "fields": [
        {"name": "data_casamento", "value": "2004-03-23"},
        {"name": "nome_conjuge", "value": "Ana Lopes", "subject": "conjuge 1"}
      ],
      "judged": ["data_casamento", "nome_conjuge", "cpf"]
    }

`kind` is the name of a document type. `fields` hold every value on the pages once, normalised as the fields
of the results are; `subject` is the party or act that a value tells of. A field that is not on the page is
not in the list. `judged` names the fields of which the list is complete: nothing is said of any other, and a
`cpf` that is read is wrong here, because none is told. Without `judged` the list is complete of all fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import ConfigDict, StringConstraints, TypeAdapter

_STRICT = ConfigDict(extra="forbid", strict=True)
_Told = Annotated[str, StringConstraints(min_length=1)]


@dataclass(frozen=True, slots=True)
class TruthField:
    """A value of the field `name` that stands on the pages; an empty `subject` is the document itself."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    name: _Told
    value: _Told
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Truth:
    """The document's type and all values on its pages; `judged` None is every field that there is."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    kind: _Told
    fields: tuple[TruthField, ...]
    judged: tuple[str, ...] | None = None

    def judges(self, name: str) -> bool:
        """Whether the truth is complete of this field, so that any other value of it is wrong."""
        return self.judged is None or name in self.judged


_TRUTH = TypeAdapter(Truth)


def truth_from_json(data: bytes) -> Truth:
    """Read a truth file; raises pydantic.ValidationError on anything else."""
    return _TRUTH.validate_json(data)


def truth_to_json(truth: Truth) -> bytes:
    """Return the truth as UTF-8 JSON, for people to read; `truth_from_json` gives an equal one back."""
    return _TRUTH.dump_json(truth, indent=2, exclude_defaults=True)
