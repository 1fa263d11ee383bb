"""The command as a process, on a real site whose ledger was filled as the runtime fills it."""

import fcntl
import json
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest

from appliance.ledger.records import Arrival, DocumentState, PageState
from appliance.ledger.store import Ledger
from appliance.settings import load_settings
from pipelines.errors import Failure, FailureClass
from pipelines.result import extraction_to_json, page_to_json
from pipelines.source import SourceKind
from tests.site import appliance, command_line, ok
from tests.unit.sinks.examples import DAMAGED, birth_record

COMMANDS = (
    "init",
    "run",
    "watch",
    "status",
    "documents",
    "show",
    "confirm",
    "search",
    "picture",
    "failures",
    "events",
    "requeue",
    "reprocess",
    "cancel",
    "priority",
    "pause",
    "resume",
    "drain",
    "compact",
    "results",
    "audit",
    "evidence",
    "reconcile",
    "export",
    "import",
    "model",
    "types",
    "evaluate",
    "separators",
    "doctor",
)
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ENCRYPTED = Failure(
    FailureClass.POLICY, "pdf_encrypted", "The PDF is encrypted.", "Ask for an open copy.", retryable=False
)


def _admit(ledger, number, name, failure=None, kind=SourceKind.PDF):
    arrival = Arrival(f"t{number}", f"drop/{name}", name, "default", 0, f"{number:064x}", 1000, kind, failure)
    return ledger.admit(arrival, NOW).document_id


def _digitize(ledger, document, states):
    """Finish the oldest waiting document with `document`'s pages, failures and fields."""
    (claim,) = ledger.claim("test", 1, 60.0, NOW)
    lease = claim.lease
    ledger.plan(lease, document.record.page_count, NOW)
    for read in document.result.document.pages:
        ledger.store_page(
            lease,
            read.number,
            page_to_json(read),
            is_blank=read.is_blank,
            confidence=read.confidence,
            engine="embedded",
            engine_version="1.0",
            now=NOW,
        )
    for failed in document.result.failures:
        ledger.fail_page(lease, failed.number, failed.failure, NOW)
    extraction = document.result.extraction
    ledger.finish(
        lease,
        extraction=extraction_to_json(extraction),
        document_type=extraction.document_type,
        state=states,
        pipeline_version="0.1.0",
        now=NOW,
    )


@pytest.fixture(scope="session")
def made_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "site"
    assert appliance("init", folder).returncode == 0
    return folder


@pytest.fixture(scope="session")
def filled_site(made_site, tmp_path_factory):
    """Document 1 partly read, 2 refused for its content, 3 waiting with a hostile name."""
    folder = shutil.copytree(made_site, tmp_path_factory.mktemp("filled") / "site")
    with closing(Ledger.open(load_settings(folder).ledger_url)) as ledger:
        _admit(ledger, 1, "livro 12.pdf")
        _digitize(ledger, birth_record(1), DocumentState.PARTIAL)
        _admit(ledger, 2, "segredo.pdf", ENCRYPTED)
        _admit(ledger, 3, "evil\n\x1b[31mfdp\u202e[bold]" + "x" * 100)
        ledger.refuse("drop/link", "link", "default", DAMAGED, NOW)
    return folder


@pytest.fixture
def empty_site(made_site, tmp_path):
    return shutil.copytree(made_site, tmp_path / "site")


@pytest.fixture
def site(filled_site, tmp_path):
    return shutil.copytree(filled_site, tmp_path / "site")


