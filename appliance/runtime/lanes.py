"""A lane on every living node: pages stay on the machine that rasterized them.

A node that joins gets its lane, one that is lost loses it, and the pages that waited there go elsewhere. The
coordinator's own node, the home, always has one; what needs the site's folders or databases runs there.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from appliance.errors import RuntimeUnavailable
from appliance.runtime.admission import OBJECT_STORE_SHARE, Bay, PageWindow
from appliance.runtime.cluster import LaneClosed, Node, living_nodes
from appliance.runtime.lane import Lane, LanePlan

if TYPE_CHECKING:
    from pathlib import Path

    from appliance.metrics import Metrics
    from appliance.runtime.actors.reader import ReaderPlan
    from appliance.runtime.readers import Readers
    from pipelines.ocr.vlm.reader import ReaderStatistics

_START_SECONDS = 180.0
_LOOK_SECONDS = 2.0
_RETRY_SECONDS = 60.0  # an unfit node is tried again: its share may be mounted late
_log = logging.getLogger(__name__)


class Lanes:
    """Opens and closes the bays of its `window` as the nodes come and go.

    Every node must run this version and see `vault` at the same path; where a model reads it must have what
    that needs.
    """

    def __init__(self, plan: LanePlan, vault: Path, metrics: Metrics) -> None:
        self.window: PageWindow[Lane] = PageWindow()
        metrics.watch_window(
            lambda: self.window.pages, lambda: self.window.bytes_taken, lambda: self.window.bytes_limit
        )
        self._plan, self._metrics, self._vault = plan, metrics, vault
        self.home_node = next(node for node in living_nodes() if node.is_home)
        self._open_bays: dict[str, tuple[Node, Bay[Lane]]] = {}
        self._opening: dict[str, asyncio.Task[None]] = {}
        self.home = self._lane_on(self.home_node)

    def documents(self) -> int:
        """Return how many documents all open lanes are to have in hand."""
        return sum(self._plan.documents_on(node) for node, _ in self._open_bays.values())

    async def open_home(self, *, may_be_joined: bool) -> None:
        """Wait for the home's lane; raises RuntimeUnavailable.

        Where the home has no GPU for the model, pages are read on the nodes that join it, if any may.
        """
        await self.home.ready(_START_SECONDS)
        if self._can_read(self.home_node):
            self._open_bay(self.home_node, self.home)
        elif not may_be_joined:
            raise RuntimeUnavailable(
                "no_gpu",
                "The active model's graphs are for a GPU, and this machine has none that can be used.",
                "Run `appliance doctor`; or activate the model with --device cpu.",
            )

    def open_alone(self) -> Lane:
        """Open a lane for one page at a time at the home, with a model's readers wherever they are."""

        def find_readers() -> Readers:
            if readers := self._all_readers():
                return readers[0]
            raise LaneClosed

        return Lane.open_alone(self._plan, self.home_node, find_readers, self._metrics)

    # The model

    @property
    def model(self) -> str | None:
        """The version of the model that new pages are given to; None where none reads."""
        return None if self._plan.model is None else self._plan.model.reader.options.version

    async def change_model(self, reader: ReaderPlan) -> None:
        """Have another model read in every lane; raises RuntimeUnavailable where none can any more."""
        model = self._plan.model
        if model is None:
            return
        before, self._plan = self._plan, replace(self._plan, model=replace(model, reader=reader))
        changed = await asyncio.gather(*(readers.change(reader) for readers in self._all_readers()))
        if not all(changed):
            self._plan = before

    async def statistics(self) -> list[ReaderStatistics]:
        """Return what each of the model's readers does now; of those that answer."""
        told = await asyncio.gather(*(readers.statistics() for readers in self._all_readers()))
        return [each for of_lane in told for each in of_lane]

    def _all_readers(self) -> list[Readers]:
        lanes = (bay.lane for _, bay in self._open_bays.values())
        return [lane.model.find_readers() for lane in lanes if lane.model is not None]

    def _can_read(self, node: Node) -> bool:
        return self._plan.model is None or self._plan.readers_on(node) > 0

    # The nodes

    async def follow(self) -> None:
        """Follow the nodes for ever; raises RuntimeUnavailable once the cluster does not answer."""
        while True:
            await self.look()
            await asyncio.sleep(_LOOK_SECONDS)

    async def look(self) -> None:
        """Compare the lanes with the nodes that live now."""
        nodes = {node.id: node for node in await asyncio.to_thread(living_nodes)}
        for gone in self._open_bays.keys() - nodes.keys() - {self.home_node.id}:
            await self._close(gone)
        for id_ in self._opening.keys() - nodes.keys():
            self._opening.pop(id_).cancel()
        for id_ in nodes.keys() - self._open_bays.keys() - self._opening.keys():
            self._opening[id_] = asyncio.create_task(self._open(nodes[id_]))

    async def _open(self, node: Node) -> None:
        """Start a lane there, and open its bay if the node is fit; else leave it, and look again later."""
        lane = self._lane_on(node)
        try:
            await lane.ready(_START_SECONDS)
            if (reason := await self._unfit(lane)) is None:
                self._open_bay(node, lane)
                return
        except asyncio.CancelledError:
            await lane.end()
            raise
        except Exception:  # noqa: BLE001 - whatever is wrong there, the work goes on here
            _log.exception("a lane could not be opened")
            reason = "actors_unavailable"
        await lane.end()
        _log.warning("a node is left out", extra=_about(node, "node_left_out") | {"code": reason})
        await asyncio.sleep(_RETRY_SECONDS)
        self._opening.pop(node.id, None)

    async def _unfit(self, lane: Lane) -> str | None:
        """Say why pages cannot be read there."""
        its_version, has_vault = await lane.rasterizers.call(
            "survey", str(self._vault), deadline_seconds=_START_SECONDS
        )
        if its_version != version("appliance"):
            return "another_version"
        if lane.model is None and self._plan.model is not None:
            return "no_gpu_there"
        return None if has_vault else "no_vault_there"

    def _open_bay(self, node: Node, lane: Lane) -> None:
        share = int(node.object_store_bytes * OBJECT_STORE_SHARE)
        bay = Bay(lane, share, places=self._plan.places_on(node))
        self._open_bays[node.id] = node, bay
        self.window.open(bay)
        self._opening.pop(node.id, None)
        _log.info("a node takes part", extra=_about(node, "node_joined"))

    async def _close(self, id_: str) -> None:
        node, bay = self._open_bays.pop(id_)
        self.window.close(bay)
        _log.warning("a node is gone", extra=_about(node, "node_gone"))
        await bay.lane.end()

    def _lane_on(self, node: Node) -> Lane:
        return Lane.open(self._plan, node, self._metrics)


def _about(node: Node, action: str) -> dict[str, object]:
    return {"action": action, "host": node.address}
