"""`appliance evaluate` on small pages that are really read, and on documents that the ledger holds."""

import json
import shutil
import stat
from datetime import UTC, datetime

import pytest

from pipelines import catalog
from pipelines.digitizing import digitize
from pipelines.evaluation.truth import Truth, TruthField, truth_from_json, truth_to_json
from pipelines.ocr.embedded import EmbeddedEngine
from tests.site import appliance, store_digitized
from tests.synthetic.generator import make_document
from tests.synthetic.truth_file import truth_of
from tests.synthetic.writers import write_png

FALSE = {"nome": "Zebedeu Quaresma", "matricula_registro_civil": "1234567890" * 3 + "12"}
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = tmp_path_factory.mktemp("evaluated") / "site"
    assert appliance("init", site).returncode == 0
    return site


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """Two certificates with their truth; the second one's has another name and number than the page."""
    folder = tmp_path_factory.mktemp("samples")
    for number, layout in enumerate(("form", "prose"), start=1):
        drawn = make_document("nascimento", number, dpi=120, layout=layout)
        write_png(folder / f"birth-{number}.png", drawn.pages[0])
        told = truth_of(drawn, sorted(drawn.fields))
        if number == 2:
            right = [field for field in told.fields if field.name not in FALSE]
            told = Truth(told.kind, (*right, *(TruthField(*item) for item in FALSE.items())), told.judged)
        (folder / f"birth-{number}.json").write_bytes(truth_to_json(told))
    return folder


@pytest.fixture(scope="module")
def evaluated(site, samples, tmp_path_factory):
    """One reading for several tests: the figures as JSON and the report."""
    target = tmp_path_factory.mktemp("report") / "report.html"
    done = appliance("--site", site, "evaluate", samples, "--report", target, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout), target


def test_figures_tell_what_was_right_and_what_silently_wrong(evaluated, samples):
    figures, _ = evaluated
    assert (figures["documents"], figures["right_types"], figures["unread"]) == (2, 2, [])
    told = [truth_from_json((samples / f"birth-{n}.json").read_bytes()) for n in (1, 2)]
    assert figures["all_fields"]["told"] == sum(len(set(t.fields)) for t in told)
    assert figures["all_fields"]["f1"] > 0.8
    name = figures["types"]["nascimento"]["nome"]
    assert (name["told"], name["found_right"] + name["unsure_right"]) == (2, 1)


def test_values_are_masked_on_the_screen_unless_they_are_asked_for(evaluated):
    figures, _ = evaluated
    assert figures["masked"]
    text = json.dumps(figures, ensure_ascii=False)
    assert all(value not in text for value in FALSE.values())
    wrong = [e for e in figures["silent_errors"] if e["field"] == "matricula_registro_civil"]
    assert [error["told"] for error in wrong] == [["*" * 11 + "2345678901" + "*" * 11]]


def test_the_report_is_one_private_file_without_values(evaluated):
    _, target = evaluated
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    html = target.read_text("utf-8")
    assert "birth-2.png" in html
    assert "data:image/jpeg;base64," in html
    assert all(value not in html for value in FALSE.values())


def test_tables_name_silent_errors_first(site, samples, tmp_path):
    one = tmp_path / "one"
    one.mkdir()
    shutil.copy(samples / "birth-2.png", one)
    done = appliance("--site", site, "evaluate", one, "--truth", samples, "--reveal")
    assert done.returncode == 0
    assert done.stdout.startswith("Silent errors: ")
    assert FALSE["matricula_registro_civil"] in done.stdout
    assert "nascimento" in done.stdout


def test_documents_of_the_ledger_are_judged_as_they_are_stored(site, samples, tmp_path):
    other = shutil.copytree(site, tmp_path / "site")
    scan = samples / "birth-2.png"
    store_digitized(other, scan, digitize(scan, EmbeddedEngine(), catalog.EMBEDDED), NOW)
    target = tmp_path / "report.html"
    arguments = ("--document", 1, "--truth", samples, "--report", target, "--json")
    done = appliance("--site", other, "evaluate", *arguments)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert (figures["documents"], figures["right_types"]) == (1, 1)
    assert figures["types"]["nascimento"]["nome"]["found_right"] == 0
    assert "data:image/jpeg;base64," in target.read_text("utf-8")


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(site, samples, tmp_path):
    shutil.copy(samples / "birth-1.png", tmp_path)
    shutil.copy(samples / "birth-1.json", tmp_path)
    (tmp_path / "broken.png").write_bytes(b"no picture")
    shutil.copy(samples / "birth-1.json", tmp_path / "broken.json")
    done = appliance("--site", site, "evaluate", tmp_path, "--json")
    assert done.returncode == 4
    figures = json.loads(done.stdout)
    assert (figures["documents"], [unread["document"] for unread in figures["unread"]]) == (1, ["broken.png"])


@pytest.mark.parametrize(
    ("files", "arguments", "complaint"),
    [
        ({}, ["."], "holds no documents"),
        ({"a.png": b"x"}, ["."], "write a.json there"),
        ({"a.png": b"x", "a.json": b"{}"}, ["."], "a.json is no truth file: kind: "),
        ({}, [], "Name either"),
        ({}, [".", "--document", "1"], "Name either"),
        ({}, ["--document", "1"], "need --truth"),
        ({}, ["--document", "1", "--truth", "."], "no document 1"),
        ({}, [".", "--profile", "none"], "no profile 'none'"),
        ({"r.html": b""}, [".", "--report", "r.html"], "exists already"),
    ],
)
def test_what_cannot_be_evaluated_is_said_before_anything_is_read(
    site, tmp_path, files, arguments, complaint
):
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    placed = [tmp_path / part if part in {".", "r.html"} else part for part in arguments]
    done = appliance("--site", site, "evaluate", *placed)
    assert done.returncode == 2
    assert complaint in done.stderr


def test_a_site_whose_model_reads_says_how_to_evaluate_that(site, samples, tmp_path):
    other = shutil.copytree(site, tmp_path / "site")
    settings = other / "appliance.toml"
    settings.write_text(settings.read_text("utf-8").replace('mode = "embedded"', 'mode = "dual"'), "utf-8")
    done = appliance("--site", other, "evaluate", samples)
    assert done.returncode == 2
    assert "--document" in done.stderr
