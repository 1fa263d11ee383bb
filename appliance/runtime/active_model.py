"""Which model reads in this run: the active one, as its graphs and the settings have it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from appliance.errors import ModelRefused, RuntimeUnavailable
from appliance.models.active import ACTIVE_FILE
from appliance.models.graphs import require_unchanged
from appliance.models.store import ModelStore
from appliance.runtime.actors.reader import ReaderPlan
from appliance.runtime.lane import ModelPlan
from pipelines.ocr.agree import AgreeOptions
from pipelines.ocr.vlm.reader import ReaderOptions
from pipelines.ocr.vlm.scheduler import SchedulerOptions
from pipelines.ocr.vlm.session import DeviceOptions

if TYPE_CHECKING:
    from appliance.models.active import Activation
    from appliance.settings import Settings

_CPU_SLOTS = 4  # pages read at once on a processor: more would only read each more slowly
_log = logging.getLogger(__name__)


class ActiveModel:
    """The active model of a site, with its `plan`; `look` finds another one.

    Every byte of a model's graphs is compared with what was written.
    """

    def __init__(self, settings: Settings) -> None:
        """Find the active model; raises RuntimeUnavailable where there is none, ModelRefused."""
        self._settings = settings
        self._store = ModelStore(settings.models)
        self._seen = self._signature()
        self.plan = self._planned()

    def _planned(self) -> ModelPlan:
        active = self._store.active()
        if active is None:
            raise RuntimeUnavailable(
                "no_active_model",
                f'mode = "{self._settings.reader.mode}" in [reader] needs an active model, and none is.',
                'Activate one: appliance model activate VERSION. Or set mode = "embedded".',
            )
        reader = self._settings.reader
        return ModelPlan(
            reader=ReaderPlan(self._options(active), int(reader.cache_gib * (1 << 30))),
            gpus=None if reader.gpus == "auto" else int(reader.gpus),
            is_dual=reader.mode == "dual",
            agree=AgreeOptions(min_share=reader.review_below),
        )

    def look(self) -> ReaderPlan | None:
        """Return the plan of another model that is active since the last look; None where it is the same.

        One that cannot read is named in the log, and the one before reads on.
        """
        signature = self._signature()
        if signature == self._seen:
            return None
        self._seen = signature
        try:
            self.plan = self._planned()
        except (ModelRefused, RuntimeUnavailable) as error:
            extra = {"action": "model_not_taken_up", "code": error.code}
            _log.error("the active model is not taken up", extra=extra)
            return None
        return self.plan.reader

    def _options(self, active: Activation) -> ReaderOptions:
        model = self._store.find(active.version)
        graphs = self._store.graphs_folder(model, active.graphs)
        require_unchanged(graphs)
        is_cpu = active.device == "cpu"
        return ReaderOptions(
            checkpoint=self._store.checkpoint(model),
            graphs=graphs,
            version=model.version,
            weights_sha256=model.weights_sha256,
            device=DeviceOptions(threads=self._settings.runtime.cpus) if is_cpu else DeviceOptions(gpu=0),
            cache_tokens=0,
            most_pixels=self._settings.reader.most_pixels or None,
            prompt=active.prompt,
            scheduler=SchedulerOptions(most_sequences=_CPU_SLOTS) if is_cpu else SchedulerOptions(),
            has_opinions=self._settings.reader.second_opinion,
        )

    def _signature(self) -> tuple[int, int, int] | None:
        try:
            status = (self._settings.models / ACTIVE_FILE).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino
