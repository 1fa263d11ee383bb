"""`appliance compact` as an operator runs it."""

import json

import pytest

from appliance.cli.main import run_command
from appliance.errors import ExitCode
from appliance.runtime.lock import only_instance


@pytest.fixture
def compact(site, capsys):
    def run(*arguments):
        code = run_command(["--site", str(site.settings.folder), "compact", *arguments])
        return code, capsys.readouterr().out

    return run


def test_small_batches_become_one_and_what_waits_is_written(site, compact):
    for number in (1, 2):
        site.digitize(number)
        site.export()
    site.ledger.write_batch_again(2)
    code, told = compact("--json")
    assert (code, json.loads(told)) == (ExitCode.OK, {"written": 2, "merged": 2})
    assert [[one.document_id for one in site.parquet.written(batch)] for batch in site.parquet.files()] == [
        [1, 2]
    ]
    assert compact() == (ExitCode.OK, "0 batches merged; 0 written.\n")


def test_it_does_not_disturb_who_works_on_the_site(site, compact):
    with only_instance(site.settings.lock_file):
        code, _ = compact()
    assert code == ExitCode.ALREADY_RUNNING


def test_a_results_folder_that_cannot_be_written_is_named(site, compact):
    for number in (1, 2):
        site.digitize(number)
        site.export()
    before = {file: file.read_bytes() for files in site.parquet.files().values() for file in files}
    aside = site.settings.parquet / ".tmp"
    aside.write_text("in the way")
    code, _ = compact()
    assert code != ExitCode.OK
    assert {file: file.read_bytes() for files in site.parquet.files().values() for file in files} == before
    aside.unlink()
    assert compact()[0] == ExitCode.OK
    assert len(site.parquet.files()) == 1
