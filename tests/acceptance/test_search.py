"""The command that searches, on a site whose results were written by the sink."""

import json
from contextlib import closing

import pytest

from appliance.settings import load_settings
from appliance.sinks.sql import SqlSink
from tests.site import appliance
from tests.unit.sinks.examples import birth_record, field, page, stored


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("searched") / "site"
    assert appliance("init", folder).returncode == 0
    with closing(SqlSink(load_settings(folder).results_url)) as sink:
        sink.write(birth_record(1))
        for number in range(2, 6):
            fields = (field("nome_mae", "Ana de Sá"), field("cpf", "52998224725"))
            sink.write(stored(number, pages=(page(1, "Averbação de Ana"),), fields=fields))
    return folder


def search(site, *arguments):
    done = appliance("--site", site, "search", *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_a_hit_tells_document_page_line_and_place(site):
    told = search(site, "averbacao", "--limit", 1, "--reveal")
    assert (told["total"], told["masked"]) == (5, False)
    assert told["hits"] == [
        {
            "document": 5,
            "name": "livro 12.pdf",
            "document_type": "obito",
            "page": 1,
            "file_page": 1,
            "box": [10.0, 20.0, 300.0, 50.0],
            "field": None,
            "text": "Averbação de Ana",
        }
    ]


def test_lines_and_values_are_masked_unless_they_are_asked_for(site):
    for question in (["ana"], ["--field", "nome=Ana de Sá"]):
        shown = appliance("--site", site, "search", *question).stdout
        assert "4 found" in shown
        assert "--reveal" in shown
        assert "de Ana" not in shown
        assert "de Sá" not in shown
        assert "Sá" in appliance("--site", site, "search", *question, "--reveal").stdout or question == [
            "ana"
        ]
    shown = appliance("--site", site, "search", "ana", "--limit", 3).stdout
    assert "document 5, page 1: 10,20-300,50" in shown
    assert "4 found, 1 more" in shown
    assert appliance("--site", site, "search", "nothing").stdout == "Nothing found.\n"


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("cpf=529.982.247-25", 5),
        ("cpf=52998224725", 5),
        ("nome=ANA DE SÁ", 4),
        ("nome=ana*", 4),
        ("nome=ana", 0),
        ("nome_mae=Ana de Sa", 4),
    ],
)
def test_values_are_found_however_they_are_written(site, question, total):
    assert search(site, "--field", question)["total"] == total


def test_conditions_add_up(site):
    assert search(site, "averbação", "--field", "nome=ana*")["total"] == 4
    assert search(site, "averbação", "--type", "nascimento")["total"] == 0
    assert search(site, "averbação", "--until", "2026-03-01")["total"] == 5
    assert search(site, "averbação", "--until", "2026-02-27")["total"] == 0
    assert search(site, "averbação", "--since", "2026-03-03")["total"] == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Nothing is asked"),
        (("",), "Nothing is asked"),
        (("!!! \"'",), "Nothing is asked"),
        (("--field", "cpf"), "NAME=VALUE"),
        (("--field", "cpf="), "NAME=VALUE"),
        (("--field", "cpf=abc"), "no value of it"),
        (("--field", "nonsense=1"), "no document type has"),
        (("ana", "--type", "nonsense"), "no document type"),
        (("ana", "--until", "tomorrow"), "no time"),
    ],
)
def test_what_asks_nothing_is_refused_with_the_reason(site, arguments, told):
    done = appliance("--site", site, "search", *arguments)
    assert done.returncode == 2
    assert told in done.stderr


def test_a_site_without_results_says_so(tmp_path):
    folder = tmp_path / "site"
    appliance("init", folder)
    done = appliance("--site", folder, "search", "ana")
    assert (done.returncode, "no results yet" in done.stderr) == (3, True)