def _modules_after(*command_lines):
    """The modules of a new process that has run these one after another."""
    program = (
        "import json, sys\n"
        "from appliance.cli.main import run_command\n"
        f"codes = [run_command(line) for line in {command_lines!r}]\n"
        "print(json.dumps([codes, sorted(sys.modules)]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    codes, modules = json.loads(done.stdout.splitlines()[-1])
    assert not any(codes)
    return modules


@pytest.mark.parametrize("line", [["--help"], ["--version"]])
def test_help_loads_nothing_heavy(line):
    heavy = {"ray", "onnxruntime", "sqlalchemy", "pyarrow", "cv2", "numpy", "pydantic", "rich"}
    assert heavy.isdisjoint(_modules_after(line))


HANDLING = {
    "picture",
    "evaluate",
    "separators",
    "compact",
    "reconcile",
    "doctor",
}  # pixels, Parquet, the machine


def test_commands_that_handle_files_do_not_load_ray():
    assert "ray" not in _modules_after(*([command, "--help"] for command in HANDLING))


def test_questions_do_not_load_ray_or_the_reader():
    questions = ([command, "--help"] for command in COMMANDS if command not in HANDLING)
    assert {"ray", "onnxruntime", "pyarrow", "cv2"}.isdisjoint(_modules_after(*questions))


def test_help_lists_every_command_with_its_own_first_sentence():
    overview = appliance("--help").stdout
    for name in COMMANDS:
        own = appliance(name, "--help").stdout
        assert "Example: appliance" in " ".join(own.split())
        described = next(line for line in overview.splitlines() if line.startswith(f"  {name} "))
        assert described.split(None, 1)[1] in " ".join(own.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("documents", "--state", "NONE"),
        ("documents", "--limit", "0"),
        ("show",),
        ("show", "x"),
        ("requeue",),
        ("requeue", "1", "--all"),
        ("requeue", "--since", "yesterday"),
        ("requeue", "1", "--profile", "default"),
        ("requeue", "--again"),
        ("requeue", "1", "--from", "clean"),
        ("cancel",),
        ("priority", "5"),
        ("priority", "5", "1", "--profile", "default"),
        ("priority", "5000", "1"),
        ("pause", "nowhere"),
        ("events", "99"),
        ("run", "--nonsense"),
        ("run", "--until", "yesterday"),
        ("watch", "surplus"),
    ],
)
def test_a_wrong_command_line_is_code_2_with_a_next_step(empty_site, arguments):
    done = appliance("--site", empty_site, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    error, next_step = done.stderr.splitlines()
    assert error.startswith("error: ")
    assert next_step.startswith("next: appliance")
    assert next_step.endswith("--help")

    complaint = json.loads(appliance("--site", empty_site, *arguments, "--json").stderr)["error"]
    assert (complaint["code"], complaint["exit_code"]) == ("usage", 2)


def test_the_site_is_found_by_option_variable_or_folder(site, tmp_path):
    by_option = appliance("--site", site, "status", "--json", cwd=tmp_path, APPLIANCE_SITE="/nowhere")
    by_variable = appliance("status", "--json", cwd=tmp_path, APPLIANCE_SITE=str(site))
    by_folder = appliance("status", "--json", cwd=site)
    assert by_option.stdout == by_variable.stdout == by_folder.stdout
    assert json.loads(by_folder.stdout)["site"] == str(site)


@pytest.mark.parametrize("command", [("status",), ("run",), ("watch",), ("requeue", "--all")])
def test_no_site_is_code_3_and_says_how_to_make_one(tmp_path, command):
    done = appliance("--site", tmp_path, *command)
    assert done.returncode == 3
    assert "appliance init" in done.stderr
    assert (
        json.loads(appliance("--site", tmp_path, *command, "--json").stderr)["error"]["code"]
        == "site_missing"
    )


def test_wrong_settings_are_code_3_and_name_the_key(empty_site):
    with (empty_site / "appliance.toml").open("a") as file:
        file.write("colour = 1\n")
    done = appliance("--site", empty_site, "status")
    assert done.returncode == 3
    assert "unknown key profiles.default.colour" in done.stderr


def test_init_may_be_repeated_and_keeps_what_is_there(site):
    file = site / "appliance.toml"
    file.write_text(file.read_text() + '\n[profiles.urgent]\ndrop = "drop/urgent"\npriority = 5\n')
    before = file.read_bytes()
    report = ok("init", site)
    assert (report["is_new"], file.read_bytes()) == (False, before)
    assert (site / "drop" / "urgent").is_dir()
    assert len(ok("--site", site, "documents")["documents"]) == 3
    assert oct((site / "data").stat().st_mode & 0o777) == "0o700"


def test_init_where_nothing_can_be_made_is_code_3(tmp_path):
    (tmp_path / "file").touch()
    done = appliance("init", tmp_path / "file" / "site")
    assert done.returncode == 3
    assert done.stderr.startswith("error: ")


def test_status_counts_and_says_what_is_next(site):
    (site / "drop" / "default" / "a.pdf").touch()
    (site / "drop" / "default" / "a.pdf.part").touch()
    report = ok("--site", site, "status")
    assert report["documents"] == dict.fromkeys(DocumentState, 0) | {"PARTIAL": 1, "FAILED": 1, "ADMITTED": 1}
    assert (report["pages"]["READ"], report["pages"]["BLANK"], report["pages"]["FAILED"]) == (2, 1, 1)
    assert report["failures"] == {"pdf_encrypted": 1, "pdf_page_damaged": 2}
    assert report["waiting_files"] == {"default": 1}
    assert report["coordinator"] == {"is_running": False, "pid": None}
    assert report["next_step"] == "appliance run"
    shown = appliance("--site", site, "status").stdout
    assert "not running" in shown
    assert "next: appliance run" in shown


def test_status_sees_the_coordinator_by_its_lock(site):
    with load_settings(site).lock_file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("4321")
        lock.flush()
        assert ok("--site", site, "status")["coordinator"] == {"is_running": True, "pid": 4321}
    assert ok("--site", site, "status")["coordinator"] == {"is_running": False, "pid": None}


def test_documents_are_filtered(site):
    assert [d["id"] for d in ok("--site", site, "documents")["documents"]] == [3, 2, 1]
    assert [d["id"] for d in ok("--site", site, "documents", "--state", "failed")["documents"]] == [2]
    assert [d["id"] for d in ok("--site", site, "documents", "--limit", "1")["documents"]] == [3]
    assert ok("--site", site, "documents", "--profile", "other")["documents"] == []
    assert ok("--site", site, "documents", "--since", "2026-03-01T12:01Z")["documents"] == []


@pytest.mark.parametrize(
    "command", [("documents",), ("status",), ("failures",), ("show", "1"), ("show", "3")]
)
def test_human_output_is_plain_and_hostile_names_are_harmless(site, command):
    shown = appliance("--site", site, *command).stdout
    assert "\x1b" not in shown
    assert all(line.isprintable() for line in shown.splitlines())


@pytest.mark.parametrize("command", [("documents",), ("status",), ("show", "1")])
def test_tables_fit_eighty_columns(site, command):
    shown = appliance("--site", site, *command).stdout
    assert [
        line
        for line in shown.splitlines()
        if len(line) > 80 and "sha256" not in line and str(site) not in line
    ] == []


def test_show_masks_values_until_told_to_reveal(site):
    shown = appliance("--site", site, "show", "1").stdout
    assert "***.982.247-**" in shown
    assert "1: 10,20-300,50" in shown
    assert "52998224725" not in shown + appliance("--site", site, "show", "1", "--json").stdout
    assert "52998224725" in appliance("--site", site, "show", "1", "--reveal").stdout

    masked = ok("--site", site, "show", "1")
    assert masked["masked"] is True
    assert all(field["quote"] is None for field in masked["fields"])
    revealed = ok("--site", site, "show", "1", "--reveal")
    fields = {field["name"]: field for field in revealed["fields"]}
    assert fields["cpf"]["value"] == fields["cpf"]["quote"] == "52998224725"
    assert fields["cpf"]["box"] == [10.0, 20.0, 300.0, 50.0]
    assert fields["matricula"]["status"] == "MISSING"
    assert [page["state"] for page in revealed["pages"]] == ["READ", "BLANK", "FAILED", "READ"]
    assert revealed["failures"][0]["code"] == "pdf_page_damaged"
    assert revealed["events"]


def test_failures_name_the_exact_command(site):
    found = {(f["document_id"], f["code"]): f for f in ok("--site", site, "failures")["failures"]}
    assert found[2, "pdf_encrypted"]["command"] == "appliance requeue 2"
    assert found[1, "pdf_page_damaged"]["page"] == 3
    assert found[None, "pdf_page_damaged"]["command"] is None
    only = ok("--site", site, "failures", "--reason", "policy")["failures"]
    assert [failure["code"] for failure in only] == ["pdf_encrypted"]
    shown = appliance("--site", site, "failures").stdout
    assert "  next: Ask for an open copy.\n  then: appliance requeue 2\n" in shown


def test_requeue_does_what_it_says_and_resolves_the_failures(site):
    report = ok("--site", site, "requeue", "2", "3")
    assert report == {"requeued": [2], "count": 1, "skipped": [{"id": 3, "reason": "it is ADMITTED"}]}
    assert ok("--site", site, "requeue", "--reason", "SOURCE")["requeued"] == [1]
    assert ok("--site", site, "requeue", "--all") == {"requeued": [], "count": 0, "skipped": []}
    left = ok("--site", site, "failures")["failures"]
    assert [failure["document_id"] for failure in left] == [None]
    resolved = ok("--site", site, "failures", "--resolved")["failures"]
    assert {failure["document_id"] for failure in resolved if failure["resolved_at"]} == {1, 2}


def test_requeue_of_an_unknown_document_changes_nothing(site):
    done = appliance("--site", site, "requeue", "2", "99")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no document 99" in done.stderr
    assert ok("--site", site, "status")["documents"]["FAILED"] == 1


def test_requeue_since_counts_from_when_the_document_was_settled(site):
    assert ok("--site", site, "requeue", "--since", "2026-03-01T12:00:01Z")["requeued"] == []
    assert ok("--site", site, "requeue", "--since", "2026-03-01T12:00Z")["requeued"] == [1, 2]


def test_requeue_reads_complete_documents_anew_only_where_it_is_asked_for(site):
    assert ok("--site", site, "requeue", "--read-by", "1.0", "--profile", "other")["requeued"] == []
    report = ok("--site", site, "requeue", "--again", "--read-by", "1.0", "--with", "dpi=400")
    assert report["requeued"] == [1]
    assert ok("--site", site, "status")["pages"] == dict.fromkeys(PageState, 0) | {"PENDING": 4}
    (event,) = ok("--site", site, "events", "1", "--limit", "1")["events"]
    assert (event["action"], event["detail"]) == ("requeued", {"from": "rasterize", "with": {"dpi": 400}})
    assert "dpi" in appliance("--site", site, "events").stdout


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ("colour=red", "names no option"),
        ("dpi", "dpi"),
        ("dpi=9", "greater than or equal to 72"),
        ("dpi=4e2", "valid integer"),
        ("document_type=poema", "there is no document type"),
        ("page_timeout_seconds=0", "greater than 0"),
    ],
)
def test_a_wrong_option_for_a_document_names_the_keys_that_there_are(site, given, complaint):
    done = appliance("--site", site, "requeue", "1", "--with", given)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert "document_type, dpi, max_page_pixels, page_timeout_seconds" in done.stderr
    assert ok("--site", site, "status")["documents"]["PARTIAL"] == 1


