"""Kill -9 of any actor, or of the coordinator, in the middle: the run ends with the same rows."""

import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from tests.site import RUN_SECONDS, command_line, new_site

INBOX = Path(__file__).parents[2] / "examples" / "quickstart" / "inbox"
FILES = ["imovel-0001.pdf", "escritura-0001-verso-em-branco.tif", "casamento-0002-torto.jpg"]
KINDS = ["Rasterizer", "Cleaner", "Recognizer", "Extractor", "SinkWriter"]
ROWS = "SELECT name, page, state, text FROM pages JOIN documents USING (document_id) ORDER BY 1, 2"
# The state column stands in both tables; the pages' one is meant.
ROWS = ROWS.replace("state", "pages.state")


def filled_site(folder):
    site = new_site(folder / "site", archives=False)
    for name in FILES:
        shutil.copy(INBOX / name, site / "drop" / "default")
    return site


def start(site):
    command = command_line("--site", site, "run", "--json")
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def rows(site):
    with closing(sqlite3.connect(site / "results" / "results.db")) as connection:
        return connection.execute(ROWS).fetchall()


def parquet_pages(site):
    files = sorted((site / "results" / "parquet" / "pages").rglob("*.parquet"))
    return sum(pq.read_metadata(file).num_rows for file in files)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    site = filled_site(tmp_path_factory.mktemp("undisturbed"))
    assert start(site).wait(RUN_SECONDS) == 0
    expected = rows(site)
    assert len(expected) == parquet_pages(site) == 6
    return expected


def actors(run, kind):
    try:
        children = psutil.Process(run.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
    return [process for process in children if title(process).startswith(f"ray::{kind}")]


def title(process):
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:  # a zombie counts as gone
        return ""


@pytest.mark.long
def test_each_kind_of_actor_killed_once_changes_no_row(undisturbed, tmp_path):
    site = filled_site(tmp_path)
    run = start(site)
    killed = set()
    deadline = time.monotonic() + RUN_SECONDS
    while run.poll() is None and time.monotonic() < deadline:
        for kind in set(KINDS) - killed:
            for process in actors(run, kind)[:1]:
                time.sleep(0.7)
                process.kill()
                killed.add(kind)
        time.sleep(0.1)
    assert run.wait(10) == 0
    assert killed == set(KINDS)
    assert rows(site) == undisturbed
    assert parquet_pages(site) == len(undisturbed)


@pytest.mark.long
def test_the_coordinator_killed_twice_changes_no_row(undisturbed, tmp_path):
    site = filled_site(tmp_path)
    for seconds in (9, 12):
        run = start(site)
        time.sleep(seconds)
        run.send_signal(signal.SIGKILL)
        run.wait(10)
    assert start(site).wait(RUN_SECONDS) == 0
    assert rows(site) == undisturbed
    assert parquet_pages(site) == len(undisturbed)
