"""What scales an 8-bit cache of a model wants, found on pages of the site's own kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

from appliance.errors import ModelRefused
from appliance.models.graphs import flavour
from pipelines.errors import PipelineError
from pipelines.export.calibrate import cache_scales
from pipelines.export.layers import Device
from pipelines.export.pictures import pictures_of, pixels_of
from pipelines.ocr.vlm.graphs import find_graphs
from pipelines.ocr.vlm.model import open_model
from pipelines.ocr.vlm.preprocess import cut
from pipelines.ocr.vlm.request import PageRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from appliance.models.store import Model, ModelStore
    from pipelines.export.calibrate import Scales
    from pipelines.image import Pixels
    from pipelines.ocr.vlm.prompt_options import PromptOptions


def pictures(folder: Path) -> list[Path]:
    """Return the pictures of a folder by name; raises ModelRefused where there are none."""
    found = pictures_of(folder)
    if not found:
        raise ModelRefused(
            "no_pages_to_calibrate_on",
            f"{folder} holds no picture.",
            "Name a folder with some ten pages as PNG, JPEG or TIFF, of the kind that will be read.",
        )
    return found


def calibrated(
    store: ModelStore, model: Model, prompt: PromptOptions, files: list[Path], on_page: Callable[[int], None]
) -> Scales:
    """Read the pages with the model's graphs for the CPU, made if need be; raises ModelRefused."""
    graphs = store.make_graphs(model, flavour(Device.CPU, None), lambda _: None)
    folder = store.graphs_folder(model, graphs.name)
    try:
        opened = open_model(store.checkpoint(model), prompt)
        asked = opened.prompt
        pages = [
            PageRequest(cut(_pixels(file), opened.preprocessing), asked.before, asked.after, 1)
            for file in files
        ]
        return cache_scales(opened.architecture, find_graphs(folder, is_for_gpu=False), pages, on_page)
    except PipelineError as error:
        raise ModelRefused(error.code, error.message, error.next_step) from error


def _pixels(file: Path) -> Pixels:
    try:
        return pixels_of(file)
    except (OSError, Image.DecompressionBombError) as error:
        raise ModelRefused(
            "page_unreadable", f"{file} cannot be read: {error}.", "Mend it, or take it out of the folder."
        ) from error
