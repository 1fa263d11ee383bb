"""What `doctor` looks at where a model reads: is one active, are its graphs there, and what they run on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appliance.cli.check import fail, ok, warn
from appliance.errors import ModelRefused
from appliance.models.devices import found_gpus
from appliance.models.graphs import read_graphs
from appliance.models.store import ModelStore
from appliance.runtime.admission import A4_BYTES, OBJECT_STORE_SHARE
from pipelines.errors import EngineError
from pipelines.ocr.vlm.model import open_model, within_budget
from pipelines.ocr.vlm.scheduler import SchedulerOptions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from appliance.cli.check import Check
    from appliance.models.graphs import Graphs
    from appliance.settings import Settings

_PIXEL_BYTES = 3
_ANEW = "Delete that folder, then activate the model again."


def check_reader(settings: Settings) -> Iterator[Check]:
    """Yield what can be said of the active model without loading it."""
    store = ModelStore(settings.models)
    try:
        active = store.active()
        if active is None:
            yield fail("reader", f'mode is "{settings.reader.mode}", and no model is active', _activate())
            return
        model = store.find(active.version)
        folder = store.graphs_folder(model, active.graphs)
        yield _graphs(folder, read_graphs(folder))
        budget = within_budget(
            open_model(store.checkpoint(model), active.prompt).preprocessing,
            settings.reader.most_pixels or None,
        )
    except (ModelRefused, EngineError) as error:
        yield fail("reader", error.message, error.next_step)
        return
    yield ok("reader", f"{settings.reader.mode}: {model.name}, version {model.version}, with {active.graphs}")
    if active.device == "cuda":
        yield _gpus(settings)
        yield _object_store(settings, budget.max_pixels)


def _activate() -> str:
    return "See `appliance model list`, then: appliance model activate VERSION"


def _graphs(folder: Path, graphs: Graphs) -> Check:
    """Sizes alone are compared here; `appliance model verify` reads every byte."""
    for file in graphs.files:
        path = folder / file.name
        if not path.is_file() or path.stat().st_size != file.byte_size:
            return fail("graphs", f"{path} is missing, or not whole", _ANEW)
    if not graphs.is_current:
        return warn("graphs", "an earlier program wrote them", "Activate the model again.")
    return ok("graphs", f"{graphs.byte_size / 1e9:.2f} GB in {folder}")


def _gpus(settings: Settings) -> Check:
    gpus, wanted = found_gpus(), settings.reader.gpus
    if not gpus and settings.runtime.ray_address:
        return warn("gpus", "none on this machine", "Let machines with GPUs join the cluster.")
    if not gpus:
        return fail(
            "gpus", "the graphs are for a GPU, and there is none", "Activate the model with --device cpu."
        )
    names = ", ".join(gpu.name for gpu in gpus)
    if isinstance(wanted, int) and wanted > len(gpus):
        return warn("gpus", f"{wanted} wanted, found {names}", 'Set gpus = "auto" in [reader].')
    return ok("gpus", names)


def _object_store(settings: Settings, most_pixels: int) -> Check:
    """Pages that are inside a reader keep their patches in the object store."""
    inside = SchedulerOptions().pages_inside
    page = min(_PIXEL_BYTES * most_pixels, A4_BYTES)
    readers = max(1, len(found_gpus()) if settings.reader.gpus == "auto" else int(settings.reader.gpus))
    wanted = int(readers * inside * page / OBJECT_STORE_SHARE) >> 20
    has = settings.runtime.object_store_mib
    if has < wanted:
        return warn(
            "object store",
            f"{has} MiB hold fewer large pages than the readers take at once",
            f"Set runtime.object_store_mib to {wanted} or so, or reader.most_pixels lower.",
        )
    return ok("object store", f"{has} MiB")
