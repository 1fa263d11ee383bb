"""The templates of each kind, as layouts that the generator draws."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from tests.synthetic import words
from tests.synthetic.templates import acts, civil, land
from tests.synthetic.templates.grammar import TemplateError, templates_of
from tests.synthetic.templates.mentions import OPENING, MarkedFacts, mentions_in, plain
from tests.synthetic.templates.pages import drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town
    from tests.synthetic.templates.grammar import Template
    from tests.synthetic.templates.mentions import Mention

TEXTS = Path(__file__).parent / "texts"
_FIRST = re.compile(rf"\b([Aa])os ({OPENING}?)um dia\b")
_MONTHS = tuple(words.month(date(2001, number, 1)) for number in range(1, 13))
_DAY = re.compile(
    rf"(?<![\d/.-])(\d{{1,2}})º?(?:[/.-](\d{{1,2}})[/.-]| de ({'|'.join(_MONTHS)}) de )(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_PARTS = 4
KINDS = civil.KINDS | acts.KINDS | land.KINDS


def written(kind: str, template: Template, rng: Random) -> tuple[str, MarkedFacts]:
    """Return a template's text with the values of a new document, and these. TemplateError if it cannot be.

    What tells of a field is marked, see `mentions`.
    """
    facts = MarkedFacts()
    try:
        values = KINDS[kind](rng, facts, template)
        text = template.body.write(values)
    except TemplateError as error:
        raise TemplateError(f"line {template.line}, `{template.name}`: {error}") from error
    _note_literal_days(plain(text), facts)
    if not _tells_state(plain(text), values.town):
        facts.rename(values.town.normal, values.town.name)
    return _FIRST.sub(r"\1o \2primeiro dia", text), facts


def _tells_state(text: str, town: Town) -> bool:
    """Whether the state of a town stands in a text, other than within the town's name."""
    besides = re.sub(re.escape(town.name), "", text, flags=re.IGNORECASE)
    return re.search(rf"(?<![^\W_])(?:{town.state}|(?i:{town.state_name}))(?![^\W_])", besides) is not None


def _note_literal_days(text: str, facts: Facts) -> None:
    """Note the days of laws and the like that stand in a template's own words."""
    for match in _DAY.finditer(text):
        month = int(match[2]) if match[2] else _MONTHS.index(match[3].lower()) + 1
        with suppress(ValueError):
            facts.note("data", date(int(match[4]), month, int(match[1])).isoformat())


def compose(
    kind: str, template: Template, dpi: int, rng: Random, *, colour: bool
) -> tuple[list[Canvas], Facts]:
    text, facts = written(kind, template, rng)
    return drawn(dpi, rng, template, plain(text), colour=colour), facts


def read(path: Path) -> Sequence[Template]:
    """Return the templates of a file. TemplateError for one that cannot be read or has another's name."""
    templates = list(templates_of(path.read_text(encoding="utf-8")))
    names = [template.name for template in templates]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise TemplateError(f"{path.name}: twice {', '.join(twice)}")
    return templates


@lru_cache(maxsize=1)
def _templates() -> Mapping[str, Mapping[str, Template]]:
    """Return the templates by kind and layout."""
    return {
        path.stem: {f"template {template.name}": template for template in read(path)}
        for path in sorted(TEXTS.glob("*.txt"))
    }


@lru_cache(maxsize=1)
def layouts() -> Mapping[str, Mapping[str, Callable[..., tuple[list[Canvas], Facts]]]]:
    """Return by kind and name what draws each template; names begin with `template`."""
    return {
        kind: {name: partial(compose, kind, template) for name, template in of_kind.items()}
        for kind, of_kind in _templates().items()
    }


def mentions_of(kind: str, layout: str, rng: Random) -> Sequence[Mention]:
    """Return where a template's document tells of its fields; `rng` is as it was when it was drawn."""
    return mentions_in(written(kind, _templates()[kind][layout], rng)[0])


def part(*, apart: bool) -> Mapping[str, Mapping[str, Callable[..., tuple[list[Canvas], Facts]]]]:
    """Return the layouts that may be kept apart to judge by, a quarter of each kind's, or the others."""
    return {
        kind: {name: draw for name, draw in of_kind.items() if (crc32(name.encode()) % _PARTS == 0) == apart}
        for kind, of_kind in layouts().items()
    }
