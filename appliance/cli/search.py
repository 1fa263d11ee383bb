"""`appliance search`: find pages by their words, and fields by their values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from appliance.cli.masking import mask
from appliance.cli.moments import Before, Since
from appliance.cli.output import Terminal, json_option, print_json
from appliance.settings import Settings, load_settings
from appliance.sinks.results.question import FieldQuestion, Question, terms_of
from appliance.sinks.results.search import Found, Hit, search
from appliance.sinks.rows import search_key
from pipelines.document_types.document_type import FieldKind
from pipelines.document_types.known import known_types
from pipelines.extraction.told_by_hand import as_kept


@click.command()
@click.argument("words", nargs=-1)
@click.option(
    "--field", "told", metavar="NAME=VALUE", multiple=True, help="A field's value; may be repeated."
)
@click.option("--type", "document_type", metavar="TYPE", help="Only documents of this type.")
@click.option("--since", type=Since(), help="Only those admitted since: 2h, 3d, 2026-03-01.")
@click.option("--until", type=Before(), help="Only those admitted until the end of a day: 2026-03-31.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many.")
@click.option("--reveal", is_flag=True, help="Show lines and values in full; they are personal data.")
@json_option
@click.pass_obj
def command(
    site: Path,
    *,
    words: tuple[str, ...],
    told: tuple[str, ...],
    document_type: str | None,
    since: datetime | None,
    until: datetime | None,
    limit: int,
    reveal: bool,
    as_json: bool,
) -> None:
    """Find pages by their words, and fields by their values.

    All the words must stand on the page, in any order; those in quotes one after the other. Case and
    accents do not matter. PostgreSQL knows other forms of a word too (imóvel, imóveis), and passes over
    such as de and em. Each hit tells the document, the page, and the line's place on it.

    --field cpf=529.982.247-25 finds every field of that kind (cpf, conjuge_cpf, …), however the number is
    written; nome=Maria* what begins so. With words, the document must have the field as well.

    Example: appliance search "hipoteca cedular" --type matricula_imovel

    Example: appliance search --field nome="Maria da Silva" --since 2026-03-01
    """
    settings = load_settings(site)
    question = Question(
        terms=terms_of(" ".join(words)),
        fields=tuple(_field_question(one, settings) for one in told),
        document_type=_known_type(document_type, settings),
        since=since,
        before=until,
    )
    if not question.terms and not question.fields:
        raise click.UsageError("Nothing is asked: write a word of letters or digits, or --field NAME=VALUE.")
    found = search(settings.results_url, question, limit)
    if as_json:
        hits = [_report(hit, reveal=reveal) for hit in found.hits]
        print_json({"masked": not reveal, "total": found.total, "hits": hits})
    else:
        _print(found, reveal=reveal)


def _field_question(told: str, settings: Settings) -> FieldQuestion:
    """Return what is asked; a name stands for that field, and for those that have it in theirs."""
    name, sign, value = told.partition("=")
    if not sign or not value.strip():
        raise click.UsageError(f"--field {name}: write NAME=VALUE, such as cpf=529.982.247-25.")
    specs = [spec for kind in known_types(settings.own_types) for spec in kind.fields]
    asked = [spec for spec in specs if name == spec.name or name in spec.name.split("_")]
    if not asked:
        raise click.UsageError(f"--field {name}: no document type has such a field.")
    text = value.strip()
    is_beginning = text.endswith("*")
    kinds = dict.fromkeys(spec.kind for spec in asked)
    keys = _beginnings(text.rstrip("*"), kinds) if is_beginning else _keys(text, kinds)
    if not keys:
        raise click.UsageError(f"--field {name}: no value of it is written like that.")
    names = dict.fromkeys(spec.name for spec in asked)
    return FieldQuestion(tuple(names), keys, is_beginning)


def _keys(text: str, kinds: Iterable[FieldKind]) -> tuple[str, ...]:
    kept = (as_kept(text, kind) for kind in kinds)
    return tuple(dict.fromkeys(search_key(value) for value in kept if value is not None))


def _beginnings(text: str, kinds: Iterable[FieldKind]) -> tuple[str, ...]:
    """Return what a value may begin with: as it was typed, where a whole value is needed to read it."""
    return tuple(dict.fromkeys((*_keys(text, kinds), *([search_key(text)] if text.strip() else []))))


def _known_type(name: str | None, settings: Settings) -> str | None:
    if name is not None and name not in settings.document_types:
        raise click.UsageError(f"There is no document type {name}; 'appliance types list' lists them.")
    return name


def _report(hit: Hit, *, reveal: bool) -> dict[str, object]:
    box = hit.box
    return {
        "document": hit.document_id,
        "name": hit.document_name,
        "document_type": hit.document_type,
        "page": hit.page,
        "file_page": hit.file_page,
        "box": [box.left, box.top, box.right, box.bottom] if box else None,
        "field": hit.field,
        "text": hit.text if reveal else mask(hit.text),
    }


def _print(found: Found, *, reveal: bool) -> None:
    terminal = Terminal()
    if not found.hits:
        terminal.sentence("Nothing found.")
        return
    for hit in found.hits:
        place = f"page {hit.page}" if hit.page is not None else "no place"
        if box := hit.box:
            place += f": {box.left:.0f},{box.top:.0f}-{box.right:.0f},{box.bottom:.0f}"
        what = f", {hit.field}" if hit.field else ""
        terminal.sentence(
            f"document {hit.document_id}, {place}{what} ({hit.document_type}, {hit.document_name})", "bold"
        )
        terminal.sentence(f"  {hit.text if reveal else mask(hit.text)}")
    more = found.total - len(found.hits)
    told = f"{found.total} found" + (f", {more} more; --limit shows more of them" if more else "")
    terminal.sentence(told + ("." if reveal else "; lines are masked, --reveal shows them."))
