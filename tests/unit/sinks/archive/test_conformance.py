import pytest

from appliance.sinks.archive.conformance import Kind, Outcome, conformance
from appliance.sinks.archive.sheet import Compression, Picture, Sheet


def _outcomes(picture, kind=Kind.PRINTED):
    (page,) = conformance((Sheet(1, picture),), kind)
    return {measured.demand: measured.outcome for measured in page.measured}, page.outcome


def test_a_fax_compressed_page_of_300_dpi_meets_what_printed_text_asks():
    outcomes, whole = _outcomes(Picture(2480, 3508, 299.7, 299.7, "bitonal", Compression.CCITT))
    assert set(outcomes.values()) == {Outcome.MET}
    assert whole is Outcome.MET


@pytest.mark.parametrize(
    ("picture", "demand"),
    [
        (Picture(1654, 2339, 200.0, 200.0, "grey", Compression.DEFLATE), "resolution"),
        (Picture(2480, 3508, 300.0, 300.0, "grey", Compression.JPEG), "compression"),
        (Picture(2480, 3508, 300.0, 300.0, "cmyk", Compression.NONE), "colour_mode"),
    ],
)
def test_one_demand_that_is_not_met_is_named(picture, demand):
    outcomes, whole = _outcomes(picture)
    assert [name for name, outcome in outcomes.items() if outcome is Outcome.NOT_MET] == [demand]
    assert whole is Outcome.NOT_MET


def test_what_a_file_does_not_state_is_unknown_and_not_bad():
    outcomes, whole = _outcomes(Picture(2480, 3508, None, None, "grey", Compression.JBIG2))
    assert outcomes["resolution"] is outcomes["compression"] is Outcome.UNKNOWN
    assert whole is Outcome.UNKNOWN
    assert set(_outcomes(None)[0].values()) == {Outcome.UNKNOWN}


@pytest.mark.parametrize(
    ("kind", "dpi", "mode", "outcome"),
    [
        (Kind.PHOTOGRAPH, 300.0, "grey", Outcome.NOT_MET),
        (Kind.MANUSCRIPT, 300.0, "bitonal", Outcome.NOT_MET),
        (Kind.MANUSCRIPT, 300.0, "grey", Outcome.MET),
        (Kind.PLAN, 300.0, "colour", Outcome.NOT_MET),
        (Kind.PLAN, 600.0, "colour", Outcome.MET),
    ],
)
def test_each_kind_of_document_has_demands_of_its_own(kind, dpi, mode, outcome):
    assert _outcomes(Picture(9, 9, dpi, dpi, mode, Compression.DEFLATE), kind)[1] is outcome
