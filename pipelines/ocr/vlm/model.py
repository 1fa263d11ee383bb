"""What a checkpoint's files say beside its numbers: how it is asked for a page, and what its answer says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.errors import EngineError
from pipelines.ocr.vlm.architecture import Architecture, ArchitectureError, parse
from pipelines.ocr.vlm.constrain import Grammar, JsonSchema, SchemaError, load_tokenizer
from pipelines.ocr.vlm.generation import GenerationDefaults, read_generation
from pipelines.ocr.vlm.page_json import PAGE_SCHEMA
from pipelines.ocr.vlm.pixel_budget import Preprocessing
from pipelines.ocr.vlm.prompt import Prompt, read_prompt
from pipelines.ocr.vlm.prompt_options import AnswerKind, PromptOptions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from llguidance import LLTokenizer


@dataclass(frozen=True, slots=True)
class Model:
    """A model as its checkpoint describes it; `grammar`, if any, holds its answers to a page's JSON."""

    architecture: Architecture
    preprocessing: Preprocessing
    generation: GenerationDefaults
    tokenizer: LLTokenizer
    prompt: Prompt
    grammar: Grammar | None

    def text_of(self, tokens: Iterable[int]) -> str:
        """Return the text of generated tokens, without special ones."""
        is_special = self.tokenizer.is_special_token
        return self.tokenizer.decode_str([token for token in tokens if not is_special(token)])


def open_model(folder: Path, options: PromptOptions) -> Model:
    """Return the model of a checkpoint's folder; raises EngineError where its files do not fit each other."""
    try:
        return _opened(folder, options)
    except (ArchitectureError, OSError) as error:
        raise EngineError(
            "model_unusable",
            f"The model cannot be asked for a page: {error}.",
            "Verify the model with `appliance model verify`, and its prompt in the settings.",
        ) from error


def _opened(folder: Path, options: PromptOptions) -> Model:
    architecture = parse((folder / "config.json").read_bytes())
    preprocessing = Preprocessing.parse((folder / "preprocessor_config.json").read_bytes())
    size = architecture.text.vocab_size
    generation = read_generation(folder, size)
    tokenizer = load_tokenizer((folder / "tokenizer.json").read_bytes(), sorted(generation.ends), size)
    prompt = read_prompt(folder, architecture, tokenizer, options)
    is_json = options.answers is AnswerKind.JSON
    grammar = Grammar(JsonSchema.of(PAGE_SCHEMA), tokenizer) if is_json else None
    return Model(architecture, preprocessing, generation, tokenizer, prompt, grammar)


@dataclass(frozen=True, slots=True)
class Asking:
    """Another question than that for a page's text: what stands around the picture, and the answer's form."""

    prompt: Prompt
    grammar: Grammar


def open_asking(folder: Path, model: Model, options: PromptOptions, schema: JsonSchema) -> Asking:
    """Return how the model of a checkpoint's folder is asked for an answer of a form; raises EngineError."""
    try:
        prompt = read_prompt(folder, model.architecture, model.tokenizer, options)
        return Asking(prompt, Grammar(schema, model.tokenizer))
    except (ArchitectureError, SchemaError, OSError) as error:
        raise EngineError(
            "question_unusable",
            f"The model cannot be asked for a page's fields: {error}.",
            "Set second_opinion = false in [reader], or activate another model.",
        ) from error


def within_budget(preprocessing: Preprocessing, most_pixels: int | None) -> Preprocessing:
    """Return the checkpoint's preprocessing with an operator's smaller budget; raises EngineError."""
    if most_pixels is None:
        return preprocessing
    if most_pixels < preprocessing.min_pixels:
        raise EngineError(
            "pixel_budget_too_small",
            f"The model needs at least {preprocessing.min_pixels:,} pixels of a page.",
            "Set a larger pixel budget, or none.",
        )
    most = min(most_pixels, preprocessing.max_pixels)
    return preprocessing.model_copy(update={"max_pixels": most})
