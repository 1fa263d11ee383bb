"""`appliance model bench`: how fast a model reads on this machine, and what that costs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from appliance.cli.byte_progress import byte_progress
from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.models.devices import found_gpus
from appliance.models.graphs import flavour
from appliance.settings import load_settings
from pipelines.evaluation.three_billion import ANSWER_TOKENS, COLUMNS, PROMPT_TOKENS, ROWS
from pipelines.export.layers import Device

if TYPE_CHECKING:
    from pipelines.evaluation.reader_speed import Speed
    from pipelines.export.layers import Flavour


@click.command()
@click.argument("version", required=False)
@click.option("--device", type=click.Choice([device.value for device in Device]), help="Where it runs.")
@click.option("--weights", type=click.Choice(["16", "32", "4"]), help="Bits of a weight.")
@click.option("--pages", type=click.IntRange(1), help="How many pages: 512 on a GPU, 2 on the processor.")
@click.option("--rows", type=click.IntRange(2), default=ROWS, show_default=True, help="Patches down a page.")
@click.option("--columns", type=click.IntRange(2), default=COLUMNS, show_default=True, help="And across.")
@click.option("--answer-tokens", type=click.IntRange(1), default=ANSWER_TOKENS, show_default=True)
@click.option("--at-once", type=click.IntRange(1), help="Pages read at once: 256 on a GPU, 2 otherwise.")
@click.option("--price-per-hour", type=click.FloatRange(0, min_open=True), help="What the machine costs.")
@json_option
@click.pass_obj
def command(
    site: Path,
    *,
    version: str | None,
    device: str | None,
    weights: str | None,
    pages: int | None,
    rows: int,
    columns: int,
    answer_tokens: int,
    at_once: int | None,
    price_per_hour: float | None,
    as_json: bool,
) -> None:
    """Measure how fast a model reads here: the one named, the active one, or the 3B with random weights.

    Pages are noise, and every answer has the same length, so figures of models and machines compare. Let
    nothing else read meanwhile.

    Example: appliance model bench --pages 512 --price-per-hour 2.50
    """
    from appliance.models.bench import measure, subject  # noqa: PLC0415 - help does without the reader
    from pipelines.evaluation.reader_speed import Load  # noqa: PLC0415

    is_gpu = (device == Device.CUDA) if device else bool(found_gpus())
    of = flavour(Device.CUDA if is_gpu else Device.CPU, None if weights is None else int(weights))
    load = Load(
        pages or (512 if is_gpu else 2), rows // 2 * 2, columns // 2 * 2, PROMPT_TOKENS, answer_tokens
    )
    progress = partial(byte_progress, is_shown=not as_json)
    with subject(load_settings(site).models, version, of, progress) as measured:
        with Console(stderr=True).status(f"reading {load.pages} pages"):
            speed, alone = measure(measured, of, load, at_once or (256 if is_gpu else 2))
        _tell(measured.name, of, speed, alone, price_per_hour, as_json=as_json)


def _tell(name: str, of: Flavour, speed: Speed, alone: float, price: float | None, *, as_json: bool) -> None:
    figures = {
        "model": name,
        "device": of.device.value,
        "weight_bits": of.weight_bits,
        "pages": speed.pages,
        "pages_per_second": round(speed.pages_per_second, 3),
        "tokens_per_second": round(speed.tokens_per_second, 1),
        "one_page_alone_seconds": round(alone, 2),
        **{
            f"{part}_seconds_a_page": round(seconds / speed.pages, 4)
            for part, seconds in speed.part_seconds.items()
        },
        "gpu_idle_share": _rounded(speed.idle_share),
        "joules_a_page": _rounded(speed.joules_a_page),
        "price_of_a_thousand_pages": _rounded(price and speed.cost_of_a_thousand(price)),
    }
    if as_json:
        print_json(figures)
        return
    rows = [(name.replace("_", " "), "-" if value is None else str(value)) for name, value in figures.items()]
    Terminal().print(table(("what", "measured"), rows))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
