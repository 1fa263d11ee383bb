"""`appliance results`: what the results database holds."""

from pathlib import Path

import click

from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.cli.types import own_types
from appliance.sinks.columns import TABLES, Column, columns, table_meaning
from appliance.sinks.results.tables import SCHEMA_VERSION
from appliance.sinks.results.views import view_columns, view_name
from pipelines.document_types.document_type import DocumentType
from pipelines.document_types.known import known_types

_WORDS = {"int": "whole number", "float": "number", "str": "text", "datetime": "moment"}


@click.group()
def command() -> None:
    """Tell what the results database holds.

    Example: appliance results schema
    """


@command.command()
@json_option
@click.pass_obj
def schema(site: Path, *, as_json: bool) -> None:
    """Print every table and what each of its columns means, and the views.

    There is a view for each document type, the site's own too, with a column for each of its fields: the
    first value of the document itself, or all values with what they tell of, as R.3: 2001-04-02; AV.4: ….

    Example: appliance results schema
    """
    types = known_types(own_types(site))
    if as_json:
        tables = [_table_report(name) for name in TABLES]
        views = [_view_report(kind) for kind in types]
        print_json({"schema_version": SCHEMA_VERSION, "tables": tables, "views": views})
        return
    terminal = Terminal()
    terminal.sentence(f"Schema {SCHEMA_VERSION} of the results database", "bold")
    for name, row_type in TABLES.items():
        terminal.sentence()
        terminal.sentence(f"{name}: {table_meaning(row_type)}", "bold")
        rows = ((column.name, _kind(column), column.meaning) for column in columns(row_type))
        terminal.print(table(("column", "holds", "meaning"), rows))
    terminal.sentence()
    terminal.sentence(
        "Views: a document a row, a field a column; with * all its values, else the first", "bold"
    )
    terminal.print(table(("view", "columns"), ((view_name(kind.name), _columns(kind)) for kind in types)))


def _table_report(name: str) -> dict[str, object]:
    row_type = TABLES[name]
    return {
        "name": name,
        "meaning": table_meaning(row_type),
        "columns": [
            {
                "name": column.name,
                "holds": _kind(column),
                "may_be_null": column.is_nullable,
                "meaning": column.meaning,
            }
            for column in columns(row_type)
        ],
    }


def _view_report(kind: DocumentType) -> dict[str, object]:
    columns = [
        {"name": column.name, "field": column.field, "has_all_values": column.has_all}
        for column in view_columns(kind)
    ]
    return {"name": view_name(kind.name), "document_type": kind.name, "columns": columns}


def _columns(kind: DocumentType) -> str:
    return ", ".join(column.name + "*" * column.has_all for column in view_columns(kind))


def _kind(column: Column) -> str:
    """Return what a column holds in words; lists are JSON."""
    return _WORDS.get(getattr(column.type, "__name__", ""), "JSON list")
