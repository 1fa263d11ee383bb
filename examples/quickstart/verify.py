"""Compare what a run of the example made with what is promised: `python examples/quickstart/verify.py SITE`.

Documents and failures are asked of the `appliance` command, values of the results database, and the Parquet
files must hold as many rows as the database. The exit code is 0 only if everything is as promised.
"""
# ruff: noqa: INP001, S603 - a script, not a package; it starts the command beside its own interpreter

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
import unicodedata
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

HERE = Path(__file__).resolve().parent
TABLES = ("documents", "pages", "fields")
_PROVEN = {"cpf", "cnpj", "cnm", "matricula_registro_civil"}  # a check digit decides: nothing to look at

Json = dict[str, Any]


@dataclass(slots=True)
class Report:
    """One row a file for the table, and every difference from what is promised."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)
    pages: int = 0
    fields: int = 0

    def expect(self, file: str, what: str, *, promised: object, found: object) -> None:
        if promised != found:
            self.differences.append(f"{file}: {what} should be {promised}, is {found}")


class Site:
    """What the run left: documents by the SHA-256 of their bytes, failures by document, the results."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        documents = self._ask("documents", "--limit", "1000")["documents"]
        self.documents: dict[str, Json] = {document["sha256"]: document for document in documents}
        self.failures: list[Json] = self._ask("failures", "--limit", "1000")["failures"]
        self.waiting = sorted(path.name for path in (folder / "drop" / "default").glob("[!.]*"))
        self._results = folder / "results" / "results.db"

    def _ask(self, *arguments: str) -> Json:
        command = [str(Path(sys.executable).with_name("appliance")), "--site", str(self.folder), *arguments]
        answer = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
        told: Json = json.loads(answer.stdout)
        return told

    def rows(self, query: str, *parameters: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"file:{self._results}?mode=ro", uri=True)) as results:
            return results.execute(query, parameters).fetchall()

    def parquet_rows(self, table: str) -> int:
        files = (self.folder / "results" / "parquet" / table).rglob("*.parquet")
        return sum(pq.read_metadata(path).num_rows for path in files)


def verify(site: Site, expected: list[Json]) -> Report:
    report = Report()
    for promise in expected:
        file = str(promise["file"])
        sha256 = hashlib.sha256((HERE / "inbox" / file).read_bytes()).hexdigest()
        document = site.documents.get(sha256)
        if document is None:
            report.differences.append(f"{file}: is not among the documents")
        elif promise["state"] == "DUPLICATE":
            # Which of the two equal files came first is chance; that there is one document is not.
            report.rows.append((file, "DUPLICATE", "", "", "", f"the same bytes as {promise['of']}"))
        else:
            _verify_document(site, report, promise, document)
    different = len({promise["file"] for promise in expected if promise["state"] != "DUPLICATE"})
    report.expect("the site", "number of documents", promised=different, found=len(site.documents))
    report.expect("the drop folder", "what is left in it", promised=[], found=site.waiting)
    return report


def _verify_document(site: Site, report: Report, promise: Json, document: Json) -> None:
    file = str(promise["file"])
    report.expect(file, "the state", promised=promise["state"], found=document["state"])
    failures = [failure for failure in site.failures if failure["document_id"] == document["id"]]
    codes = sorted({failure["code"] for failure in failures})
    report.expect(file, "the failures", promised=[promise["code"]] if "code" in promise else [], found=codes)
    reason = "; ".join(failure["message"] for failure in failures)
    if promise["state"] == "FAILED":
        report.rows.append((file, document["state"], "", "", "", reason))
        return
    found = _verify_pages_and_fields(site, report, promise, document["id"])
    kind = str(document["document_type"])
    report.expect(file, "the type", promised=promise["document_type"], found=kind)
    report.rows.append((file, document["state"], kind, str(promise["pages"]), str(found), reason))


def _verify_pages_and_fields(site: Site, report: Report, promise: Json, document_id: int) -> int:
    """Return how many fields the document has."""
    file = str(promise["file"])
    pages = site.rows("SELECT page, state FROM pages WHERE document_id = ? ORDER BY page", document_id)
    report.pages += len(pages)
    report.expect(file, "the number of pages", promised=promise["pages"], found=len(pages))
    blank = [page for page, state in pages if state == "BLANK"]
    report.expect(file, "the blank pages", promised=promise["blank_pages"], found=blank)
    fields = site.rows("SELECT name, value, status FROM fields WHERE document_id = ?", document_id)
    report.fields += len(fields)
    for name, values in promise["fields"].items():
        sound = {"FOUND"} if name in _PROVEN else {"FOUND", "UNSURE"}
        found = [str(value) for other, value, status in fields if other == name and status in sound]
        missing = [value for value in values if _plain(value) not in map(_plain, found)]
        report.expect(file, f"what is missing of {name} (found {found})", promised=[], found=missing)
    present = sorted({name for name, _, _ in fields} & set(promise["absent"]))
    report.expect(file, "what must not be there", promised=[], found=present)
    return len(fields)


def _plain(text: str) -> str:
    """Return the text without regard to case and spacing."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _verify_parquet(site: Site, report: Report) -> None:
    for table in TABLES:
        [(rows,)] = site.rows(f"SELECT count(*) FROM {table}")  # noqa: S608 - one of three fixed names
        report.expect(f"parquet/{table}", "the number of rows", promised=rows, found=site.parquet_rows(table))


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    head = ("file", "state", "type", "pages", "fields", "")
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [head, *rows]
    ]


def main() -> int:
    site = Site(Path(sys.argv[1]))
    expected = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))["documents"]
    report = verify(site, expected)
    _verify_parquet(site, report)
    failed = sum(document["state"] == "FAILED" for document in site.documents.values())
    _say("", *_table(report.rows), "")
    _say(f"{len(site.documents)} documents, {failed} failed; {report.pages} pages; {report.fields} fields.")
    _say(f"Database: {site.folder}/results/results.db", f"Parquet:  {site.folder}/results/parquet/", "")
    if report.differences:
        _say("Not as promised:", *(f"  {difference}" for difference in report.differences))
        return 1
    _say("Everything is as promised.", f"next: .venv/bin/appliance --site {site.folder} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
