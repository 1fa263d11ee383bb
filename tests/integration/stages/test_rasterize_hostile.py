import pytest

from pipelines.errors import PipelineError
from pipelines.source import RasterizeOptions
from pipelines.stages.probe import probe
from pipelines.stages.rasterize import rasterize
from tests.resources.make_hostile import Verdict, make_hostile

OPTIONS = RasterizeOptions(dpi=50)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    return folder, make_hostile(folder)


def outcome(path):
    """What becomes of a file: a failure code for the whole, or the list of its pages' codes (None: good)."""
    try:
        source = probe(path, OPTIONS)
    except PipelineError as error:
        return error.code, error
    codes, last = [], None
    for page in source.pages:
        try:
            image = rasterize(path, page.number, OPTIONS)
        except PipelineError as error:
            codes.append(error.code)
            last = error
        else:
            assert image.pixels.nbytes <= page.width * page.height * page.channels
            codes.append(None)
    return codes, last


def test_each_file_ends_as_it_must(hostile):
    folder, files = hostile
    for file in files:
        if file.verdict in {Verdict.REFUSED, Verdict.IGNORED}:
            continue
        found, error = outcome(folder / file.name)
        if file.verdict is Verdict.GOOD:
            assert set(found) == {None}, file.name
        elif file.verdict is Verdict.PARTIAL:
            assert set(found) == {None, file.code}, file.name
        else:
            assert found in (file.code, [file.code]), file.name
        if error is not None:
            assert len(error.message) > 10, file.name
            assert len(error.next_step) > 10, file.name


@pytest.mark.parametrize("name", ["fifo.pdf", "folder.pdf"])
def test_what_is_no_file_is_refused_without_waiting(hostile, name):
    for act in (lambda path: probe(path, OPTIONS), lambda path: rasterize(path, 1, OPTIONS)):
        with pytest.raises(PipelineError, match="not_a_regular_file"):
            act(hostile[0] / name)


def test_the_same_bytes_are_made_every_time(hostile, tmp_path):
    folder, files = hostile
    make_hostile(tmp_path)
    for file in files:
        if (folder / file.name).is_file():
            assert (folder / file.name).read_bytes() == (tmp_path / file.name).read_bytes(), file.name


def test_every_verdict_occurs(hostile):
    assert {file.verdict for file in hostile[1]} == set(Verdict)
    assert len(hostile[1]) >= 20
