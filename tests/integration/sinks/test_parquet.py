import errno
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pytest

from appliance.sinks import parquet
from appliance.sinks.parquet import ParquetSink
from pipelines.errors import InternalError, SinkError
from tests.unit.sinks.examples import birth_record, page, stored

DATASETS = ("documents", "pages", "fields")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*.parquet"))}


def _rows(folder: Path, dataset: str) -> list[dict]:
    return ds.dataset(folder / dataset).to_table().to_pylist()


def test_reads_back_typed(tmp_path):
    ParquetSink(tmp_path).write_batch(7, [birth_record(1), birth_record(2)])
    assert sorted(_bytes(tmp_path)) == sorted(f"{name}/part-00000007.parquet" for name in DATASETS)

    documents = ds.dataset(tmp_path / "documents").to_table()
    assert documents.schema.field("finished_at").type == pa.timestamp("us", tz="UTC")
    assert documents["document_id"].to_pylist() == [1, 2]
    assert documents["finished_at"].to_pylist() == [birth_record().record.finished_at] * 2

    pages = _rows(tmp_path, "pages")
    assert [(row["document_id"], row["page"], row["state"]) for row in pages[:4]] == [
        (1, 1, "READ"),
        (1, 2, "BLANK"),
        (1, 3, "FAILED"),
        (1, 4, "READ"),
    ]
    assert pages[0]["lines"][0] == {
        "text": "CERTIDÃO DE ÓBITO",
        "confidence": 0.9,
        "left": 10.0,
        "top": 20.0,
        "right": 300.0,
        "bottom": 50.0,
    }
    assert pages[0]["operations"] == ["rotate", "deskew"]
    cpf = next(row for row in _rows(tmp_path, "fields") if row["name"] == "cpf")
    assert cpf["verdicts"][1] == {"check": "length", "passed": False, "detail": "10 != 11"}


def test_writing_again_gives_the_same_bytes_whatever_the_iterable(tmp_path):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(n) for n in range(1, 40)])
    before = _bytes(tmp_path)
    sink.write_batch(1, (birth_record(n) for n in range(1, 40)))
    assert _bytes(tmp_path) == before
    assert list((tmp_path / ".tmp").iterdir()) == []


def test_row_groups_are_bounded_and_lose_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_ROWS_A_GROUP", 3)
    ParquetSink(tmp_path).write_batch(1, [birth_record(n) for n in range(1, 6)])
    (fragment,) = ds.dataset(tmp_path / "pages").get_fragments()
    assert [group.num_rows for group in fragment.row_groups] == [3] * 6 + [2]
    assert [row["page"] for row in _rows(tmp_path, "pages")] == [1, 2, 3, 4] * 5


def test_a_batch_without_fields_is_readable(tmp_path):
    ParquetSink(tmp_path).write_batch(1, [stored(1, pages=(page(1, "a"),))])
    assert _rows(tmp_path, "fields") == []
    assert len(_rows(tmp_path, "documents")) == 1


def test_rewriting_replaces_the_rows_of_a_document(tmp_path):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(1)])
    sink.write_batch(1, [stored(1, pages=(page(1, "now read"),))])
    assert [row["text"] for row in _rows(tmp_path, "pages")] == ["now read"]


def test_documents_out_of_order_are_refused_and_leave_nothing(tmp_path):
    with pytest.raises(InternalError, match="batch_not_ordered"):
        ParquetSink(tmp_path).write_batch(1, [birth_record(2), birth_record(1)])
    assert _bytes(tmp_path) == {}


def _write_until_killed(folder: Path, dying_rename: int) -> int:
    """Write batch 1 with a changed document in a process that dies at its n-th rename."""
    program = f"""
import os, signal
from pathlib import Path
from appliance.sinks.parquet import ParquetSink
from tests.unit.sinks.examples import page, stored
replace, renames = Path.replace, 0
def dying(self, target):
    global renames
    renames += 1
    if renames == {dying_rename}:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)
Path.replace = dying
ParquetSink(Path({str(folder)!r})).write_batch(1, [stored(1, pages=(page(1, "second"),))])
"""
    return subprocess.run([sys.executable, "-c", program], check=False, cwd=Path.cwd()).returncode


@pytest.mark.parametrize("dying_rename", [1, 2, 3])
def test_killed_between_writing_and_renaming_readers_see_whole_files(tmp_path, dying_rename):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [stored(1, pages=(page(1, "first"),))])
    before = _bytes(tmp_path)

    assert _write_until_killed(tmp_path, dying_rename) == -signal.SIGKILL
    assert [row["document_id"] for row in _rows(tmp_path, "documents")] == [1]
    assert [row["text"] for row in _rows(tmp_path, "pages")] == ["first" if dying_rename <= 2 else "second"]
    assert any((tmp_path / ".tmp").iterdir())

    sink.write_batch(1, [stored(1, pages=(page(1, "second"),))])
    assert [row["text"] for row in _rows(tmp_path, "pages")] == ["second"]
    assert list((tmp_path / ".tmp").iterdir()) == []
    sink.write_batch(1, [stored(1, pages=(page(1, "first"),))])
    assert _bytes(tmp_path) == before


def test_a_file_limit_is_a_named_failure_and_keeps_the_old_files(tmp_path):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(1)])
    before = _bytes(tmp_path)
    program = f"""
import resource
from pathlib import Path
from appliance.sinks.parquet import ParquetSink
from pipelines.errors import SinkError
from tests.unit.sinks.examples import page, stored
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    ParquetSink(Path({str(tmp_path)!r})).write_batch(1, [stored(1, pages=(page(1, *"abc"),))])
except SinkError as error:
    print(error.code)
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("results_write_failed", "")
    assert _bytes(tmp_path) == before
    assert list((tmp_path / ".tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "results_disk_full"),
        (errno.EDQUOT, "results_disk_full"),
        (errno.EROFS, "results_read_only"),
        (errno.EACCES, "results_read_only"),
        (errno.EIO, "results_write_failed"),
    ],
)
def test_a_refusing_disk_is_named(tmp_path, monkeypatch, number, code):
    def refuse(_descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)  # no test machine has a full disk to offer
    with pytest.raises(SinkError) as caught:
        ParquetSink(tmp_path).write_batch(1, [birth_record(1)])
    assert caught.value.code == code
    assert caught.value.next_step
    assert _bytes(tmp_path) == {}


def test_unstorable_characters_are_replaced(tmp_path):
    document = stored(1, pages=(page(1, "a\0b"),))
    named = replace(document, record=replace(document.record, name="caf\udce9.pdf"))
    ParquetSink(tmp_path).write_batch(1, [named])
    assert _rows(tmp_path, "documents")[0]["name"] == "caf\N{REPLACEMENT CHARACTER}.pdf"
    assert _rows(tmp_path, "pages")[0]["text"] == "a\N{REPLACEMENT CHARACTER}b"
