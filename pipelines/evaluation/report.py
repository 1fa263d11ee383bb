"""An evaluation as one HTML file that needs nothing beside it: no network, no script, no other file."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from pipelines.evaluation.calibration import reliability
from pipelines.evaluation.calibration_plot import calibration_svg
from pipelines.evaluation.judgement import OFFERED
from pipelines.evaluation.tally import by_field, overall

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pipelines.evaluation.judgement import Judgement
    from pipelines.evaluation.wrong_page import WrongPage

_TEMPLATE = "report.html.j2"
_ZOOM = 0.9


@dataclass(frozen=True, slots=True)
class Picture:
    """A page on which something was wrong, as JPEG."""

    page: WrongPage
    jpeg: bytes

    @property
    def data_url(self) -> str:
        return f"data:image/jpeg;base64,{base64.b64encode(self.jpeg).decode('ascii')}"


def html_report(
    judgements: Sequence[Judgement],
    checked: Collection[str],
    pictures: Sequence[Picture],
    about: Mapping[str, str],
    *,
    reveals: bool,
) -> str:
    """Return the report; `about` says what was evaluated, `checked` names the fields with check digits.

    Values stand in it only if it `reveals` them. The pictures are shown as they are: whoever makes them
    decides what can be read on them.
    """
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    environment.filters |= {"percent": _percent, "confidence": _confidence}
    template = resources.files("pipelines.evaluation").joinpath(_TEMPLATE).read_text("utf-8")
    bins = reliability(judgements)
    return environment.from_string(template).render(
        about=about,
        total=overall(judgements, checked),
        kinds=by_field(judgements),
        checked=checked,
        silent=[(judgement, judged) for judgement in judgements for judged in judgement.silent_errors],
        bins=bins,
        plots=[Markup(calibration_svg(bins)), Markup(calibration_svg(bins, _ZOOM))],  # noqa: S704 - our own
        pictures=pictures,
        inexact=[judgement for judgement in judgements if not judgement.is_exact],
        wrong_count=_wrong_count,
        reveals=reveals,
    )


def _wrong_count(judgement: Judgement) -> int:
    return sum(not f.is_right and not f.repeats for f in judgement.fields if f.field.status in OFFERED)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.2f}".rstrip("0").rstrip(".")


def _confidence(confidence: float | None) -> str:
    return "–" if confidence is None else f"{confidence:.3f}"
