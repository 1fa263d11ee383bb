"""Small real sites: vault, ledger, results, Parquet, own types, an archive and the files of a trail."""

import json
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from appliance.handover.export import Export, Options
from appliance.handover.restore import Import
from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from appliance.runtime.receipts import ReceiptDesk
from appliance.settings import load_settings
from tests.integration.reconcile.conftest import Site

OWN_TYPE = Path(__file__).parents[3] / "examples" / "own_document_type"


@pytest.fixture
def urls(request):
    """Return the URLs of two new databases of a kind; "" is SQLite inside the site."""

    def of(kind):
        if kind == "sqlite":
            return "", ""
        new_database = request.getfixturevalue("new_postgresql")
        return new_database(), new_database()

    return of


def make_site(folder, urls, documents=3):
    """Make a site with documents read, waiting and failed, and with files of every kind beside them."""
    folder.mkdir()
    ledger_url, results_url = urls
    storage = f'[storage]\nledger_url = "{ledger_url}"\nresults_url = "{results_url}"\n'
    (folder / "appliance.toml").write_text(f'{storage}[profiles.default]\ndrop = "in"\noutbox = "out"\n')
    settings = load_settings(folder)
    for needed in settings.folders:
        needed.mkdir(parents=True, exist_ok=True)
    with (
        Ledger.open(settings.ledger_url, create=True) as ledger,
        LedgerSurvey.open(settings.ledger_url) as survey,
    ):
        site = Site(settings, ledger, survey)
        for number in range(1, documents + 1):
            site.digitize(number)
        site.export()
        while ReceiptDesk.of(settings, ledger).deliver():
            pass
        site.admit(documents + 1)
    _add_files(folder)
    return load_settings(folder)


def _add_files(folder):
    shutil.copytree(
        OWN_TYPE, folder / "types", ignore=lambda _, names: {n for n in names if ".toml" not in n}
    )
    files = {
        "results/archive/00000/1.0/document.pdf": b"%PDF-1.7 archive",
        "results/archive/00000/1.0/alto/1.xml": b"<alto/>",
        "results/archive/.tmp/2.0/half.pdf": b"half",
        "data/audit/export/2026-03.jsonl": b'{"at":"2026"}\n',
        "data/logs/appliance.log": b"a line\n",
        "data/models/3f2a/manifest.json": b"{}",
        "data/models/3f2a/checkpoint/model.safetensors": b"weights" * 100,
        "data/run/ray-token": b"secret",
        "data/evidence/laudo 1 ç.txt": b"",
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def export(settings, target, **options):
    done = Export(settings, target, Options("1", **options), lambda *_: None)
    done.begin()
    return done.run()


def import_(source, site, urls=("", "")):
    done = Import(source, site, urls, lambda *_: None)
    done.begin()
    return done.run()


@contextmanager
def opened(folder):
    """Open a site as the tests of reconcile use it."""
    settings = load_settings(folder)
    with Ledger.open(settings.ledger_url) as ledger, LedgerSurvey.open(settings.ledger_url) as survey:
        yield Site(settings, ledger, survey)


def tree(folder, *left_out):
    """Return every file's bytes by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.relative_to(folder).as_posix().startswith(left_out)
    }


def header(folder):
    return json.loads((folder / "MANIFEST.jsonl").read_text().partition("\n")[0])
