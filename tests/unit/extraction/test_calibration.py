"""To which group a value belongs, and what it is given there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks
from pipelines.extraction.calibration import Features, Group, calibrate

TABLE = {"name": ((0.0, 0.4), (0.8, 0.9), (0.95, 0.97)), "checked": ((0.0, 0.991),)}
CHECKS = (
    checks.CHECK_DIGITS,
    checks.LENGTH,
    checks.CALENDAR,
    checks.WORDS_AND_DIGITS,
    checks.MATRICULA_AGREES,
    checks.REPAIRED,
    checks.READ_AS_DIGITS,
    checks.PARENT_ROLE,
)
some_checks = st.frozensets(st.sampled_from(CHECKS))
shares = st.floats(0.0, 1.0)


@pytest.mark.parametrize(
    ("kind", "passed", "failed", "group"),
    [
        (FieldKind.NAME, (), (), Group.NAME),
        (FieldKind.NAMES, (), (), Group.NAME),
        (FieldKind.SEX, (), (), Group.CHOICE),
        (FieldKind.TEXT, (), (), Group.TEXT),
        (FieldKind.DATE, (), (), Group.NUMBER),
        (FieldKind.DATE, (checks.WORDS_AND_DIGITS,), (), Group.REPEATED),
        (FieldKind.DATE, (), (checks.WORDS_AND_DIGITS,), Group.DOUBTED),
        (FieldKind.DATE, (checks.WORDS_AND_DIGITS,), (checks.MATRICULA_AGREES,), Group.DOUBTED),
        (FieldKind.DATE, (), (checks.CALENDAR,), Group.REFUTED),
        (FieldKind.CPF, (checks.CHECK_DIGITS,), (), Group.CHECKED),
        (FieldKind.CPF, (checks.CHECK_DIGITS, checks.REPAIRED), (), Group.REPAIRED),
        (FieldKind.CPF, (), (checks.CHECK_DIGITS,), Group.REFUTED),
    ],
)
def test_the_strongest_proof_or_doubt_decides_the_group(kind, passed, failed, group):
    assert Features(kind, 0.9, 0.9, frozenset(passed), frozenset(failed)).group is group


@pytest.mark.parametrize(
    ("weakest", "expected"), [(0.1, 0.4), (0.79, 0.4), (0.8, 0.9), (0.96, 0.97), (1.0, 0.97)]
)
def test_the_last_step_that_is_reached_counts(weakest, expected):
    assert calibrate(Features(FieldKind.NAME, 1.0, weakest), TABLE) == expected


def test_no_certainty_is_invented():
    assert calibrate(Features(FieldKind.NAME, None, None), TABLE) is None
    assert calibrate(Features(FieldKind.NAME, None, 0.9), TABLE) is None
    assert calibrate(Features(FieldKind.TEXT, 0.9, 0.9), TABLE) is None


@given(st.sampled_from(FieldKind), shares, shares, shares, shares, some_checks, some_checks)
def test_better_reading_never_lowers_the_confidence(kind, mean, weakest, more, stronger, passed, failed):
    lower = calibrate(Features(kind, mean, weakest, passed, failed))
    better = Features(kind, max(mean, more), max(weakest, stronger), passed, failed)
    higher = calibrate(better)
    assert (lower is None) == (higher is None)
    assert lower is None or lower <= higher
