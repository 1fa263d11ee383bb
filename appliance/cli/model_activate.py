"""`appliance model activate`: have a model read."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress

from appliance.account import operator
from appliance.cli.byte_progress import byte_progress
from appliance.cli.model_prompt import changed, prompt_options
from appliance.cli.output import Terminal, json_option, print_json
from appliance.ledger.store import Ledger
from appliance.models.active import Activation
from appliance.models.devices import found_gpus
from appliance.models.graphs import bytes_to_write, flavour, require_askable
from appliance.models.store import ModelStore
from appliance.settings import load_settings
from pipelines.export.layers import Device

if TYPE_CHECKING:
    from appliance.models.store import Model
    from appliance.settings import Settings
    from pipelines.export.calibrate import Scales
    from pipelines.export.layers import Flavour


@click.command()
@click.argument("version", required=False)
@click.option("--previous", is_flag=True, help="Return to what was active before.")
@click.option(
    "--device",
    type=click.Choice([device.value for device in Device]),
    help="Where it runs; otherwise on the GPU where there is one.",
)
@click.option(
    "--weights",
    type=click.Choice(["16", "32", "4"]),
    help="Bits of a weight: 16 or 4 on a GPU, 32 or 4 on the processor.",
)
@click.option(
    "--wide-tower", is_flag=True, help="On a GPU, for a model whose vision tower overflows in half precision."
)
@click.option(
    "--small-cache",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="On a GPU: a cache of 8 bits, fitted to the pages in FOLDER. Faster, with room for twice the pages.",
)
@prompt_options
@json_option
@click.pass_obj
def command(
    site: Path,
    *,
    version: str | None,
    previous: bool,
    device: str | None,
    weights: str | None,
    wide_tower: bool,
    small_cache: Path | None,
    prompt: str | None,
    system: str | None,
    answers: str | None,
    as_json: bool,
) -> None:
    """Have a model read the pages, once its graphs are written.

    The graphs are made of the checkpoint, here and now, and kept beside it; those that are there are used
    again. A running `appliance watch` changes over between two pages.

    Example: appliance model activate 3f2a --device cuda
    """
    if previous == (version is not None):
        raise click.UsageError("Name a VERSION, or say --previous.")
    settings = load_settings(site)
    store = ModelStore(settings.models)
    if version is None:
        wanted = store.previous(operator())
    else:
        model = store.find(version)
        bits = None if weights is None else int(weights)
        of = flavour(_device(device), bits, is_tower_wide=wide_tower)
        wanted = _wanted(model, of, has_small_cache=small_cache is not None)
    wanted = replace(wanted, prompt=changed(wanted.prompt, prompt, system, answers))
    with Ledger.open(settings.ledger_url) as ledger:
        _make_graphs(store, wanted, small_cache, is_shown=not as_json)
        store.activate(wanted)
        told = {"model": wanted.version, "graphs": wanted.graphs}
        ledger.record_event("model_activated", wanted.activated_by, wanted.activated_at, detail=told)
    _tell(settings, store.find(wanted.version), wanted, as_json=as_json)


def _device(named: str | None) -> Device:
    if named is not None:
        return Device(named)
    return Device.CUDA if found_gpus() else Device.CPU


def _wanted(model: Model, of: Flavour, *, has_small_cache: bool) -> Activation:
    return Activation(
        model.version,
        of.device.value,
        of.weight_bits,
        model.prompt,
        datetime.now(UTC),
        operator(),
        of.is_tower_wide,
        has_small_cache and of.device is Device.CUDA,
    )


def _make_graphs(store: ModelStore, wanted: Activation, pages: Path | None, *, is_shown: bool) -> None:
    model = store.find(wanted.version)
    require_askable(store.checkpoint(model), wanted.prompt)
    of = flavour(Device(wanted.device), wanted.weight_bits, is_tower_wide=wanted.is_tower_wide)
    if wanted.has_small_cache:
        of = replace(of, cache_scales=_scales(store, model, wanted, pages, is_shown=is_shown))
    total = bytes_to_write(store.checkpoint(model), of)
    with byte_progress("graphs", total, is_shown=is_shown) as on_bytes:
        store.make_graphs(model, of, on_bytes)


def _scales(
    store: ModelStore, model: Model, wanted: Activation, pages: Path | None, *, is_shown: bool
) -> Scales:
    """Return the scales of the graphs that are there, or those that the pages want."""
    for graphs in store.graphs(model):
        if graphs.name == wanted.graphs:
            return graphs.cache_scales
    from appliance.models.calibration import calibrated, pictures  # noqa: PLC0415 - loads the reader

    if pages is None:
        raise click.UsageError("Say --small-cache FOLDER: its graphs are no longer there.")
    files = pictures(pages)
    with Progress(console=Console(stderr=True), disable=not is_shown) as progress:
        task = progress.add_task("calibrating", total=len(files))
        return calibrated(store, model, wanted.prompt, files, lambda count: progress.advance(task, count))


def _tell(settings: Settings, model: Model, now: Activation, *, as_json: bool) -> None:
    next_step = _next_step(settings, now)
    if as_json:
        told = asdict(now) | {"activated_at": now.activated_at.isoformat(), "graphs": now.graphs}
        print_json(told | {"name": model.name, "next_step": next_step})
        return
    terminal = Terminal()
    terminal.sentence(f"{model.name}, version {model.version}, is the active model, with {now.graphs}.")
    terminal.sentence(f"next: {next_step}")


def _next_step(settings: Settings, now: Activation) -> str:
    if now.device == Device.CUDA and not found_gpus():
        return "No GPU is known to this machine's driver: see `appliance doctor` before pages are read."
    if settings.reader.mode == "embedded":
        return 'Set mode = "vlm" or "dual" in [reader] of the settings.'
    return "Nothing: a running appliance changes over by itself."
