import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from appliance.cli import __file__ as cli_file
from appliance.errors import ExitCode, SettingsError
from appliance.settings import (
    Profile,
    ReaderOptions,
    RuntimeOptions,
    SiteOptions,
    StorageOptions,
    load_settings,
)
from pipelines.separators import SeparateOptions, Separator
from pipelines.source import RasterizeOptions
from tests.unit.document_types.own_examples import ALVARA

TEMPLATE = Path(cli_file).with_name("appliance.toml").read_text("utf-8")
MINIMAL = '[profiles.default]\ndrop = "drop/default"\n'


@pytest.fixture
def load(tmp_path):
    def load_text(text):
        (tmp_path / "appliance.toml").write_text(text, "utf-8")
        return load_settings(tmp_path)

    return load_text


def _refusal(load, text):
    with pytest.raises(SettingsError) as caught:
        load(text)
    assert caught.value.exit_code == ExitCode.SITE_WRONG
    assert caught.value.next_step
    return f"{caught.value.message} {caught.value.next_step}"


def test_the_template_holds_the_defaults(load):
    assert load(TEMPLATE) == load(MINIMAL)


def test_the_template_shows_every_key():
    shown = tomllib.loads(TEMPLATE)
    sections = {
        "site": SiteOptions,
        "storage": StorageOptions,
        "runtime": RuntimeOptions,
        "reader": ReaderOptions,
    }
    for section, options in sections.items():
        assert list(shown[section]) == [field.name for field in fields(options)]
    assert list(shown["profiles"]["default"]) == [field.name for field in fields(Profile)]


def test_folders_are_absolute_and_urls_filled_in(load, tmp_path):
    settings = load(MINIMAL)
    assert settings.profiles["default"].drop == tmp_path / "drop" / "default"
    assert settings.ledger_url == f"sqlite:///{tmp_path}/data/ledger.db"
    assert settings.results_url == f"sqlite:///{tmp_path}/results/results.db"
    assert all(folder.is_absolute() for folder in settings.folders)


def test_profile_becomes_options_of_the_rasterizer(load):
    profile = load(MINIMAL + "dpi = 200\nmax_pages = 5\n").profiles["default"]
    assert profile.rasterize_options() == RasterizeOptions(dpi=200, max_pages=5)


def test_a_reader_is_chosen(load):
    assert not load(MINIMAL).reader.has_model
    reader = load(MINIMAL + '[reader]\nmode = "dual"\ngpus = 2\ncache_gib = 8\n').reader
    assert (reader.has_model, reader.gpus, reader.cache_gib) == (True, 2, 8.0)


def test_a_second_opinion_is_wanted_only_where_it_is_said_and_a_model_reads(load):
    assert not load(MINIMAL + '[reader]\nmode = "vlm"\n').reader.second_opinion
    for mode in ("vlm", "dual"):
        reader = load(MINIMAL + f'[reader]\nmode = "{mode}"\nsecond_opinion = true\n').reader
        assert reader.second_opinion
    refusal = _refusal(load, MINIMAL + "[reader]\nsecond_opinion = true\n")
    assert "only where a model reads" in refusal


def test_the_page_policy_becomes_a_share(load):
    def allowed(text):
        return load(MINIMAL + text).profiles["default"].failed_pages_allowed_percent

    assert allowed("") == 100
    assert allowed("max_failed_pages_percent = 12.5\n") == 12.5
    assert allowed('page_policy = "complete"\n') == 0


def test_a_folder_without_settings_is_no_site(tmp_path):
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path / "nowhere")
    assert caught.value.code == "site_missing"
    assert "appliance init" in caught.value.next_step


