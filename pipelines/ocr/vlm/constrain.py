"""Holds generated tokens to a JSON schema, so that a page's answer can always be parsed.

Meant to be asked little: while the model's best token is allowed there is no need for the mask of the whole
vocabulary. Only where none of the device's candidates is allowed is the whole row of logits fetched.

    ArchitectureError    the tokenizer is none, or does not fit the checkpoint
    SchemaError          no JSON satisfies the schema, or a part of it is not supported
    ForbiddenTokenError  a token was accepted that the schema does not allow here
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from llguidance import LLMatcher, LLParserLimits, LLTokenizer

from pipelines.errors import EngineError
from pipelines.ocr.vlm.architecture import ArchitectureError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from llguidance._lib import JsonCompileOptions
    from numpy.typing import NDArray

_WORD = 32


class SchemaError(ValueError):
    """No output can be held to the schema; the text says why."""


class ForbiddenTokenError(ValueError):
    """The token was not allowed where it was accepted."""


@dataclass(frozen=True, slots=True)
class JsonSchema:
    """A JSON schema, as text. Keys come in the order in which it names them.

    Between two signs of the JSON at most `most_spaces` blanks are allowed: a model may fall into blanks
    without end where nothing else holds it.
    """

    text: str
    most_spaces: int = 16

    @classmethod
    def of(cls, schema: Mapping[str, object]) -> JsonSchema:
        """Take a schema as Python's `json` reads it."""
        return cls(json.dumps(schema))


def load_tokenizer(content: bytes, end_tokens: Sequence[int], vocab_size: int) -> LLTokenizer:
    """Build the tokenizer of a `tokenizer.json`; raises ArchitectureError.

    `end_tokens` are those that the checkpoint's generation config ends a turn with; `vocab_size` is the
    model's, which may be larger than the tokenizer's.
    """
    try:
        return LLTokenizer(content.decode(), n_vocab=vocab_size, eos_token=list(end_tokens))
    except ValueError as error:
        msg = f"tokenizer.json does not fit the model ({error})"
        raise ArchitectureError(msg) from error


class Grammar:
    """A schema compiled for a tokenizer; slow to build, shared by all pages that are read with it."""

    def __init__(self, schema: JsonSchema, tokenizer: LLTokenizer) -> None:
        """Compile the schema; raises SchemaError."""
        spaces = rf"[\x20\x0A\x0D\x09]{{1,{schema.most_spaces}}}"
        # Models write é as \u00e9 where their training pages did.
        options: JsonCompileOptions = {
            "whitespace_pattern": spaces,
            "json_allow_general_unicode_escapes": True,
        }
        try:
            grammar = LLMatcher.grammar_from_json_schema(schema.text, options)
        except ValueError as error:
            msg = f"the schema is no JSON ({error})"
            raise SchemaError(msg) from error
        # Long messages would quote what was generated, and with it the document.
        limits = LLParserLimits(verbose_errors=False)
        self._tokenizer = tokenizer
        self._start = LLMatcher(tokenizer, grammar, log_level=0, limits=limits)
        if self._start.is_error():
            raise SchemaError(self._start.get_error())

    def start(self) -> Constraint:
        """Return the constraint of one more answer."""
        return Constraint(self._start.deep_copy(), self._tokenizer)


class Constraint:
    """Follows one answer through its schema; built by `Grammar.start`."""

    __slots__ = ("_end_tokens", "_is_finished", "_matcher", "_vocab_size")

    def __init__(self, matcher: LLMatcher, tokenizer: LLTokenizer) -> None:
        self._matcher = matcher
        self._end_tokens = frozenset(tokenizer.eos_tokens)
        self._vocab_size = tokenizer.vocab_size
        self._is_finished = False

    @property
    def is_finished(self) -> bool:
        """Whether the answer has ended with an end token; nothing is allowed any more."""
        return self._is_finished

    @property
    def may_end(self) -> bool:
        """Whether what was accepted is a whole JSON value of the schema."""
        return not self._is_finished and self._matcher.is_accepting()

    def allows(self, token: int) -> bool:
        """Return whether `token` may come next; an end token exactly where the JSON may end."""
        if token in self._end_tokens:
            return self.may_end
        is_known = 0 <= token < self._vocab_size and not self._is_finished
        return is_known and self._matcher.validate_tokens([token]) == 1

    def allowed(self, tokens: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of the tokens (k) may come next."""
        return np.fromiter(map(self.allows, tokens.tolist()), np.bool_, tokens.size)

    def accept(self, token: int) -> None:
        """Take the token that was chosen.

        Raises ForbiddenTokenError and stays as it was, or EngineError where the schema became too complex.
        """
        if not self.allows(token):
            self._require_sound()
            msg = f"token {token} is not allowed here"
            raise ForbiddenTokenError(msg)
        if token in self._end_tokens:
            self._is_finished = True
        else:
            self._matcher.consume_token(token)
            self._require_sound()

    def mask(self) -> NDArray[np.int32]:
        """Return a bit a token, 32 a word, the lowest first; raises EngineError.

        Where the schema leaves one continuation only, such as the rest of a key, the mask names the token
        that the tokenizer itself would write there, though `allows` takes its pieces too.
        """
        words = -(-self._vocab_size // _WORD)
        if self._is_finished:
            return np.zeros(words, np.int32)
        bits = np.frombuffer(self._matcher.compute_bitmask(), np.int32)[:words]
        self._require_sound()
        return bits

    def _require_sound(self) -> None:
        if self._matcher.is_error():
            raise EngineError(
                "constraint_failed",
                "The answer could not be held to its schema any longer.",
                "Read the page without a schema, or with a simpler one.",
            )


def unpacked(mask: NDArray[np.int32], vocab_size: int) -> NDArray[np.bool_]:
    """Return a packed mask as one truth value a token (v)."""
    return np.unpackbits(mask.view(np.uint8), count=vocab_size, bitorder="little").astype(np.bool_)
