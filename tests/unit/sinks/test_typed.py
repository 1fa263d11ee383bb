from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.sinks.typed import as_count, as_day, as_sum, kinds_of
from pipelines.document_types.document_type import FieldKind as K


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        (K.DATE, "2024-02-29", (date(2024, 2, 29), None, None)),
        (K.ISSUE_DATE, "0001-01-01", (date(1, 1, 1), None, None)),
        (K.DATE, "2023-02-29", (None, None, None)),
        (K.DATE, "20240229", (None, None, None)),
        (K.DATE, "0000-01-01", (None, None, None)),
        (K.MONEY, "1234.50", (None, Decimal("1234.50"), None)),
        (K.MONEY, "1" * 16 + ".00", (None, Decimal("1" * 16), None)),
        (K.MONEY, "1" * 17 + ".00", (None, None, None)),
        (K.MONEY, "NaN", (None, None, None)),
        (K.MONEY, "1234", (None, None, None)),
        (K.CLAUSE_SUM, "0.01", (None, Decimal("0.01"), None)),
        (K.QUOTA, "5000", (None, None, 5000)),
        (K.QUOTA, "5000.00", (None, Decimal(5000), None)),
        (K.COUNT, "61", (None, None, 61)),
        (K.ENTRY, "1" * 19, (None, None, None)),
        (K.CPF, "52998224725", (None, None, None)),
        (K.LEAF, "12", (None, None, None)),
        (None, "2024-02-29", (None, None, None)),
        (K.DATE, None, (None, None, None)),
    ],
)
def test_the_kind_decides(kind, value, typed):
    assert (as_day(kind, value), as_sum(kind, value), as_count(kind, value)) == typed


@given(st.sampled_from(K), st.text())
def test_no_text_breaks_a_file(kind, value):
    count, total = as_count(kind, value), as_sum(kind, value)
    assert count is None or 0 <= count < 2**63
    assert total is None or total < Decimal(10) ** 16
    assert as_day(kind, value) is None or kind in {K.DATE, K.ISSUE_DATE}


def test_fields_of_every_known_type_have_their_kind():
    kinds = kinds_of(())
    assert kinds["matricula_imovel", "ato_valor"] is K.MONEY
    assert kinds["generic", "data"] is K.DATE
