"""What persons type becomes what a reading of the same would have become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction.told_by_hand import as_kept


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        (FieldKind.CPF, " 529.982.247-25 ", "52998224725"),
        (FieldKind.CNPJ, "12.abc.345/01de-35", "12ABC34501DE35"),
        (FieldKind.DATE, "5/3/1990", "1990-03-05"),
        (FieldKind.DATE, "1990-03-05", "1990-03-05"),
        (FieldKind.DATE, "31/02/1990", None),
        (FieldKind.DATE, "em março", None),
        (FieldKind.MONEY, "R$ 1.234,56", "1234.56"),
        (FieldKind.MONEY, "1234.56", "1234.56"),
        (FieldKind.MONEY, "1.234", "1234.00"),
        (FieldKind.MONEY, "muito", None),
        (FieldKind.BOOK, "a 12", "A-12"),
        (FieldKind.LEAF, "123 v.", "123v"),
        (FieldKind.PROPERTY_NUMBER, "12.345", "12345"),
        (FieldKind.ENTRY, "sem", None),
        (FieldKind.NAME, "MARIA  DAS DORES", "Maria das Dores"),
        (FieldKind.TOWN, "Itu - SP", "Itu - SP"),
        (FieldKind.TEXT, "  lote  7 ", "lote 7"),
        (FieldKind.TEXT, "  ", None),
    ],
)
def test_each_kind_is_kept_as_it_is_read(kind, text, kept):
    assert as_kept(text, kind) == kept


@given(st.text(max_size=60), st.sampled_from(list(FieldKind)))
def test_nothing_typed_is_refused_with_an_error_and_what_is_kept_stays(text, kind):
    kept = as_kept(text, kind)
    assert kept != ""
    if kept is not None and kind not in {FieldKind.LEAF, FieldKind.BOOK}:
        assert as_kept(kept, kind) == kept
