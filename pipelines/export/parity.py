"""Compares what readers of one checkpoint write: transformers in float32, the portable graphs, the engine.

    .venv-export/bin/python -m pipelines.export.parity CHECKPOINT PORTABLE --pages noise --pages FOLDER
        [--serving SERVING]

In the export environment. Both read the same pages greedily; tokens must be equal. transformers prepares the
page and counts positions by its own code, so that ours is compared as well. The figures are printed, and kept
beside the graphs as parity.json. Another reader is compared by adding it to `compare`: a function from a
page's pixels to a `Reading`.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import tokenizers
import torch
import transformers
from PIL import Image

from pipelines.errors import PipelineError, SinkError, SourceError
from pipelines.export.pictures import pictures_of, pixels_of
from pipelines.export.portable import load_model, read_architecture
from pipelines.export.portable_reader import PortableReader
from pipelines.export.reading import Agreement, Prompt, Reader, Reading, agreement
from pipelines.export.serving_reader import ServingReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from pipelines.image import Pixels

_BLOT = 20


class TransformersReader:
    """The reference: transformers' processor, model and `generate`, in float32."""

    def __init__(self, checkpoint: Path, prompt: Prompt) -> None:
        self._architecture = read_architecture(checkpoint)
        self._model = load_model(checkpoint, self._architecture)
        # The checkpoint's own may punish repetition or sample; greedy is meant here.
        self._model.generation_config = transformers.GenerationConfig(
            max_new_tokens=prompt.most_tokens, do_sample=False, eos_token_id=sorted(prompt.ends) or None
        )
        self._processor = transformers.Qwen2VLImageProcessor.from_pretrained(checkpoint)
        self._prompt = prompt

    @torch.no_grad()
    def __call__(self, pixels: Pixels) -> Reading:
        page = self._processor(images=Image.fromarray(_rgb(pixels)), return_tensors="pt")
        ids = torch.tensor([self._ids(int(page["image_grid_thw"].prod()))])
        made = self._model.generate(
            input_ids=ids,
            attention_mask=torch.ones_like(ids),
            pixel_values=page["pixel_values"],
            image_grid_thw=page["image_grid_thw"],
            return_dict_in_generate=True,
            output_logits=True,
        )
        best = [logits[0].topk(2).values for logits in made.logits]
        return Reading(
            tuple(made.sequences[0, ids.shape[1] :].tolist()),
            made.logits[0][0].numpy(),
            tuple(float(first - second) for first, second in best),
        )

    def _ids(self, patches: int) -> list[int]:
        architecture, prompt = self._architecture, self._prompt
        image = [architecture.image_token_id] * (patches // architecture.vision.spatial_merge_size**2)
        marks = architecture.vision_start_token_id, architecture.vision_end_token_id
        return [*prompt.before, marks[0], *image, marks[1], *prompt.after]


def compare(
    reference: Reader, others: Mapping[str, Reader], pages: Iterable[tuple[str, Pixels]]
) -> Iterator[tuple[str, tuple[int, int], dict[str, Agreement]]]:
    """Yield each page's name, its height and width, and how each other reader agrees with the reference."""
    for name, pixels in pages:
        readings = {reader: read(pixels) for reader, read in others.items()}
        expected = reference(pixels)
        found = {reader: agreement(expected, reading) for reader, reading in readings.items()}
        yield name, (pixels.shape[0], pixels.shape[1]), found


def noise_pages(count: int, largest_side: int) -> Iterator[tuple[str, Pixels]]:
    """Yield pages of random blots on a random grain, of ragged sizes, the same ones every time."""
    generator = np.random.default_rng(0)
    for number in range(count):
        height, width = (int(side) for side in generator.integers(20, largest_side + 1, 2))
        blots = generator.integers(0, 256, (-(-height // _BLOT), -(-width // _BLOT), 3))
        page = np.kron(blots, np.ones((_BLOT, _BLOT, 1), np.int64))[:height, :width]
        grain = generator.integers(-60, 61, page.shape)
        yield f"noise {number + 1}", np.clip(page + grain, 0, 255).astype(np.uint8)


def folder_pages(folder: Path) -> Iterator[tuple[str, Pixels]]:
    """Yield the pictures of a folder by name; raises SourceError for what is no picture, or where none is."""
    try:
        files = pictures_of(folder)
        if not files:
            raise SourceError("no_pages", f"{folder} holds no picture.", "Name a folder with PNG pages.")
        for file in files:
            yield file.stem, pixels_of(file)
    except OSError as error:
        raise SourceError(
            "page_unreadable", f"A page cannot be read: {error}.", "Mend it or move it."
        ) from error


def _rgb(pixels: Pixels) -> NDArray[np.uint8]:
    """Turn blue-green-red into red-green-blue, or back."""
    return np.ascontiguousarray(pixels[..., ::-1])


def _pages(asked: argparse.Namespace) -> Iterator[tuple[str, Pixels]]:
    for source in asked.pages:
        yield from noise_pages(asked.count, asked.side) if source == "noise" else folder_pages(Path(source))


def _prompt(asked: argparse.Namespace) -> Prompt:
    """Return the prompt of the file given, or the texts before and after by the checkpoint's tokenizer."""
    try:
        if asked.prompt:
            told = json.loads(asked.prompt.read_text(encoding="utf-8"))
            before, after = tuple(told["before"]), tuple(told["after"])
        else:
            tokenizer = tokenizers.Tokenizer.from_file(str(asked.checkpoint / "tokenizer.json"))
            before, after = (
                tuple(tokenizer.encode(text, add_special_tokens=False).ids)
                for text in (asked.before, asked.after)
            )
        return Prompt(before, after, _ends(asked.checkpoint), asked.tokens)
    except Exception as error:  # tokenizers raises Exception itself
        raise SourceError(
            "prompt_unreadable",
            f"The prompt cannot be made: {error}.",
            "See the tokenizer, or give --prompt.",
        ) from error


def _ends(checkpoint: Path) -> frozenset[int]:
    """Return the ids that end a reading, from whichever of the checkpoint's files states them."""
    for name in ("generation_config.json", "config.json"):
        file = checkpoint / name
        told = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        found = told.get("eos_token_id", told.get("text_config", {}).get("eos_token_id"))
        if found is not None:
            return frozenset(found if isinstance(found, list) else [found])
    return frozenset()


def _summary(agreements: Sequence[Agreement]) -> dict[str, Any]:
    return {
        "pages": len(agreements),
        "pages_equal": sum(each.is_equal for each in agreements),
        "tokens": sum(each.tokens for each in agreements),
        "tokens_equal": sum(
            each.tokens if each.differs_at is None else each.differs_at for each in agreements
        ),
        "absolute_error": max(each.absolute_error for each in agreements),
        "relative_error": max(each.relative_error for each in agreements),
    }


def parity(asked: argparse.Namespace) -> dict[str, Any]:
    """Read all pages, saying how each went, and return the report; raises PipelineError."""
    prompt = _prompt(asked)
    portable = PortableReader(asked.portable, prompt)
    others: dict[str, Reader] = {"portable": portable}
    if asked.serving:
        others["serving"] = ServingReader(asked.checkpoint, asked.serving, prompt)
    reference = TransformersReader(asked.checkpoint, prompt)
    pages, by_reader = [], {name: list[Agreement]() for name in others}
    for name, size, found in compare(reference, others, _pages(asked)):
        pages.append({"page": name, "size": size} | {who: asdict(how) for who, how in found.items()})
        for who, how in found.items():
            by_reader[who].append(how)
            _say(_line(name, size, who, how))
    summary = {who: _summary(how) for who, how in by_reader.items()}
    return {"reference": _versions(), "export": portable.manifest, "readers": summary, "pages": pages}


def _versions() -> dict[str, str]:
    return {"transformers": transformers.__version__, "torch": torch.__version__, "dtype": "float32"}


def _line(name: str, size: tuple[int, int], who: str, how: Agreement) -> str:
    told = "equal" if how.is_equal else f"differs at {how.differs_at}, margin {how.margin or 0:.1e}"
    errors = f"{how.absolute_error:.1e} {how.relative_error:.1e}"
    return f"{name:<16} {size[0]:>5} x {size[1]:<5} {who:<10} {how.tokens:>5} tokens  {errors}  {told}"


def _table(summary: Mapping[str, Mapping[str, Any]]) -> str:
    rows = ["reader      pages  equal  tokens  equal   absolute  relative error of the first logits"]
    rows += [
        f"{who:<10} {told['pages']:>6} {told['pages_equal']:>6} {told['tokens']:>7} {told['tokens_equal']:>6}"
        f"    {told['absolute_error']:.1e}   {told['relative_error']:.1e}"
        for who, told in summary.items()
    ]
    return "\n".join(rows)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m pipelines.export.parity",
        description="Compares the portable graphs of a checkpoint with transformers, page by page.",
    )
    parser.add_argument("checkpoint", type=Path, help="the checkpoint's folder")
    parser.add_argument("portable", type=Path, help="what pipelines.export.portable made of it")
    parser.add_argument("--serving", type=Path, help="what pipelines.export.serving made of it for the CPU")
    parser.add_argument("--pages", action="append", required=True, help="'noise', or a folder of pictures")
    parser.add_argument("--count", type=int, default=20, help="how many pages of noise")
    parser.add_argument(
        "--side", type=int, default=700, help="the longest side of a page of noise, in pixels"
    )
    parser.add_argument("--tokens", type=int, default=256, help="the most tokens read of a page")
    parser.add_argument("--before", default="", help="text of the prompt before the picture")
    parser.add_argument("--after", default="", help="text of the prompt behind it, as the model was trained")
    parser.add_argument(
        "--prompt", type=Path, help='JSON with token ids, {"before": […], "after": […]}, instead'
    )
    parser.add_argument(
        "--report", type=Path, help="where the figures are kept, PORTABLE/parity.json if not given"
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code: 0 all tokens equal, 1 some differ, 6 it could not be compared."""
    asked = _parser().parse_args(arguments)
    try:
        report = parity(asked)
        _write(asked.report or asked.portable / "parity.json", report)
    except PipelineError as error:
        sys.stderr.write(f"error: {error.code}: {error.message}\nnext: {error.next_step}\n")
        return 6
    _say(_table(report["readers"]))
    return 0 if all(told["pages"] == told["pages_equal"] for told in report["readers"].values()) else 1


def _write(file: Path, report: Mapping[str, Any]) -> None:
    try:
        file.write_text(json.dumps(report, indent=1), encoding="utf-8")
    except OSError as error:
        raise SinkError(
            "report_not_written",
            f"{file} cannot be written: {error.strerror}.",
            "Name another with --report.",
        ) from error


if __name__ == "__main__":
    sys.exit(main())
