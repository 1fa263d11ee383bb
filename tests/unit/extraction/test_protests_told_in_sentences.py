"""Who brought a title, and which of its days a date is, where no caption says so."""

import pytest

from pipelines.document import Document
from pipelines.extraction.notarial.presenter import presenter
from pipelines.extraction.notarial.title_dates import by_event
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from tests.strategies import page_of


def passage(*rows):
    return transcribe(Document((page_of(rows),))).passage


@pytest.mark.parametrize(
    "row",
    [
        "certifico que, tendo o Banco do Vale S/A apresentado a duplicata,",
        "certifico que Banco do Vale S/A trouxe a duplicata",
        "a duplicata que me foi trazida hoje por Banco do Vale S/A, para protesto",
    ],
)
def test_who_brought_a_title_presents_it(row):
    (told,) = presenter(passage(row), "apresentante")
    assert (told.name, told.value) == ("apresentante", "Banco do Vale S/A")


def test_who_did_something_else_does_not():
    assert presenter(passage("certifico que Banco do Vale S/A pagou a duplicata"), "apresentante") == []


TITLE = "duplicata emitida em 25/07/2016, com vencimento em 21/09/2016 e apontada em 30/09/2016,"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("titulo_emissao", "2016-07-25"),
        ("titulo_vencimento", "2016-09-21"),
        ("data_protocolo", "2016-09-30"),
    ],
)
def test_the_nearest_word_before_a_date_says_whose_it_is(name, day):
    assert [finding.value for finding in by_event(passage(TITLE), name)] == [day]


def test_a_pair_of_words_has_a_pair_of_dates():
    told = passage("emissão / vencimento: 25/07/2016 / 21/09/2016")
    assert [finding.value for finding in by_event(told, "titulo_emissao")] == ["2016-07-25"]
    assert [finding.value for finding in by_event(told, "titulo_vencimento")] == ["2016-09-21"]


def test_of_two_dates_the_first_is_told_in_doubt():
    (told,) = by_event(passage("vencida em 21/09/2016, digo, vencida em 22/09/2016"), "titulo_vencimento")
    assert (told.value, told.status) == ("2016-09-21", FieldStatus.UNSURE)
