"""One page's way through a lane, once: picture, cleaning, and whoever reads.

The picture is the heavy thing. Where a model reads alone it is let go of as soon as it is cut into patches,
so that hundreds of pages can be inside a reader at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from appliance.ledger.records import ModelReading
from appliance.runtime.actors.messages import Degenerate, ReadPage
from appliance.runtime.actors.preparer import ToldPage
from appliance.runtime.second_opinion import with_second_opinion
from pipelines.errors import Failure
from pipelines.separators import Separator

if TYPE_CHECKING:
    from collections.abc import Callable

    import ray

    from appliance.metrics import Metrics
    from appliance.runtime.lane import Lane, ModelSide
    from appliance.runtime.readers import Crew
    from pipelines.image import Cleaning
    from pipelines.ocr.vlm.reader import VlmReading
    from pipelines.pipeline import Pipeline
    from pipelines.separators import SeparateOptions

PageResult = ReadPage | Separator | Failure


@dataclass(frozen=True, slots=True)
class Errand:
    """Which page to read, and how: page `number` of the file at `path`; each step may take `seconds`."""

    path: str
    number: int
    pipeline: Pipeline
    wanted: SeparateOptions
    seconds: float
    metrics: Metrics


@dataclass(slots=True)
class _Picture:
    """A cleaned page; `reference` keeps its picture in the object store."""

    reference: ray.ObjectRef | None
    cleaning: Cleaning
    separator: Separator | None


async def read_page(lane: Lane, errand: Errand, let_go: Callable[[int], None]) -> PageResult | Degenerate:
    """Take a page through the lane as its readers are.

    A ReadPage, the Separator that it is and that nobody reads, the Failure of the stage that refused, or
    Degenerate: the picture is gone then, and `read_by_embedded` begins again. `let_go` is told how many bytes
    are still held once there are fewer. Raises CallDied, LaneClosed.
    """
    picture = await _cleaned(lane, errand)
    if not isinstance(picture, _Picture):
        return picture
    if lane.model is None:
        return await _recognized(lane, errand, picture)
    seen: ReadPage | None = None
    if lane.model.is_dual:
        read = await _recognized(lane, errand, picture)
        if isinstance(read, Failure):
            return read
        seen = read
    return await _read_by_model(lane.model, errand, picture, seen, let_go)


async def read_by_embedded(lane: Lane, errand: Errand, instead_of: ModelReading) -> PageResult:
    """Read a page on which the model went round in circles; raises CallDied, LaneClosed."""
    picture = await _cleaned(lane, errand)
    if not isinstance(picture, _Picture):
        return picture
    read = await _recognized(lane, errand, picture)
    return read if isinstance(read, Failure) else read.instead_of(instead_of)


async def _cleaned(lane: Lane, errand: Errand) -> _Picture | Separator | Failure:
    failure, picture = await lane.rasterizers.call_for_picture(
        "rasterize", errand.path, errand.number, errand.pipeline.rasterize, deadline_seconds=errand.seconds
    )
    if failure is not None:
        return cast("Failure", failure)
    separator, cleaning = await lane.cleaners.call(
        "clean", picture, errand.wanted, deadline_seconds=errand.seconds
    )
    if separator is not None and not errand.wanted.keep:
        return cast("Separator", separator)
    return _Picture(picture, cleaning, separator)


async def _recognized(lane: Lane, errand: Errand, picture: _Picture) -> ReadPage | Failure:
    result: ReadPage | Failure = await lane.recognizers.call(
        "recognize",
        picture.reference,
        picture.cleaning,
        picture.separator,
        deadline_seconds=errand.seconds,
    )
    return result


async def _read_by_model(
    side: ModelSide,
    errand: Errand,
    picture: _Picture,
    seen: ReadPage | None,
    let_go: Callable[[int], None],
) -> PageResult | Degenerate:
    content = None if seen is None else seen.content
    async with side.find_readers().hold() as (crew, facts):
        kept, patches = await side.preparers.call_for_picture(
            "prepare",
            picture.reference,
            picture.cleaning,
            content,
            facts.preprocessing,
            deadline_seconds=errand.seconds,
        )
        if isinstance(kept, Failure):
            return kept
        picture.reference = None  # nobody needs it any more: the object store frees it
        let_go(kept)
        reading = await crew.pool.read(patches, errand.seconds, alone=side.reads_alone)
        if isinstance(reading, Failure):
            return reading
        outcome = _counted(errand, crew, reading)
        if outcome.is_degenerate:
            return Degenerate(outcome) if seen is None else seen.instead_of(outcome)
        told = ToldPage(errand.number, picture.cleaning, picture.separator is not None, content, reading)
        if not crew.has_opinions:
            del patches  # nobody looks at the page again: the object store frees them
        page: ReadPage = await side.preparers.call(
            "conclude", told, facts.identity, deadline_seconds=errand.seconds
        )
        if crew.has_opinions:
            page = await with_second_opinion(side, crew, errand, patches, page)
    return replace(page, model_reading=outcome)


def _counted(errand: Errand, crew: Crew, reading: VlmReading) -> ModelReading:
    outcome = ModelReading(crew.model, reading.is_degenerate, reading.is_degenerate_as_published)
    rules = {"guard": outcome.is_degenerate, "published": outcome.is_degenerate_as_published}
    errand.metrics.model_read(crew.model, reading.tokens, [rule for rule, holds in rules.items() if holds])
    return outcome
