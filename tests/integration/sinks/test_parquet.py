"""The datasets as readers see them who only list and open files: pyarrow.dataset and DuckDB."""

import errno
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from appliance.sinks import dataset_file, publish
from appliance.sinks.columns import PageRow
from appliance.sinks.parquet import ParquetSink
from pipelines.document_types.document_type import DocumentType, FieldKind, FieldSpec
from pipelines.errors import InternalError, SinkError
from tests.unit.sinks.examples import admitted, birth_record, field, of_type, page, stored

DATASETS = ("documents", "pages", "fields")
PLACE = "year=2026/month=3/document_type=obito"
MARCH, APRIL = datetime(2026, 3, 31, 23, 59, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)


def _bytes(folder: Path) -> dict[str, bytes]:
    """Return every file that a reader may find, by its place."""
    files = sorted(file for dataset in DATASETS for file in (folder / dataset).rglob("*.parquet"))
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def _rows(folder: Path, dataset: str) -> list[dict]:
    return ds.dataset(folder / dataset, partitioning="hive").to_table().to_pylist()


def _query(folder: Path, dataset: str, columns: str) -> list[tuple]:
    files = f"'{folder / dataset}/**/*.parquet', hive_partitioning=true"
    return duckdb.sql(f"SELECT {columns} FROM read_parquet({files}) ORDER BY ALL").fetchall()  # noqa: S608 - ours


def test_reads_back_typed(tmp_path):
    ParquetSink(tmp_path).write_batch(7, [birth_record(1), birth_record(2)])
    assert sorted(_bytes(tmp_path)) == sorted(f"{name}/{PLACE}/part-00000007.parquet" for name in DATASETS)

    documents = ds.dataset(tmp_path / "documents", partitioning="hive").to_table()
    assert documents.schema.field("finished_at").type == pa.timestamp("us", tz="UTC")
    assert documents["document_id"].to_pylist() == [1, 2]
    assert documents["finished_at"].to_pylist() == [birth_record().record.finished_at] * 2
    assert set(documents["document_type"].to_pylist()) == {"obito"}

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


def test_files_are_compressed_and_bear_no_column_of_their_folders(tmp_path):
    ParquetSink(tmp_path).write_batch(1, [birth_record(1)])
    for file in tmp_path.rglob("*.parquet"):
        metadata = pq.read_metadata(file)
        assert metadata.row_group(0).column(0).compression == "ZSTD"
        assert not {"document_type", "year", "month"} & set(pq.ParquetFile(file).schema_arrow.names)


def test_what_a_field_is_decides_how_its_value_is_typed(tmp_path):
    own = DocumentType(
        "laudo",
        "1",
        (),
        (
            FieldSpec("data", FieldKind.DATE),
            FieldSpec("valor", FieldKind.MONEY),
            FieldSpec("idade", FieldKind.COUNT),
            FieldSpec("cpf", FieldKind.CPF),
        ),
    )
    values = {"cpf": "52998224725", "data": "1987-02-28", "idade": "61", "valor": "1234567.89"}
    fields = tuple(field(name, value) for name, value in values.items())
    document = of_type(stored(1, fields=(*fields, field("data", "1987-02-30", 2))), "laudo")
    ParquetSink(tmp_path, (own,)).write_batch(1, [document])
    columns = "name, value, value_date, value_decimal, value_integer"
    assert _query(tmp_path, "fields", columns) == [
        ("cpf", "52998224725", None, None, None),
        ("data", "1987-02-28", date(1987, 2, 28), None, None),
        ("data", "1987-02-30", None, None, None),
        ("idade", "61", None, None, 61),
        ("valor", "1234567.89", None, Decimal("1234567.89"), None),
    ]
    types = {name: str(kind) for name, kind in zip(*_described(tmp_path, "fields"), strict=True)}
    assert (types["value_date"], types["value_decimal"], types["value_integer"]) == (
        "DATE",
        "DECIMAL(18,2)",
        "BIGINT",
    )


def _described(folder, dataset):
    relation = duckdb.sql(f"SELECT * FROM '{folder / dataset}/**/*.parquet'")  # noqa: S608 - ours
    return relation.columns, relation.types