def test_cancel_withdraws_what_waits_and_leaves_what_is_settled(site):
    report = ok("--site", site, "cancel", "1", "3")
    assert report == {"cancelled": [3], "count": 1, "skipped": [{"id": 1, "reason": "it is PARTIAL"}]}
    assert ok("--site", site, "status")["documents"]["CANCELLED"] == 1
    assert "Requeued 1 document: 3" in appliance("--site", site, "requeue", "3").stdout
    unknown = appliance("--site", site, "cancel", "3", "99")
    assert (unknown.returncode, unknown.stdout) == (2, "")


def test_priority_may_be_negative_and_is_remembered(site):
    report = ok("--site", site, "priority", "-5", "1", "3")
    assert report == {"changed": [3], "count": 1, "skipped": [{"id": 1, "reason": "it is PARTIAL"}]}
    assert ok("--site", site, "priority", "7", "--profile", "default")["changed"] == [3]
    details = [event["detail"] for event in ok("--site", site, "events", "3", "--limit", "2")["events"]]
    assert details == [{"old": 0, "new": -5}, {"old": -5, "new": 7}]


def test_what_is_paused_is_shown_until_it_is_resumed(site):
    assert ok("--site", site, "pause", "default")["paused"] == ["pause:default"]
    report = ok("--site", site, "status")
    assert [switch["name"] for switch in report["switches"]] == ["pause:default"]
    assert (report["paused"], report["next_step"]) == (1, "appliance resume")
    assert "pause:default: on since" in appliance("--site", site, "status").stdout
    assert ok("--site", site, "pause")["paused"] == ["pause", "pause:default"]
    assert ok("--site", site, "pause")["changed"] == []
    assert ok("--site", site, "resume") == {
        "changed": ["pause", "pause:default"],
        "paused": [],
        "paused_documents": 0,
    }
    assert ok("--site", site, "status")["next_step"] == "appliance run"


