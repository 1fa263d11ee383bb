"""`appliance results`: what the results database holds."""

import click

from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.sinks.columns import TABLES, Column, columns, table_meaning
from appliance.sinks.results.tables import SCHEMA_VERSION

_WORDS = {"int": "whole number", "float": "number", "str": "text", "datetime": "moment"}


@click.group()
def command() -> None:
    """Tell what the results database holds.

    Example: appliance results schema
    """


@command.command()
@json_option
def schema(*, as_json: bool) -> None:
    """Print every table and what each of its columns means.

    Example: appliance results schema
    """
    if as_json:
        print_json({"schema_version": SCHEMA_VERSION, "tables": [_table_report(name) for name in TABLES]})
        return
    terminal = Terminal()
    terminal.sentence(f"Schema {SCHEMA_VERSION} of the results database", "bold")
    for name, row_type in TABLES.items():
        terminal.sentence()
        terminal.sentence(f"{name}: {table_meaning(row_type)}", "bold")
        rows = ((column.name, _kind(column), column.meaning) for column in columns(row_type))
        terminal.print(table(("column", "holds", "meaning"), rows))


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


def _kind(column: Column) -> str:
    """Return what a column holds in words; lists are JSON."""
    return _WORDS.get(getattr(column.type, "__name__", ""), "JSON list")
