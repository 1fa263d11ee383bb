"""Dying at any step of an export or an import: never a half that looks whole, and the next start goes on."""

import itertools
import shutil

import pytest

from appliance.errors import HandoverRefused
from appliance.handover.check import damages
from appliance.handover.manifest import Manifest
from appliance.settings import SETTINGS_FILE
from tests.integration.fail_points import DIED, EVERY_STEP, FINISHED, HUNDREDS_OF_DEATHS
from tests.integration.handover import crash
from tests.integration.handover.conftest import export, import_, make_site, opened, tree


class Killed(BaseException):
    """What nobody catches, as a SIGKILL."""


def die(processes, target, *arguments, **options):
    child = processes.Process(target=target, args=arguments, kwargs=options)
    child.start()
    child.join()
    assert child.exitcode in {DIED, FINISHED}
    return child.exitcode


def is_whole(target):
    try:
        manifest = Manifest(target)
    except HandoverRefused as refused:
        return refused.code not in {"export_unfinished", "export_foreign"}
    return list(damages(target, manifest, lambda _: None)) == []


def without_moment(folder):
    """Every file of an export but for the manifest, which says when it was made."""
    return tree(folder, "MANIFEST")


@pytest.mark.parametrize("every", [17, EVERY_STEP])
def test_an_export_that_dies_anywhere_goes_on(processes, tmp_path, urls, every):
    site = make_site(tmp_path / "site", urls("sqlite"), documents=1)
    export(site, tmp_path / "whole")
    wanted = without_moment(tmp_path / "whole")
    for step in itertools.count(1, every):
        target = tmp_path / f"export-{step}"
        exit_code = die(processes, crash.export_until, str(site.folder), str(target), step)
        if exit_code == FINISHED:
            break
        if target.exists():
            for path, content in tree(target, ".", "MANIFEST").items():
                assert content == wanted[path], "nothing is half there under its name"
        if is_whole(target):  # it died once everything was done
            continue
        export(site, target)
        assert without_moment(target) == wanted, step
        assert list(damages(target, Manifest(target), lambda _: None)) == []
    assert step > 100


def test_an_export_that_goes_on_writes_no_file_twice(processes, tmp_path, urls):
    site = make_site(tmp_path / "site", urls("sqlite"))
    target = tmp_path / "export"
    files = 0
    for step in itertools.count(150, 50):
        if die(processes, crash.export_until, str(site.folder), str(target), step) == FINISHED:
            break
        now = {file: file.stat().st_ino for file in target.rglob("*") if file.is_file()}
        kept = {file for file in now if not file.relative_to(target).as_posix().startswith((".", "MANIFEST"))}
        assert len(kept) >= files
        files = len(kept)
    assert files > 10


# Most steps of an import are the statements of a few transactions that make the schemas.
@pytest.mark.parametrize(
    ("every", "with_statements"),
    [pytest.param(61, True, id="61"), pytest.param(1, False, id="lasting", marks=HUNDREDS_OF_DEATHS)],
)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_import_that_dies_anywhere_goes_on(processes, tmp_path, urls, kind, every, with_statements):
    old = make_site(tmp_path / "old", urls("sqlite"), documents=1)
    source = tmp_path / "export"
    export(old, source)
    for step in itertools.count(1, every):
        site, databases = tmp_path / f"site-{step}", urls(kind)
        exit_code = die(
            processes,
            crash.import_until,
            str(source),
            str(site),
            databases,
            step,
            with_statements=with_statements,
        )
        if exit_code == FINISHED:
            break
        import_(source, site, databases)
        with opened(site) as again:
            assert again.kinds(deep=True) == [], step
        assert tree(site / "data" / "vault", ".tmp") == tree(old.vault, ".tmp")
        assert list(site.glob(".*")) == []
    assert (tmp_path / f"site-{step}" / SETTINGS_FILE).exists()
    assert step > 100


def test_an_import_that_dies_while_it_takes_its_traces_away_goes_on(tmp_path, monkeypatch):
    source, site = tmp_path / "export", tmp_path / "site"
    export(make_site(tmp_path / "old", ("", ""), documents=1), source)
    remove = shutil.rmtree

    def die_half_way(folder, **options):
        remove(folder, **options)
        if folder == site / ".import":
            folder.mkdir()
            raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", die_half_way)
        with pytest.raises(Killed):
            import_(source, site)
    assert import_(source, site).documents == 2
    assert list(site.glob(".*")) == []