@pytest.mark.parametrize(
    ("addition", "expected"),
    [
        (
            "[runtime]\nlease_second = 3\n",
            ["unknown key runtime.lease_second.", "Did you mean lease_seconds?"],
        ),
        ("[storrage]\n", ["unknown key storrage.", "Did you mean storage?"]),
        (
            '[profiles.a]\ndrop = "b"\nxyzzy = 1\n',
            ["unknown key profiles.a.xyzzy", "Known keys there: drop, dpi"],
        ),
        ("[runtime]\ncpus = '2'\n", ["runtime.cpus", "valid integer"]),
        ("[runtime]\ncpus = true\n", ["runtime.cpus", "valid integer"]),
        ("[runtime]\nlease_seconds = 0\n", ["runtime.lease_seconds", "greater than or equal to 5"]),
        ("[profiles.a]\ndpi = 300\n", ["profiles.a.drop is missing"]),
        ('[profiles."Ação"]\ndrop = "b"\n', ["profiles.Ação is no name"]),
        (
            '[profiles.a]\ndrop = "b"\ndocument_type = "poema"\n',
            ["profiles.a.document_type", "known are", "nascimento"],
        ),
        ('[profiles.a]\ndrop = "b"\npage_policy = "some"\n', ["profiles.a.page_policy", "complete"]),
        (
            '[profiles.a]\ndrop = "b"\npage_policy = "complete"\nmax_failed_pages_percent = 5.0\n',
            ["profiles.a", "only with page_policy"],
        ),
        ('[reader]\nmode = "fast"\n', ["reader.mode", "'embedded', 'vlm' or 'dual'"]),
        ("[reader]\ngpu = 1\n", ["unknown key reader.gpu.", "Did you mean gpus?"]),
        ("[reader]\ngpus = 0.5\n", ["reader.gpus", "whole number", "none is shared"]),
        ("[reader]\ngpus = 0\n", ["reader.gpus", "whole number"]),
        ("[reader]\ngpus = true\n", ["reader.gpus", "whole number"]),
        ('[reader]\ngpus = "all"\n', ["reader.gpus", '"auto"']),
        ("[reader]\ndegenerate_alarm = 2\n", ["reader.degenerate_alarm", "less than or equal to 1"]),
        ("[site]\nname = 3\n", ["site.name", "valid string"]),
        ("[site\n", ["not valid TOML"]),
        ("[storage]\nledger_url = 'mysql://u:secret@h/d'\n", ["storage.ledger_url"]),
        ("[storage]\nledger_url = 'sqlite:///ledger.db'\n", ["storage.ledger_url", "four slashes"]),
        (
            "[storage]\nledger_url = '{0}'\nresults_url = '{0}'\n".format(
                "postgresql+psycopg://u:secret@h/d"
            ),
            ["same database"],
        ),
    ],
)
def test_a_wrong_key_or_value_is_named_with_its_place(load, addition, expected):
    refusal = _refusal(load, MINIMAL + addition)
    for part in expected:
        assert part in refusal
    assert "secret" not in refusal


def test_a_site_needs_a_profile(load):
    assert "profiles is missing" in _refusal(load, "[site]\n")
    assert "profiles is missing" in _refusal(load, "[profiles]\n")


@pytest.mark.parametrize(
    "text",
    [
        '[profiles.a]\ndrop = "data/drop"\n',
        '[profiles.a]\ndrop = "."\n',
        '[profiles.a]\ndrop = "x/../results"\n',
        '[profiles.a]\ndrop = "in"\n[profiles.b]\ndrop = "in/b"\n',
        '[storage]\nresults = "data/results"\n[profiles.a]\ndrop = "in"\n',
        '[profiles.a]\ndrop = "in"\noutbox = "in/receipts"\n',
        '[profiles.a]\ndrop = "in"\noutbox = "results/receipts"\n',
        '[profiles.a]\ndrop = "in"\noutbox = "data"\n',
        '[profiles.a]\ndrop = "in"\n[profiles.b]\ndrop = "other"\noutbox = "in"\n',
    ],
)
def test_overlapping_folders_are_refused(load, text):
    assert "overlap" in _refusal(load, text)


def test_overlap_is_seen_through_symbolic_links(load, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "inbox").symlink_to(tmp_path / "data")
    assert "overlap" in _refusal(load, '[profiles.a]\ndrop = "inbox"\n')


def test_the_program_is_no_place_for_documents(load):
    program = Path(cli_file).resolve().parents[1]
    for folder in (program, program / "cli", program.parents[0]):
        assert "the program" in _refusal(load, f'[profiles.a]\ndrop = "{folder}"\n')
    environment = Path(sys.prefix).resolve()
    assert "the program" in _refusal(load, MINIMAL + f'[storage]\nresults = "{environment}/results"\n')