def test_a_batch_lies_in_the_folders_of_its_types_and_months(tmp_path):
    documents = [
        of_type(admitted(birth_record(1), MARCH), "casamento"),
        of_type(admitted(birth_record(2), APRIL), "casamento"),
        admitted(birth_record(3), APRIL),
    ]
    ParquetSink(tmp_path).write_batch(1, documents)
    expected = [(1, "casamento", 2026, 3), (2, "casamento", 2026, 4), (3, "obito", 2026, 4)]
    for dataset in DATASETS:
        found = _query(tmp_path, dataset, "DISTINCT document_id, document_type, year, month")
        assert found == expected, dataset
        listed = ds.dataset(tmp_path / dataset, partitioning="hive")
        april = listed.to_table(filter=(ds.field("month") == 4) & (ds.field("document_type") == "obito"))
        assert set(april["document_id"].to_pylist()) == {3}


def test_nothing_of_the_writing_is_seen(tmp_path):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(1)])
    files = sink.begin_batch(2)
    files.add(birth_record(2))
    assert any((tmp_path / ".tmp").iterdir())
    assert _query(tmp_path, "documents", "document_id") == [(1,)]
    files.publish()
    assert _query(tmp_path, "documents", "document_id") == [(1,), (2,)]


def test_writing_again_gives_the_same_bytes_whatever_the_iterable(tmp_path):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(n) for n in range(1, 40)])
    before = _bytes(tmp_path)
    sink.write_batch(1, (birth_record(n) for n in range(1, 40)))
    assert _bytes(tmp_path) == before
    assert not (tmp_path / ".tmp").exists()


def test_row_groups_are_bounded_and_lose_nothing(tmp_path, monkeypatch):
    monkeypatch.setitem(dataset_file._ROWS_A_GROUP, PageRow, 3)
    ParquetSink(tmp_path).write_batch(1, [birth_record(n) for n in range(1, 6)])
    (fragment,) = ds.dataset(tmp_path / "pages", partitioning="hive").get_fragments()
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


def test_a_batch_whose_documents_all_failed_has_no_file(tmp_path):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(1)])
    sink.write_batch(1, [])
    assert _bytes(tmp_path) == {}


@pytest.fixture(params=["trading names", "one by one"])
def file_system(request, monkeypatch):
    """One that can trade names, and one that cannot, as NFS and SMB."""
    if request.param == "one by one":

        def refuse(*_):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

        monkeypatch.setattr(publish, "exchange", refuse)


@pytest.mark.usefixtures("file_system")
def test_a_document_whose_type_changed_lies_in_its_new_folder_alone(tmp_path):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(1), birth_record(2)])
    sink.write_batch(2, [birth_record(3)])
    untouched = {place: content for place, content in _bytes(tmp_path).items() if "00000002" in place}
    sink.write_batch(1, [of_type(birth_record(2), "casamento"), birth_record(1)])
    for dataset in DATASETS:
        found = _query(tmp_path, dataset, "DISTINCT document_id, document_type")
        assert found == [(1, "obito"), (2, "casamento"), (3, "obito")], dataset
    assert _bytes(tmp_path).items() >= untouched.items()


@pytest.mark.usefixtures("file_system")
def test_a_merged_batch_takes_the_place_of_small_ones(tmp_path):
    sink = ParquetSink(tmp_path)
    for number in (1, 2, 3, 4):
        sink.write_batch(number, [birth_record(number)])
    sink.write_batch(5, [birth_record(number) for number in (1, 2, 3)], replaces=(1, 2, 3))
    assert sorted(sink.files()) == [4, 5]
    for dataset in DATASETS:
        assert _query(tmp_path, dataset, "DISTINCT document_id") == [(1,), (2,), (3,), (4,)]
    before = _bytes(tmp_path)
    sink.write_batch(5, [birth_record(number) for number in (1, 2, 3)], replaces=(1, 2, 3))
    assert _bytes(tmp_path) == before


def test_files_of_an_earlier_version_give_way_without_a_double(tmp_path):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(1), of_type(birth_record(2), "casamento")])
    sink.write_batch(2, [birth_record(3)])
    for dataset in DATASETS:
        flat = tmp_path / dataset / "part-00000002.parquet"
        (tmp_path / dataset / PLACE / "part-00000002.parquet").rename(flat)
    with pytest.raises(SinkError, match="batch_unreadable"):
        sink.written(2)
    sink.write_batch(2, [birth_record(3)])
    for dataset in DATASETS:
        assert _query(tmp_path, dataset, "DISTINCT document_id") == [(1,), (2,), (3,)]
        assert list((tmp_path / dataset).glob("*.parquet")) == []