def test_drain_without_a_coordinator_says_so_and_leaves_no_switch(site):
    assert ok("--site", site, "drain") == {"is_draining": False, "pid": None}
    assert "nothing to drain" in appliance("--site", site, "drain").stdout
    assert ok("--site", site, "status")["switches"] == []


def test_doctor_finds_a_sound_site_ready(site):
    report = ok("--site", site, "doctor")
    failed = [check for check in report["checks"] if check["status"] == "fail"]
    assert (failed, report["is_ready"]) == ([], True)
    names = [check["name"] for check in report["checks"]]
    assert {"python", "packages", "poppler", "models", "memory", "ledger", "clock", "results"} <= set(names)
    assert not (site / "results" / "results.db").exists()


def test_doctor_works_before_there_is_a_site(tmp_path):
    done = appliance("--site", tmp_path, "doctor")
    assert done.returncode == 0
    assert "appliance init DIR" in done.stdout


@pytest.mark.parametrize(
    ("break_it", "name"),
    [
        (lambda site: (site / "appliance.toml").write_text("[site]\n"), "settings"),
        (lambda site: (site / "drop" / "default").rmdir(), "folder"),
        (lambda site: (site / "data" / "ledger.db").write_bytes(b"no database" * 1000), "ledger"),
        (lambda site: (site / "results" / "results.db").write_bytes(b"no database" * 1000), "results"),
    ],
)
def test_doctor_names_what_is_broken_with_code_6(empty_site, break_it, name):
    break_it(empty_site)
    done = appliance("--site", empty_site, "doctor", "--json")
    failed = [check for check in json.loads(done.stdout)["checks"] if check["status"] == "fail"]
    assert done.returncode == 6
    assert [check["name"].split()[0] for check in failed] == [name]
    assert failed[0]["next_step"]


