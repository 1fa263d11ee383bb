"""What a run tells of itself, also when the ledger was away for a while; and the anchors that it leaves."""

from contextlib import closing
from dataclasses import replace

import pytest

from appliance.audit.anchors import AnchorFile
from appliance.errors import LedgerError
from appliance.ledger.store import Ledger
from appliance.runtime.trail_keeping import TrailKeeper
from appliance.settings import load_settings

SETTINGS = """
[profiles.default]
drop = "drop/default"
"""


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "appliance.toml").write_text(SETTINGS)
    (tmp_path / "data").mkdir()
    return load_settings(tmp_path)


@pytest.fixture
def ledger(settings):
    with closing(Ledger.open(settings.ledger_url, create=True)) as opened:
        yield opened


def told(ledger):
    return [(event.action, event.detail) for event in ledger.events()]


def test_a_run_tells_who_began_it_and_leaves_an_anchor_at_its_end(ledger, settings):
    keeper = TrailKeeper(ledger, settings.anchors)
    keeper.begin("coordinator-1", "0.1.0")
    keeper.look()
    assert list(AnchorFile(settings.anchors).read()) == []
    keeper.end("coordinator-1")
    began, ended = ledger.events()
    assert (began.action, ended.action) == ("run_began", "run_ended")
    assert "@" in began.actor
    (anchor,) = AnchorFile(settings.anchors).read()
    assert (anchor.event_id, anchor.hash) == ledger.trail_head()


def test_settings_that_are_taken_up_are_told_with_their_files_and_no_values(ledger, settings):
    keeper = TrailKeeper(ledger, settings.anchors)
    keeper.took_up(settings, settings)
    keeper.look()
    assert told(ledger) == []
    profile = replace(settings.profiles["default"], dpi=400)
    keeper.took_up(settings, replace(settings, profiles={"default": profile, "new": profile}))
    keeper.look()
    ((action, detail),) = told(ledger)
    assert (action, detail["profiles"], detail["types"]) == ("settings_taken_up", ["default", "new"], [])
    assert len(detail["files"]["appliance.toml"]) == 64


def test_what_could_not_be_told_is_told_when_the_ledger_is_back(ledger, settings):
    keeper = TrailKeeper(ledger, settings.anchors)
    keeper.took_up(settings, replace(settings, profiles={}))
    file = settings.storage.data / "ledger.db"
    ledger.close()
    file.rename(file.with_name("away"))
    file.mkdir()
    with pytest.raises(LedgerError):
        keeper.look()
    file.rmdir()
    file.with_name("away").rename(file)
    keeper.look()
    keeper.look()
    assert [action for action, _ in told(ledger)] == ["settings_taken_up"]


def test_anchors_that_cannot_be_written_stop_nothing(ledger, settings):
    settings.anchors.parent.write_text("in the way")
    keeper = TrailKeeper(ledger, settings.anchors)
    keeper.begin("coordinator-1", "0.1.0")
    keeper.end("coordinator-1")
    assert [action for action, _ in told(ledger)] == ["run_began", "run_ended"]
