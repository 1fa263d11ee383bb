"""`appliance types`: the document types, this release's and the site's own."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from appliance.cli import types_check, types_try
from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.settings import SETTINGS_FILE, load_settings
from pipelines.document_types.known import by_name, known_types

if TYPE_CHECKING:
    from pipelines.document_types.document_type import DocumentType, FieldSpec, Zone


@click.group()
def command() -> None:
    """List, show, check and try document types, your own too.

    A type of your own, or a field for a known one, is a file in the site's folder `types`.

    Example: appliance types try types/alvara.toml scan.pdf
    """


command.add_command(types_check.command, "check")
command.add_command(types_try.command, "try")


@command.command("list")
@json_option
@click.pass_obj
def list_(site: Path, *, as_json: bool) -> None:
    """List the document types that there are.

    Without a site, those of this release.

    Example: appliance types list
    """
    own = own_types(site)
    types = known_types(own)
    if as_json:
        print_json({"types": [_summary(kind, own) for kind in types]})
        return
    rows = (_summary(kind, own).values() for kind in types)
    Terminal().print(table(("name", "version", "fields", "origin"), rows))


@command.command()
@click.argument("name")
@json_option
@click.pass_obj
def show(site: Path, *, name: str, as_json: bool) -> None:
    """Show how a type is recognised, and its fields.

    Example: appliance types show nascimento
    """
    own = own_types(site)
    try:
        kind = by_name(name, own)
    except KeyError:
        message = f"There is no document type {name}; 'appliance types list' lists them."
        raise click.UsageError(message) from None
    if as_json:
        pairs = sorted(sorted(pair) for pair in kind.one_value)
        told = asdict(kind) | {"one_value": pairs, "origin": _origin(kind, own)}
        print_json({"type": told})
    else:
        _print(Terminal(), kind, own)


def own_types(site: Path) -> tuple[DocumentType, ...]:
    """Return the site's own types; none where there is no site."""
    return load_settings(site).own_types if (site / SETTINGS_FILE).exists() else ()


def _summary(kind: DocumentType, own: tuple[DocumentType, ...]) -> dict[str, object]:
    return {
        "name": kind.name,
        "version": kind.version,
        "fields": len(kind.fields),
        "origin": _origin(kind, own),
    }


def _origin(kind: DocumentType, own: tuple[DocumentType, ...]) -> str:
    if kind not in own:
        return "this release"
    is_known = kind.name in {known.name for known in known_types()}
    return "this release and this site" if is_known else "this site"


def _print(terminal: Terminal, kind: DocumentType, own: tuple[DocumentType, ...]) -> None:
    terminal.sentence(f"{kind.name}, version {kind.version}, of {_origin(kind, own)}", "bold")
    for names in kind.identified_by:
        terminal.sentence(f"  identified by   {', '.join(names)}")
    terminal.sentence()
    if kind.cues:
        terminal.sentence("Recognised by", "bold")
        rows = ((cue.weight, "title" if cue.is_title else "text", cue.words) for cue in kind.cues)
        terminal.print(table(("weight", "where", "words"), rows))
    terminal.sentence("Fields", "bold")
    terminal.print(table(("field", "kind", "count", "found by"), map(_field_row, kind.fields)))


def _field_row(spec: FieldSpec) -> tuple[object, ...]:
    count = f"{'1' if spec.required else '0'}{'…' if spec.many else '' if spec.required else '-1'}"
    told = [*spec.labels, *spec.phrases]
    ways = [f"pattern {spec.pattern}" if spec.pattern else "", _place(spec.zone), ", ".join(told)]
    return spec.name, spec.kind.value, count, "; ".join(filter(None, ways)) or "its own shape"


def _place(zone: Zone | None) -> str:
    return f"zone {zone.left:g},{zone.top:g}-{zone.right:g},{zone.bottom:g}" if zone else ""
