"""Records in the styles of different offices and times: every field, every act, and nothing invented."""

import pytest

from pipelines.document_types.extract_options import ExtractOptions
from pipelines.fields import FieldStatus
from pipelines.geometry import Affine
from pipelines.stages.extract import extract
from tests.unit.extraction.real_estate import records


def told(document):
    found = {}
    for field in extract(document, ExtractOptions(type_hint="matricula_imovel")).fields:
        found.setdefault((field.subject, field.name), []).append(field)
    return found


def expected(record):
    subjects = {"": record.document, **record.subjects}
    return {(subject, name): values for subject, named in subjects.items() for name, values in named.items()}


def values(found, key):
    return [field.value for field in found.get(key, ())]


@pytest.mark.parametrize("style", records.ALL)
def test_a_record_is_recognised(style):
    assert extract(records.ALL[style].read_as(), ExtractOptions()).document_type == "matricula_imovel"


@pytest.mark.parametrize("style", records.ALL)
def test_every_field_is_read(style):
    record = records.ALL[style]
    found = told(record.read_as())
    assert {key: values(found, key) for key in expected(record)} == expected(record)


@pytest.mark.parametrize("style", records.ALL)
def test_every_field_that_is_right_is_found(style):
    record = records.ALL[style]
    found = told(record.read_as())
    unsure = {
        key for key in expected(record) for f in found.get(key, ()) if f.status is not FieldStatus.FOUND
    }
    assert unsure == set()


@pytest.mark.parametrize("style", records.ALL)
def test_no_act_and_no_owner_is_invented(style):
    record = records.ALL[style]
    subjects = {subject for subject, _ in told(record.read_as())}
    assert subjects - {""} == set(record.subjects)


@pytest.mark.parametrize("turns", [1, 2])
def test_a_turned_page_says_the_same(turns):
    record = records.SAO_PAULO_1978
    found = told(record.read_as(reader_to_page=Affine.quarter_turns(turns, 2480, 3508)))
    assert {key: values(found, key) for key in expected(record)} == expected(record)


@pytest.mark.parametrize("style", records.ALL)
def test_the_quote_stands_on_the_page_where_the_box_is(style):
    document = records.ALL[style].read_as()
    words = {page.number: [word for line in page.lines for word in line.words] for page in document.pages}
    for fields in told(document).values():
        for field in fields:
            place = field.evidence
            inside = [w for w in words[place.page] if place.box.intersection(w.box) == w.box]
            first = place.quote.split(" ")[0]
            assert any(first in word.text for word in inside), (field.name, place.quote)


def test_a_cancelled_act_says_by_which():
    found = told(records.SAO_PAULO_1978.read_as())
    (mortgage,) = found["R.3", "ato"]
    assert ("cancelled", True, "AV.4") in [(v.check, v.passed, v.detail) for v in mortgage.verdicts]
    assert mortgage.status is FieldStatus.FOUND
