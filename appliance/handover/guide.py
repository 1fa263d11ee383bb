"""What lies beside the tables of an export so that others can read them without this program."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from pydantic import TypeAdapter

from appliance.handover.tables import ColumnForm, TableForm
from appliance.handover.values import Kind

_POSTGRESQL = {
    Kind.INTEGER: ("bigint", "(line->>{n})::bigint"),
    Kind.NUMBER: ("double precision", "(line->>{n})::double precision"),
    Kind.BOOLEAN: ("boolean", "(line->>{n})::boolean"),
    Kind.TEXT: ("text", "line->>{n}"),
    Kind.BYTES: ("bytea", "decode(line->>{n}, 'base64')"),
    Kind.MOMENT: ("timestamptz", "(line->>{n})::timestamptz"),
    Kind.JSON: ("json", "(line->>{n})::json"),
}
_SQLITE = {
    Kind.INTEGER: "INTEGER",
    Kind.NUMBER: "REAL",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.TEXT: "TEXT",
    Kind.BYTES: "TEXT",
    Kind.MOMENT: "TEXT",
    Kind.JSON: "TEXT",
}


@dataclass(frozen=True, slots=True)
class _Described:
    file: str
    rows: int
    form: TableForm


@dataclass(frozen=True, slots=True)
class _Schema:
    tables: list[_Described]


_SCHEMA = TypeAdapter(_Schema)


def schema_json(forms: Sequence[TableForm], rows: Sequence[int]) -> bytes:
    """Return what the tables are like, and how many rows each has; parents first."""
    described = [
        _Described(f"{form.name}.jsonl", count, form) for form, count in zip(forms, rows, strict=True)
    ]
    return json.dumps(asdict(_Schema(described)), indent=2).encode() + b"\n"


def read_schema(content: bytes) -> list[TableForm]:
    """Return the tables that `schema_json` told of; raises ValidationError."""
    return [described.form for described in _SCHEMA.validate_json(content).tables]


def load_postgresql(forms: Sequence[TableForm]) -> bytes:
    """Return a script for psql that makes the tables and loads them."""
    head = "-- In this folder: psql --set ON_ERROR_STOP=1 --file load-postgresql.sql DATABASE\nBEGIN;\n"
    head += "CREATE TEMPORARY TABLE incoming (line json);\n"
    # Neither of the two control characters is ever in a line: JSON escapes them.
    how = r"WITH (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02', ENCODING 'UTF8')"
    types = {kind: name for kind, (name, _) in _POSTGRESQL.items()}
    parts = [
        f"{_create(form, types)}\\copy incoming FROM '{form.name}.jsonl' {how}\n"
        + _move(form, [_POSTGRESQL[kind][1].format(n=n) for n, kind in enumerate(form.kinds)])
        for form in forms
    ]
    return (head + "".join(parts) + "COMMIT;\n").encode()


def load_sqlite(forms: Sequence[TableForm]) -> bytes:
    """Return a script for the shell sqlite3 that makes the tables and loads them; bytes stay base64."""
    head = '-- In this folder: sqlite3 new.db ".read load-sqlite.sql"\n.bail on\n.mode ascii\n'
    head += '.separator "\\037" "\\n"\nBEGIN;\nCREATE TABLE incoming (line TEXT);\n'
    parts = [
        f"{_create(form, _SQLITE)}.import {form.name}.jsonl incoming\n"
        + _move(form, [f"json_extract(line, '$[{n}]')" for n in range(len(form.columns))])
        for form in forms
    ]
    return (head + "".join(parts) + "DROP TABLE incoming;\nCOMMIT;\n").encode()


def _move(form: TableForm, values: Sequence[str]) -> str:
    moved = ("INSERT INTO", _quoted(form.name), "SELECT", ", ".join(values), "FROM incoming;")
    return " ".join(moved) + "\nDELETE FROM incoming;\n"


def _create(form: TableForm, types: dict[Kind, str]) -> str:
    columns = [_column(column, types[column.kind]) for column in form.columns]
    key = [f"PRIMARY KEY ({', '.join(map(_quoted, form.key))})"] if form.key else []
    return f"CREATE TABLE {_quoted(form.name)} ({', '.join(columns + key)});\n"


def _column(column: ColumnForm, kind: str) -> str:
    return f"{_quoted(column.name)} {kind}{'' if column.nullable else ' NOT NULL'}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


ENGLISH = """Everything that a site of the appliance held
============================================