@pytest.mark.parametrize(
    "documents",
    [
        [birth_record(2), birth_record(1)],
        [birth_record(1), birth_record(1)],
        [birth_record(1), of_type(birth_record(2), "casamento"), birth_record(3)],
    ],
)
def test_documents_out_of_order_are_refused_and_leave_nothing(tmp_path, documents):
    with pytest.raises(InternalError, match="batch_not_ordered"):
        ParquetSink(tmp_path).write_batch(1, documents)
    assert _bytes(tmp_path) == {}
    assert list(tmp_path.rglob("*.parquet")) == []


def test_what_is_no_file_of_a_batch_is_named(tmp_path):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(1)])
    for name in ("copy.parquet", "_hidden.parquet", ".hidden.parquet", "notes.txt"):
        (tmp_path / "pages" / PLACE / name).write_bytes(b"x")
    assert sink.strays() == [tmp_path / "pages" / PLACE / "copy.parquet"]
    assert sorted(sink.files()) == [1]


def test_a_file_in_the_folder_of_another_type_is_unreadable(tmp_path):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(1)])
    for dataset in DATASETS:
        month = tmp_path / dataset / "year=2026" / "month=3"
        (month / "document_type=obito").rename(month / "document_type=casamento")
    with pytest.raises(SinkError, match="batch_unreadable"):
        sink.written(1)


def _in_a_process(folder: Path, limits: str) -> subprocess.CompletedProcess[str]:
    program = f"""
import resource
from pathlib import Path
from appliance.sinks.parquet import ParquetSink
from pipelines.errors import SinkError
from tests.unit.sinks.examples import of_type, page, stored
{limits}
try:
    document = stored(1, pages=(page(1, *"abc"),))
    ParquetSink(Path({str(folder)!r})).write_batch(1, [document])
except SinkError as error:
    print(error.code)
"""
    command = [sys.executable, "-W", "error", "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_file_limit_is_a_named_failure_and_keeps_the_old_files(tmp_path):
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(1)])
    before = _bytes(tmp_path)
    done = _in_a_process(tmp_path, "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))")
    assert (done.stdout.strip(), done.stderr) == ("results_write_failed", "")
    assert _bytes(tmp_path) == before
    assert not (tmp_path / ".tmp").exists()


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


@pytest.mark.parametrize("refused", ["link", "renameat2", "rename"])
def test_a_disk_that_fills_up_while_publishing_leaves_every_document_once(tmp_path, refused):
    """What is published stays, what is not is written again: each dataset is as before or as after."""
    sink = ParquetSink(tmp_path)
    sink.write_batch(1, [birth_record(1), birth_record(2)])
    moved = [of_type(birth_record(1), "casamento"), birth_record(2)]

    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            *{
                "link": (Path, "hardlink_to"),
                "renameat2": (publish, "exchange"),
                "rename": (publish, "sync_folder"),
            }[refused],
            refuse,
        )
        with pytest.raises(SinkError, match="results_disk_full"):
            sink.write_batch(1, moved)
    for dataset in DATASETS:
        assert _query(tmp_path, dataset, "DISTINCT document_id") == [(1,), (2,)]
    sink.write_batch(1, moved)
    for dataset in DATASETS:
        found = _query(tmp_path, dataset, "DISTINCT document_id, document_type")
        assert found == [(1, "casamento"), (2, "obito")]


def test_unstorable_characters_are_replaced(tmp_path):
    document = stored(1, pages=(page(1, "a\0b"),))
    named = replace(document, record=replace(document.record, name="caf\udce9.pdf"))
    ParquetSink(tmp_path).write_batch(1, [named])
    assert _rows(tmp_path, "documents")[0]["name"] == "caf\N{REPLACEMENT CHARACTER}.pdf"
    assert _rows(tmp_path, "pages")[0]["text"] == "a\N{REPLACEMENT CHARACTER}b"
