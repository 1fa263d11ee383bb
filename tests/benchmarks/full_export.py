"""How fast everything leaves a site and becomes another one, against copying the same bytes.

    python -m tests.benchmarks.full_export [--documents N] [--kib SIZE] [--folder DIR]

Documents of two read pages with an original of SIZE KiB each, in vault, ledger and results on SQLite. Copying
is `shutil.copytree` of the site's folder, flushed once as the export is: it hashes nothing and reads no
database. Each is told in MB/s of the bytes that it wrote (that it read, for verify), in documents/s, and with
the most memory that the process has held so far.
"""

import argparse
import hashlib
import os
import random
import resource
import shutil
import tempfile
import time
import zlib
from pathlib import Path

from appliance.handover.check import damages
from appliance.handover.export import Export, Options
from appliance.handover.manifest import Manifest
from appliance.handover.restore import Import
from appliance.intake.vault import vault_path
from appliance.ledger.records import DocumentState, PageState
from appliance.ledger.store import Ledger
from appliance.ledger.tables import documents, pages
from appliance.settings import load_settings
from appliance.sinks.sql import SqlSink
from pipelines.result import page_to_json
from tests.integration.ledger.examples import at
from tests.unit.sinks.examples import birth_record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--kib", type=int, default=200)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="export-", dir=chosen.folder))
    try:
        _measure(folder, chosen.documents, chosen.kib << 10)
    finally:
        shutil.rmtree(folder)


def _measure(folder, count, size):
    site = _make_site(folder / "site", count, size)
    os.sync()
    _told("copy", count, folder / "copy", lambda: (shutil.copytree(site, folder / "copy"), os.sync()))
    exported = folder / "export"
    _told("export", count, exported, lambda: _export(site, exported))
    _told("verify", count, exported, lambda: list(damages(exported, Manifest(exported), lambda _: None)))
    _told("import", count, folder / "new", lambda: _import(exported, folder / "new"))


def _told(what, count, written, work):
    began = time.perf_counter()
    work()
    seconds = time.perf_counter() - began
    size = sum(file.stat().st_size for file in written.rglob("*") if file.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(
        f"{what:7}{seconds:8.1f} s{size / 1e6 / seconds:9.1f} MB/s{count / seconds:9.0f} documents/s"
        f"{size / 1e6:9.0f} MB{memory:7} MiB"
    )


def _export(site, target):
    export = Export(load_settings(site), target, Options("benchmark"), lambda *_: None)
    export.begin()
    export.run()


def _import(source, site):
    import_ = Import(source, site, ("", ""), lambda *_: None)
    import_.begin()
    import_.run()


def _make_site(folder, count, size):
    folder.mkdir()
    (folder / "appliance.toml").write_text('[profiles.default]\ndrop = "drop"\n')
    settings = load_settings(folder)
    for needed in settings.folders:
        needed.mkdir(parents=True, exist_ok=True)
    with (
        Ledger.open(settings.ledger_url, create=True) as ledger,
        ledger._database.writing() as connection,
    ):
        for number in range(1, count + 1):
            original = _original(settings.vault, number, size)
            connection.execute(documents.insert(), _document(number, original, size))
            connection.execute(pages.insert(), [_page(number, page) for page in (1, 2)])
    sink = SqlSink(settings.results_url)
    for number in range(1, count + 1):
        sink.write(birth_record(number))
    sink.close()
    return folder


def _original(vault, number, size):
    content = random.Random(number).randbytes(size)
    sha256 = hashlib.sha256(content).hexdigest()
    file = vault_path(vault, sha256)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return sha256


def _document(number, sha256, size):
    return {
        "id": number,
        "sha256": sha256,
        "byte_size": size,
        "name": f"{number}.pdf",
        "profile": "default",
        "priority": 0,
        "state": DocumentState.COMPLETE,
        "page_count": 2,
        "epoch": 1,
        "attempts": 1,
        "admitted_at": at(number),
        "finished_at": at(number + 1),
        "parameters": {},
        "extraction": b"{}",
    }


def _page(number, page):
    read = birth_record(number).result.document.pages[0]
    return {
        "document_id": number,
        "number": page,
        "state": PageState.READ,
        "is_suspect": False,
        "solo_deaths": 0,
        "attempts": 1,
        "content": zlib.compress(page_to_json(read)),
    }


if __name__ == "__main__":
    main()
