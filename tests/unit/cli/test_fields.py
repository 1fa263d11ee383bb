"""Both values of a field that a second opinion disputes: in full when asked for, masked like any other."""

from dataclasses import replace

import pytest

from appliance.cli.fields import COLUMNS, field_report, field_row
from tests.unit.sinks.examples import field

DISPUTED = replace(field("cpf", "52998224725"), other_value="11144477735")


def shown(of, *, reveal):
    return dict(zip(COLUMNS, field_row(of, reveal=reveal), strict=True))["value"]


def test_two_values_are_shown_when_revealed_and_masked_otherwise():
    assert shown(DISPUTED, reveal=True) == "52998224725 (second opinion: 11144477735)"
    assert shown(DISPUTED, reveal=False) == "***.982.247-** (second opinion: ***.444.777-**)"
    assert field_report(DISPUTED, reveal=True)["other_value"] == "11144477735"
    assert "11144477735" not in str(field_report(DISPUTED, reveal=False))


@pytest.mark.parametrize("reveal", [True, False])
def test_a_field_without_another_value_is_shown_as_it_was(reveal):
    alone = field("nome", "Ana")
    assert "second opinion" not in shown(alone, reveal=reveal)
    assert field_report(alone, reveal=reveal)["other_value"] is None
    assert shown(field("nome", None), reveal=reveal) is None
