import pytest

from appliance.runtime.live_settings import LiveSettings
from appliance.runtime.notices import SETTINGS, read_notice
from appliance.settings import load_settings
from tests.unit.document_types.own_examples import ALVARA

FIRST = '[profiles.first]\ndrop = "drop/first"\n'
SECOND = '[profiles.second]\ndrop = "drop/second"\ndpi = 200\n'


class Site:
    def __init__(self, folder):
        self.file = folder / "appliance.toml"
        self.write(FIRST)
        settings = load_settings(folder)
        settings.run.mkdir(parents=True)
        self.live = LiveSettings(settings)

    def write(self, text):
        """As editors do it: a new file takes the old one's name."""
        aside = self.file.with_name("aside")
        aside.write_text(text, "utf-8")
        aside.replace(self.file)

    @property
    def notice(self):
        return read_notice(self.live.current.run, SETTINGS)


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path)


def test_an_unchanged_file_is_not_read_again(site):
    assert not site.live.refresh()
    assert site.notice is None


def test_a_new_profile_begins_with_its_folder_made(site):
    site.write(FIRST + SECOND)
    assert site.live.refresh()
    assert site.live.current.profiles["second"].drop.is_dir()
    assert site.live.profile("second").dpi == 200
    assert not site.live.refresh()


def test_a_removed_profile_ends_and_is_still_known_for_what_was_admitted(site):
    site.write(FIRST + SECOND)
    site.live.refresh()
    site.write(FIRST)
    assert site.live.refresh()
    assert list(site.live.current.profiles) == ["first"]
    assert site.live.profile("second").dpi == 200


def test_a_broken_file_keeps_the_old_settings_until_it_is_mended(site):
    site.write(FIRST + "[profiles.second\n")
    assert not site.live.refresh()
    assert (site.notice.code, list(site.live.current.profiles)) == ("settings_wrong", ["first"])
    assert site.notice.next_step
    site.file.unlink()
    assert not site.live.refresh()
    assert site.notice.code == "site_missing"
    site.write(FIRST + SECOND)
    assert site.live.refresh()
    assert site.notice is None


def test_a_folder_that_cannot_be_made_keeps_the_old_settings(site):
    (site.file.parent / "drop").write_bytes(b"a file where a folder should be")
    site.write(FIRST + SECOND)
    assert not site.live.refresh()
    assert site.notice.code == "folder_not_made"


def test_other_storage_needs_a_restart_and_says_so(site):
    data = site.live.current.storage.data
    site.write('[storage]\ndata = "elsewhere"\n[runtime]\ncpus = 1\n' + FIRST + SECOND)
    assert site.live.refresh()
    assert site.notice.code == "restart_needed"
    assert "[storage] and [runtime]" in site.notice.message
    assert (site.live.current.storage.data, "second" in site.live.current.profiles) == (data, True)


def test_a_drop_folder_in_the_storage_that_is_still_in_use_is_refused(site):
    site.write('[storage]\ndata = "elsewhere"\n' + FIRST + '[profiles.second]\ndrop = "data/in"\n')
    assert not site.live.refresh()
    assert (site.notice.code, "overlap" in site.notice.message) == ("settings_wrong", True)


def test_a_notice_of_an_earlier_coordinator_is_dropped(site):
    site.write("[")
    site.live.refresh()
    site.write(FIRST)
    LiveSettings(load_settings(site.file.parent))
    assert site.notice is None


def test_another_reader_needs_a_restart_and_says_so(site):
    site.write('[reader]\nmode = "vlm"\n' + FIRST)
    assert not site.live.refresh()
    assert (site.notice.code, "[reader]" in site.notice.message) == ("restart_needed", True)
    assert site.live.current.reader.mode == "embedded"


def test_a_new_type_of_the_site_is_taken_up_and_a_broken_one_is_not(site):
    file = site.file.parent / "types" / "alvara.toml"
    file.parent.mkdir()
    file.write_text(ALVARA, "utf-8")
    assert not site.live.refresh()  # the profiles are as they were
    (first,) = site.live.current.own_types
    file.write_text(ALVARA.replace("weight", "wieght"), "utf-8")
    assert not site.live.refresh()
    assert site.notice.code == "type_wrong"
    assert site.live.current.own_types == (first,)
    file.write_text(ALVARA.replace("1,6", "1,10"), "utf-8")
    site.live.refresh()
    (second,) = site.live.current.own_types
    assert site.notice is None
    assert first.version != second.version
    file.unlink()
    site.live.refresh()
    assert site.live.current.own_types == ()


def test_a_type_that_a_profile_names_stays_until_the_profile_does_not(site):
    file = site.file.parent / "types" / "alvara.toml"
    file.parent.mkdir()
    file.write_text(ALVARA, "utf-8")
    site.write(FIRST + 'document_type = "alvara"\n')
    assert site.live.refresh()
    file.unlink()
    assert not site.live.refresh()
    assert (site.notice.code, len(site.live.current.own_types)) == ("settings_wrong", 1)