MANIFEST.jsonl    every file with its size in bytes and its SHA-256; its first line says what this is of
MANIFEST.sha256   the manifest's own SHA-256 (sha256sum -c MANIFEST.sha256); keep a copy of it elsewhere
originals/        the scanned files, byte for byte, each under its SHA-256: ab/cd/abcd...
originals.csv     which original is which document: its number, SHA-256, size, and the name that it came with
missing.jsonl     only where there are any: originals that the site had lost or that were damaged
results/          what was handed to other programs: parquet/ (datasets), archive/ (PDF/A, ALTO), and more
tables/results/   the results database: documents, pages with their text, fields with where they were read
tables/ledger/    the ledger: what arrived, what was done with it, when and by whom; the audit trail
data/             files beside the ledger: the audit trail's, logs, manifests of models, lost+found
settings/         appliance.toml, without addresses, passwords and signature keys; types/: own types

Tables
------
schema.json names each table's columns, kinds, key and number of rows. A table is a file of lines in UTF-8; a
line is a row: a JSON array in the order of the columns. Rows come in the order of their keys. Kinds: integer,
number ("Infinity", "-Infinity" and "NaN" are strings), boolean, text; moment is ISO 8601 in UTC; bytes are
base64; json is a string that holds JSON; null is NULL. load-postgresql.sql and load-sqlite.sql, run in that
folder, make a database of them. In ledger_pages, `content` is what was read of a page: JSON in UTF-8,
compressed with zlib (RFC 1950).

Another site is made of this by:   appliance --site NEW import THIS-FOLDER
Whether all is as it was written:  appliance export --verify THIS-FOLDER
Files that lay in drop folders and had not been taken up yet are not here.
"""
PORTUGUESE = """Tudo o que uma instalação do appliance guardava
===============================================

MANIFEST.jsonl    cada arquivo com tamanho em bytes e SHA-256; a primeira linha diz de que se trata
MANIFEST.sha256   o SHA-256 do manifesto (sha256sum -c MANIFEST.sha256); guarde uma cópia em outro lugar
originals/        os arquivos digitalizados, byte a byte, cada um com seu SHA-256 por nome: ab/cd/abcd...
originals.csv     qual original é qual documento: número, SHA-256, tamanho e o nome com que chegou
missing.jsonl     só quando existem: originais que a instalação perdeu ou que estavam danificados
results/          o que se entregou a outros programas: parquet/ (dados), archive/ (PDF/A, ALTO) e mais
tables/results/   o banco de resultados: documentos, páginas com o texto, campos com o lugar da leitura
tables/ledger/    o livro de controle: o que chegou, o que se fez, quando e por quem; a trilha de auditoria
data/             arquivos ao lado do livro: trilha de auditoria, logs, manifestos de modelos, lost+found
settings/         appliance.toml, sem endereços, senhas e chaves de assinatura; types/: os tipos próprios

Tabelas
-------
schema.json dá as colunas, os tipos, a chave e o número de linhas de cada tabela. Uma tabela é um arquivo de
linhas em UTF-8; cada linha é um registro: uma lista JSON na ordem das colunas. As linhas vêm na ordem das
chaves. Tipos: integer (inteiro), number ("Infinity", "-Infinity" e "NaN" são textos), boolean, text; moment é
ISO 8601 em UTC; bytes é base64; json é um texto que contém JSON; null é NULL. load-postgresql.sql e
load-sqlite.sql, executados naquela pasta, fazem delas um banco de dados. Em ledger_pages, `content` é o que
se leu da página: JSON em UTF-8, comprimido com zlib (RFC 1950).

Outra instalação se faz disto com:     appliance --site NOVA import ESTA-PASTA
Se tudo está como foi escrito, diz:    appliance export --verify ESTA-PASTA
Arquivos que estavam nas pastas de entrada e ainda não tinham sido aceitos não estão aqui.
"""
