"""A person confirms fields with the command; the next run writes that, and no reading takes it back."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PIL import Image

from appliance.ledger.store import Ledger
from appliance.settings import load_settings
from pipelines.errors import FailureClass
from pipelines.fields import FieldStatus
from tests.site import appliance, new_site, store_digitized
from tests.unit.sinks.examples import field, page, stored

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SURE = replace(field("data_obito", "1999-05-04"), status=FieldStatus.FOUND)
RESULT = stored(
    1,
    pages=(page(1, "CERTIDÃO DE ÓBITO", "Nome: José da Silva", "CPF 529.982.247-25"),),
    fields=(
        SURE,
        field("nome", "José da Silva"),
        field("cpf", "52998224725"),
        field("cpf", "11144477735", 2),
    ),
).result


@pytest.fixture
def site(tmp_path):
    folder = new_site(tmp_path / "site", archives=False)
    scan = tmp_path / "scan.png"
    Image.new("L", (826, 1169), 255).save(scan, dpi=(100, 100))  # its text is in the ledger already
    store_digitized(folder, scan, RESULT, NOW)
    return folder


def confirm(site, *arguments):
    done = appliance("--site", site, "confirm", 1, *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def shown(site, *options):
    told = json.loads(appliance("--site", site, "show", 1, "--json", *options).stdout)
    return told["document"]["state"], {
        (one["name"], one["occurrence"]): (
            one["status"],
            one["value"],
            one["read_value"],
            one["confirmed_by"],
        )
        for one in told["fields"]
    }


def test_a_document_is_complete_once_every_doubt_is_settled(site):
    assert shown(site)[0] == "REVIEW"
    first = confirm(site, "nome", "--as-read")
    assert (first["state"], first["masked"], first["field"]["status"]) == ("REVIEW", True, "CONFIRMED")
    assert "Silva" not in str(first)
    confirm(site, "cpf", "--occurrence", 1, "--value", "390.533.447-05")
    assert confirm(site, "cpf", "--occurrence", 2, "--absent")["state"] == "COMPLETE"
    state, fields = shown(site, "--reveal")
    who = fields["nome", 1][3]
    assert state == "COMPLETE"
    assert who
    assert fields == {
        ("data_obito", 1): ("FOUND", "1999-05-04", None, None),
        ("nome", 1): ("CONFIRMED", "José da Silva", "José da Silva", who),
        ("cpf", 1): ("CONFIRMED", "39053344705", "52998224725", who),
        ("cpf", 2): ("CONFIRMED", None, "11144477735", who),
    }
    undone = confirm(site, "cpf", "--occurrence", 2, "--undo")
    assert (undone["state"], undone["field"]["status"]) == ("REVIEW", "UNSURE")
    events = json.loads(appliance("--site", site, "events", "--json").stdout)
    assert "39053344705" not in str(events)
    assert "confirmation_withdrawn" in str(events)


def test_what_is_printed_is_masked(site):
    done = appliance("--site", site, "confirm", 1, "cpf", "--occurrence", 1, "--value", "390.533.447-05")
    assert done.returncode == 0
    assert "***.533.447-**" in done.stdout
    assert "***.982.247-**" in done.stdout  # what was read
    assert "39053344705" not in done.stdout
    masked = appliance("--site", site, "show", 1)
    assert "CONFIRMED" in masked.stdout
    assert "39053344705" not in masked.stdout
    revealed = appliance("--site", site, "confirm", 1, "nome", "--value", "JOSÉ DA SILVA SAURO", "--reveal")
    assert "José da Silva Sauro" in revealed.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nome",), "Say one of"),
        (("nome", "--as-read", "--absent"), "Say one of"),
        (("cpf", "--as-read"), "--occurrence (1, 2)"),
        (("cpf", "--occurrence", 3, "--as-read"), "no such cpf"),
        (("nonsense", "--value", "x"), "no such nonsense"),
        (("data_obito", "--value", "31/02/1999"), "cannot be data_obito"),
        (("nome", "--undo"), "Nobody confirmed"),
    ],
)
def test_a_wrong_command_line_changes_nothing(site, arguments, told):
    done = appliance("--site", site, "confirm", 1, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert all(status != "CONFIRMED" for status, *_ in shown(site)[1].values())


def test_a_document_without_results_is_refused(site):
    assert appliance("--site", site, "requeue", 1).returncode == 0
    done = appliance("--site", site, "confirm", 1, "nome", "--as-read")
    assert done.returncode == 2
    assert "is ADMITTED" in done.stderr
    assert appliance("--site", site, "confirm", 9, "nome", "--as-read").returncode == 2


def rows(site, statement):
    with closing(sqlite3.connect(site / "results" / "results.db")) as connection:
        return connection.execute(statement).fetchall()


CONFIRMED = "SELECT name, value, search_key FROM fields WHERE confirmed_by IS NOT NULL ORDER BY name"


def test_the_next_run_writes_it_and_no_reading_takes_it_back(site):
    confirm(site, "nome", "--value", "José da Silva Sauro")
    confirm(site, "causa_morte", "--value", "infarto")  # of the type, and never read
    said = [
        ("causa_morte", "infarto", "infarto"),
        ("nome", "José da Silva Sauro", "jose da silva sauro"),
    ]
    assert appliance("--site", site, "requeue", 1, "--again", "--from", "extract").returncode == 0
    assert appliance("--site", site, "run").returncode == 0
    assert rows(site, CONFIRMED) == said
    changed = rows(site, "SELECT DISTINCT name FROM field_history")
    assert ("nome",) not in changed
    with closing(Ledger.open(load_settings(site).ledger_url)) as ledger:
        assert [one for one in ledger.failures() if one.failure.failure_class is FailureClass.INTERNAL] == []
    assert appliance("--site", site, "reconcile").returncode == 0
