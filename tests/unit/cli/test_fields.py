"""Both values of a field that a second opinion, or a person, has otherwise: shown or masked."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from appliance.cli.fields import COLUMNS, field_report, field_row, judged_report, judged_row
from appliance.confirmations import Confirmation, judged
from tests.unit.sinks.examples import field

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
DISPUTED = replace(field("cpf", "52998224725"), other_value="11144477735")


def shown(of, *, reveal):
    return dict(zip(COLUMNS, field_row(of, reveal=reveal), strict=True))["value"]


def test_two_values_are_shown_when_revealed_and_masked_otherwise():
    assert shown(DISPUTED, reveal=True) == "52998224725 (or: 11144477735)"
    assert shown(DISPUTED, reveal=False) == "***.982.247-** (or: ***.444.777-**)"
    assert field_report(DISPUTED, reveal=True)["other_value"] == "11144477735"
    assert "11144477735" not in str(field_report(DISPUTED, reveal=False))


def test_a_confirmed_value_is_shown_with_who_said_it_and_what_was_read():
    said = Confirmation("cpf", "", 1, "11144477735", "52998224725", None, "maria", NOW)
    for fields, revealed, masked in (
        (
            [field("cpf", "52998224725")],
            "11144477735 (by maria; read: 52998224725)",
            "***.444.777-** (by maria; read: ***.982.247-**)",
        ),
        ([field("cpf", "11144477735")], "11144477735 (by maria)", "***.444.777-** (by maria)"),
    ):
        (one,) = judged(fields, [said])
        assert judged_row(one, reveal=True)[-1] == revealed
        assert judged_row(one, reveal=False)[-1] == masked
        report = judged_report(one, reveal=False)
        assert (report["status"], report["confirmed_by"]) == ("CONFIRMED", "maria")
        assert "11144477735" not in str(report)
    (gone,) = judged([field("cpf", "52998224725")], [replace(said, value=None)])
    assert judged_row(gone, reveal=False)[-1] == "absent (by maria; read: ***.982.247-**)"


@pytest.mark.parametrize("reveal", [True, False])
def test_a_field_without_another_value_is_shown_as_it_was(reveal):
    alone = field("nome", "Ana")
    assert "second opinion" not in shown(alone, reveal=reveal)
    assert field_report(alone, reveal=reveal)["other_value"] is None
    assert shown(field("nome", None), reveal=reveal) is None