def test_doctor_misses_poppler(empty_site):
    done = appliance("--site", empty_site, "doctor", PATH="/nowhere")
    assert done.returncode == 6
    assert "poppler-utils" in done.stdout


def test_a_reader_that_goes_away_is_no_defect(site):
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        command_line("--site", site, "show", "1"),
        stdout=write_end,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.parametrize(("environment", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_only_on_a_terminal_that_wants_them(site, environment, is_coloured):
    controller, terminal = pty.openpty()
    subprocess.run(
        command_line("--site", site, "doctor"),
        stdout=terminal,
        check=True,
        env=os.environ | {"TERM": "xterm-256color"} | environment,
    )
    os.close(terminal)
    shown = os.read(controller, 65536)
    os.close(controller)
    assert (b"\x1b[32m" in shown) is is_coloured


def test_a_defect_is_code_1_without_the_values_it_met(site):
    ledger = load_settings(site).storage.data / "ledger.db"
    with closing(sqlite3.connect(ledger)) as connection, connection:
        connection.execute('UPDATE ledger_documents SET extraction = \'{"secret": "529"}\' WHERE id = 1')
    done = appliance("--site", site, "show", "1")
    assert done.returncode == 1
    assert "error: The program failed: ValidationError at" in done.stderr
    assert "529" not in done.stderr
    complaint = json.loads(appliance("--site", site, "show", "1", "--json").stderr)["error"]
    assert complaint["code"] == "unexpected_defect"


def test_the_schema_of_the_results_is_told_column_by_column():
    told = ok("results", "schema")
    names = [table["name"] for table in told["tables"]]
    assert names == ["documents", "pages", "fields", "acts", "failures", "models", "field_history"]
    columns = [column for table in told["tables"] for column in table["columns"]]
    assert all(column["meaning"] and column["holds"] for column in columns)
    views = {view["name"]: [column["name"] for column in view["columns"]] for view in told["views"]}
    assert "nome_mae" in views["doc_nascimento"]
    shown = appliance("results", "schema").stdout
    assert all(name in shown for name in views)
    assert f"Schema {told['schema_version']} " in shown
    assert all(f"{table['name']}: {table['meaning']}" in shown for table in told["tables"])
