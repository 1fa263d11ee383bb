"""What a model told of a page's fields when it was asked for them, as it wrote it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """The texts that a model gives for the field `name`: at least one, none of them blank."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """The answer of one reader to the question for the fields of a page; what it found none for is not there.

    `document_type` and its version are those that the page was asked as. `failure` is the code that says why
    there is no answer; then nothing was told.
    """

    engine: str
    engine_version: str
    document_type: str
    document_type_version: str
    told: tuple[Told, ...] = ()
    failure: str | None = None
