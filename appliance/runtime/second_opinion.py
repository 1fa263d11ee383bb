"""A page that a model has just read is shown to it once more, and it is asked for the fields.

Whatever becomes of the question, the page stays as it was read: what went wrong is noted beside it.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from appliance.runtime.cluster import CallDied
from pipelines.errors import Failure
from pipelines.ocr.vlm.field_question import AnswerError, read_answer
from pipelines.ocr.vlm.request import Ending
from pipelines.opinion import Opinion
from pipelines.result import with_opinion

if TYPE_CHECKING:
    import ray

    from appliance.runtime.actors.messages import ReadPage
    from appliance.runtime.lane import ModelSide
    from appliance.runtime.page_reading import Errand
    from appliance.runtime.readers import Crew
    from pipelines.ocr.vlm.field_question import FieldQuestion
    from pipelines.opinion import Told

_UNFINISHED = {Ending.CAP: "answer_cut_off", Ending.LOOP: "answer_looped"}
_log = logging.getLogger(__name__)


async def with_second_opinion(
    side: ModelSide, crew: Crew, errand: Errand, patches: ray.ObjectRef, page: ReadPage
) -> ReadPage:
    """Return the page with what its reader says of its fields, where the page's type is certain.

    Raises CallDied, LaneClosed only for the process that finds the type out.
    """
    question: FieldQuestion | None = await side.preparers.call(
        "question", page.content, errand.pipeline.extract, deadline_seconds=errand.seconds
    )
    if question is None:
        return page
    told = await _told(side, crew, errand, patches, question)
    failure = told if isinstance(told, str) else None
    if failure is not None:
        extra = {"action": "second_opinion_missing", "code": failure, "page": errand.number}
        _log.warning("a page has no second opinion", extra=extra)
    opinion = Opinion(
        engine=page.engine,
        engine_version=page.engine_version,
        document_type=question.document_type,
        document_type_version=question.document_type_version,
        told=() if isinstance(told, str) else told,
        failure=failure,
    )
    return replace(page, content=with_opinion(page.content, opinion))


async def _told(
    side: ModelSide, crew: Crew, errand: Errand, patches: ray.ObjectRef, question: FieldQuestion
) -> tuple[Told, ...] | str:
    """Return what the reader tells, or the code of why it tells nothing.

    A reader that dies takes others' pages with it: they are read again, but this one has been read.
    """
    try:
        answer = await crew.pool.ask(patches, question, errand.seconds, alone=side.reads_alone)
    except CallDied as death:
        return "no_answer_in_time" if death.hung else "process_died"
    if isinstance(answer, Failure):
        return answer.code
    errand.metrics.model_read(crew.model, answer.tokens, ())
    if answer.ending in _UNFINISHED:
        return _UNFINISHED[answer.ending]
    try:
        return read_answer(answer.text, question)
    except AnswerError as error:
        return error.code