def test_a_database_in_a_drop_folder_is_refused(load, tmp_path):
    url = f"sqlite:///{tmp_path}/drop/default/ledger.db"
    assert "storage.ledger_url" in _refusal(load, MINIMAL + f'[storage]\nledger_url = "{url}"\n')


def test_a_folder_that_is_mounted_in_two_places_overlaps_with_itself(load, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "inbox").mkdir()
    bound = ["mount", "--bind", tmp_path / "data", tmp_path / "inbox"]
    if subprocess.run(bound, check=False, capture_output=True).returncode:
        pytest.skip("this account may not mount")
    try:
        assert "overlap" in _refusal(load, '[profiles.a]\ndrop = "inbox/a"\n')
    finally:
        subprocess.run(["umount", tmp_path / "inbox"], check=True)


def test_separators_become_options_of_their_stage(load):
    assert load(MINIMAL).profiles["default"].separate_options() == SeparateOptions()
    profile = load(MINIMAL + 'separators = ["patch-t", "qr:LOTE-*"]\nkeep_separators = true\n').profiles[
        "default"
    ]
    assert profile.separate_options() == SeparateOptions(
        (Separator.parse("patch-t"), Separator.parse("qr:LOTE-*")), keep=True
    )


def test_a_profile_may_be_divided_by_type_unless_its_type_is_known(load):
    assert load(MINIMAL + "split_by_type = true\n").profiles["default"].separate_options().by_type
    assert "split_by_type" in _refusal(load, MINIMAL + 'split_by_type = true\ndocument_type = "obito"\n')


@pytest.mark.parametrize("written", ["patch-2", "qr:*", "code128:", ""])
def test_a_separator_that_cannot_be_meant_is_refused_with_its_reason(load, written):
    refusal = _refusal(load, MINIMAL + f'separators = ["patch-t", "{written}"]\n')
    assert "profiles.default.separators.1" in refusal
    assert repr(written) in refusal


def test_profiles_may_share_an_outbox_which_init_then_makes(load, tmp_path):
    text = '[profiles.a]\ndrop = "a"\noutbox = "out"\n[profiles.b]\ndrop = "b"\noutbox = "out"\n'
    settings = load(text)
    assert {profile.outbox for profile in settings.profiles.values()} == {tmp_path / "out"}
    assert tmp_path / "out" in settings.folders
    assert load(MINIMAL).profiles["default"].outbox is None


def own_type(site, text):
    (site / "types").mkdir(exist_ok=True)
    (site / "types" / "alvara.toml").write_text(text, "utf-8")


def test_a_site_has_types_of_its_own(load, tmp_path):
    assert load(MINIMAL).own_types == ()
    own_type(tmp_path, ALVARA)
    (tmp_path / "types" / ".alvara.toml").write_text("an editor's", "utf-8")
    settings = load(MINIMAL + 'document_type = "alvara"\n')
    assert [kind.name for kind in settings.own_types] == ["alvara"]
    assert {"alvara", "nascimento", "generic"} <= set(settings.document_types)


def test_a_broken_type_is_named_with_its_line_and_the_next_step(load, tmp_path):
    own_type(tmp_path, ALVARA.replace("weight = 0.3", "wieght = 0.3").replace("many = true", "many = 1"))
    with pytest.raises(SettingsError) as caught:
        load(MINIMAL)
    line = ALVARA[: ALVARA.index("weight = 0.3")].count("\n") + 1
    assert caught.value.code == "type_wrong"
    assert "(1 more problem)" in caught.value.message
    assert f"line {line}: cues[2].wieght: unknown key" in caught.value.message
    assert "appliance types check" in caught.value.next_step


def test_a_type_that_cannot_be_read_is_named(load, tmp_path):
    own_type(tmp_path, ALVARA)
    (tmp_path / "types" / "folder.toml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        load(MINIMAL)
    (tmp_path / "types" / "folder.toml").rmdir()
    (tmp_path / "types" / "latin.toml").write_bytes(b"name = '\xe7'")
    with pytest.raises(SettingsError, match="UTF-8"):
        load(MINIMAL)
