"""The example of an own document type, as a user would go through it: check, try, list, run, show."""

import json
import random
import shutil
from pathlib import Path

import pytest

from pipelines.document_types.known import known_types
from tests.site import appliance, new_site, ok
from tests.synthetic.canvas import Canvas
from tests.synthetic.fonts import SANS
from tests.synthetic.form import heading, row
from tests.synthetic.writers import write_png

EXAMPLE = Path(__file__).parents[2] / "examples" / "own_document_type"
PERMIT = EXAMPLE / "types" / "guia_sepultamento.toml"
FACE = SANS[0]


def values(fields):
    return {field["name"]: field["value"] for field in fields if field["occurrence"] == 1}


def _permit():
    """Draw a burial permit with the stamp of its cemetery."""
    canvas = Canvas(150, random.Random(1))
    canvas.text(160, 20, "CM004217", FACE, 11)
    y = heading(canvas, FACE, ["PREFEITURA DO MUNICÍPIO DE ITU", "GUIA DE SEPULTAMENTO"])
    cells = [("NÚMERO DA GUIA", ["318/2024"], 0.4), ("QUADRA E JAZIGO", ["Q12-A305"], 0.6)]
    y = row(canvas, y + 6, FACE, cells)
    y = row(canvas, y, FACE, [("NOME DO FALECIDO", ["Antônio Pereira Lima"], 1.0)])
    row(canvas, y, FACE, [("DATA DO SEPULTAMENTO", ["14 de março de 2024"], 1.0)])
    return canvas.page()


def _birth():
    """Draw a birth certificate on which the office wrote the number of the request."""
    canvas = Canvas(150, random.Random(2))
    y = heading(canvas, FACE, ["REGISTRO CIVIL DAS PESSOAS NATURAIS", "CERTIDÃO DE NASCIMENTO"])
    cells = [("NOME", ["Beatriz Nogueira Prado"], 0.6), ("PROTOCOLO", ["2024.00731-5"], 0.4)]
    y = row(canvas, y + 6, FACE, cells)
    row(canvas, y, FACE, [("DATA DE NASCIMENTO POR EXTENSO", ["quatro de maio de dois mil e vinte"], 1.0)])
    return canvas.page()


@pytest.fixture(scope="module")
def scans(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scans")
    write_png(folder / "guia.png", _permit())
    write_png(folder / "nascimento.png", _birth())
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site with the example's types, as the example's README says."""
    site = new_site(tmp_path_factory.mktemp("own") / "office")
    shutil.copytree(EXAMPLE / "types", site / "types")
    return site


def test_the_files_of_the_example_are_in_order():
    report = ok("types", "check", *sorted((EXAMPLE / "types").glob("*.toml")))
    assert report["is_sound"]
    assert {kind["name"] for kind in report["types"]} == {"guia_sepultamento", "nascimento"}


@pytest.mark.parametrize("kind", known_types(()), ids=lambda kind: kind.name)
def test_every_type_is_shown_as_json(kind):
    shown = ok("types", "show", kind.name)["type"]
    assert shown["name"] == kind.name
    assert [field["name"] for field in shown["fields"]] == [spec.name for spec in kind.fields]


def test_a_type_is_tried_on_a_scan_without_a_site(scans):
    masked = ok("types", "try", PERMIT, scans / "guia.png")
    assert masked["masked"]
    assert values(masked["fields"])["falecido"] == "Antônio P. L."
    report = ok("types", "try", PERMIT, scans / "guia.png", "--reveal")
    assert report["recognised_as"] == report["type"] == "guia_sepultamento"
    found = values(report["fields"])
    assert found["numero_guia"] == "318/2024"
    assert found["sepultura"] == "Q12-A305"
    assert found["data_sepultamento"] == "2024-03-14"
    assert found["carimbo"] == "CM004217"


def test_a_trial_that_is_not_recognised_says_what_to_do(scans):
    done = appliance("types", "try", PERMIT, scans / "nascimento.png")
    assert done.returncode == 0
    assert "recognised as    nascimento" in done.stdout
    assert "MISSING" in done.stdout
    assert "next: add words to its cues" in done.stdout


def test_both_types_are_used_by_a_run_and_named_with_their_versions(site, scans):
    listed = {kind["name"]: kind for kind in ok("--site", site, "types", "list")["types"]}
    assert listed["guia_sepultamento"]["origin"] == "this site"
    assert listed["nascimento"]["origin"] == "this release and this site"
    for scan in scans.iterdir():
        shutil.copy(scan, site / "drop" / "default")
    assert ok("--site", site, "run")["documents_done"] == 2
    documents = {d["name"]: d for d in ok("--site", site, "documents")["documents"]}
    assert documents["guia.png"]["document_type"] == "guia_sepultamento"
    assert documents["nascimento.png"]["document_type"] == "nascimento"
    assert "+types." in documents["guia.png"]["pipeline_version"]
    shown = ok("--site", site, "show", documents["nascimento.png"]["id"], "--reveal")
    assert values(shown["fields"])["numero_protocolo"] == "2024.00731-5"
    again = ok("--site", site, "types", "try", PERMIT, documents["guia.png"]["id"], "--reveal")
    assert values(again["fields"])["numero_guia"] == "318/2024"


def test_the_types_of_the_site_are_evaluated_too(site, scans, tmp_path):
    told = {"guia": ("guia_sepultamento", "numero_guia", "318/2024")}
    told["nascimento"] = ("nascimento", "numero_protocolo", "2024.00731-5")
    for name, (kind, field, value) in told.items():
        truth = {"kind": kind, "judged": [field], "fields": [{"name": field, "value": value}]}
        (tmp_path / f"{name}.json").write_text(json.dumps(truth), "utf-8")
    figures = ok("--site", site, "evaluate", scans, "--truth", tmp_path)
    assert (figures["documents"], figures["right_types"], figures["unread"]) == (2, 2, [])
    assert figures["all_fields"]["found_right"] == 2


def test_a_broken_file_stops_a_run_and_says_where(site, tmp_path):
    broken = shutil.copytree(site, tmp_path / "office", ignore=shutil.ignore_patterns("run"))
    file = broken / "types" / "guia_sepultamento.toml"
    text = file.read_text("utf-8").replace("required = true", "requierd = true", 1)
    file.write_text(text, "utf-8")
    line = text[: text.index("requierd")].count("\n") + 1
    for command in ("run", "watch", "status"):
        done = appliance("--site", broken, command)
        assert done.returncode == 3
        assert f"line {line}: fields[1].requierd: unknown key; did you mean required?" in done.stderr
        assert "next: " in done.stderr
    checked = appliance("types", "check", file, "--json")
    assert checked.returncode == 3
    (problem,) = json.loads(checked.stdout)["problems"]
    assert (problem["line"], problem["key"]) == (line, "fields[1].requierd")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("types", "show", "batismo"), "There is no document type batismo"),
        (("types", "check", "absent.toml"), "does not exist"),
        (("types", "try", PERMIT, "absent.png"), "There is no file absent.png"),
    ],
)
def test_what_cannot_be_done_is_said(arguments, complaint):
    done = appliance(*arguments)
    assert done.returncode == 2
    assert complaint in done.stderr


def test_without_a_site_the_types_of_this_release_are_listed_and_shown(tmp_path):
    listed = ok("--site", tmp_path, "types", "list")["types"]
    assert {kind["origin"] for kind in listed} == {"this release"}
    assert {"generic", "nascimento"} <= {kind["name"] for kind in listed}
    shown = appliance("--site", tmp_path, "types", "show", "nascimento")
    assert shown.returncode == 0
    assert "certidão de nascimento" in shown.stdout
