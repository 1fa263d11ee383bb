"""Confidences are counted: they rise with the score, promise no more than was seen, and little of few."""

import ast
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document_types.document_type import FieldKind
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.generic import GENERIC
from pipelines.document_types.known import SPECIFIC
from pipelines.evaluation.calibration import (
    Sample,
    fit,
    lower_bound,
    reliability,
    samples_of,
    table_source,
    upper_bound,
)
from pipelines.evaluation.calibration_plot import calibration_svg
from pipelines.evaluation.comparison import comparisons
from pipelines.evaluation.judgement import judge
from pipelines.extraction import calibration_table
from pipelines.extraction.calibration import Features, Group, calibrate
from pipelines.stages.extract import extract
from tests.strategies import document_of
from tests.unit.evaluation.invented import extraction, read, truth

ROUNDING = 1e-12
RULES = comparisons((*SPECIFIC, GENERIC))
samples = st.lists(
    st.builds(Sample, st.sampled_from("abcdef"), st.sampled_from(Group), st.floats(0.0, 1.0), st.booleans()),
    max_size=400,
)


@given(samples)
def test_confidence_rises_with_the_score_and_stays_below_what_was_seen(found):
    for group, steps in fit(found).items():
        scores, confidences = zip(*steps, strict=True)
        assert scores[0] == 0.0
        assert all(a < b for a, b in itertools.pairwise(scores))
        assert all(a < b for a, b in itertools.pairwise(confidences))
        assert max(confidences) < 1.0
        if not any(s.is_right for s in found if s.group == group):
            assert confidences == (0.0,)


@pytest.mark.parametrize(("count", "expected"), [(1, 0.2698), (50, 0.9486), (267, 0.9899), (268, 0.99)])
def test_what_was_always_right_is_promised_by_how_often_it_was_seen(count, expected):
    ((_, confidence),) = fit(Sample(str(n), Group.CHECKED, 0.9, is_right=True) for n in range(count))[
        "checked"
    ]
    assert confidence == pytest.approx(expected, abs=1e-4)


def test_well_read_values_get_a_step_of_their_own():
    poor = [Sample(str(n), Group.NAME, 0.5, n % 2 == 0) for n in range(100)]
    good = [Sample(str(n), Group.NAME, 0.9, is_right=True) for n in range(100)]
    (low, _), (high, confidence) = fit([*good, *poor])["name"]
    assert (low, high) == (0.0, 0.9)
    assert confidence == pytest.approx(0.9736, abs=1e-3)


def test_many_values_of_one_document_promise_no_more_than_one():
    many = [Sample("d", Group.CHECKED, 0.9, is_right=True)] * 500
    assert fit(many) == fit(many[:1])


@given(st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_the_share_lies_within_its_bounds(counted):
    right, total = counted
    low, high = lower_bound(right, total), upper_bound(right, total)
    assert 0.0 <= low <= right / total + ROUNDING
    assert right / total - ROUNDING <= high <= 1.0


def test_bounds_of_nothing_say_nothing():
    assert (lower_bound(0, 0), upper_bound(0, 0)) == (0.0, 1.0)


def test_samples_are_the_values_with_their_groups():
    document = document_of("Nome: Ana Lopes", "CPF 529.982.247-25", "Mãe: Eva Dias")
    told = truth(("nome", "Ana Lopes"), ("cpf", "52998224725"), ("nome_mae", "Eva Reis"))
    options = ExtractOptions(type_hint="nascimento")
    found = {(s.group, s.is_right) for s in samples_of("d", document, told, RULES, options)}
    assert {(Group.NAME, True), (Group.CHECKED, True), (Group.NAME, False)} <= found
    scores = [sample.score for sample in samples_of("d", document, told, RULES, options)]
    assert scores == pytest.approx([0.99 * 0.97] * len(scores))


def test_a_reader_without_confidence_gives_no_samples():
    document = document_of("Nome: Ana Lopes", confidence=None)
    told = truth(("nome", "Ana Lopes"))
    assert list(samples_of("d", document, told, RULES, ExtractOptions(type_hint="nascimento"))) == []


def test_the_table_is_written_as_it_is_read():
    table = {"checked": ((0.0, 0.99),), "name": ((0.0, 0.5), (0.9, 0.97))}
    source = table_source(table, {"checked": 300, "name": 99}, "Counted once.")
    tree = ast.parse(source)
    assert "Counted once." in ast.get_docstring(tree)
    (assigned,) = [node for node in tree.body if isinstance(node, ast.AnnAssign)]
    assert ast.literal_eval(assigned.value) == table


def test_the_table_of_this_release_is_one():
    assert set(calibration_table.TABLE) <= {group.value for group in Group}
    for steps in calibration_table.TABLE.values():
        assert [*steps] == sorted(steps)
        assert steps[0][0] == 0.0
        assert all(0.0 <= confidence < 1.0 for _, confidence in steps)


def test_reliability_counts_values_by_what_was_stated():
    told = truth(("cpf", "1"), ("cpf", "2"))
    found = extraction(*(read("cpf", v, confidence=c) for v, c in [("1", 0.995), ("2", 0.85), ("3", 0.83)]))
    unstated = extraction(read("cpf", "1", confidence=None))
    bins = reliability([judge("d", found, told, RULES), judge("e", unstated, told, RULES)])
    assert [(b.low, b.right, b.total) for b in bins] == [(0.8, 1, 2), (0.99, 1, 1)]
    assert bins[0].mean == pytest.approx(0.84)


def test_the_plot_shows_each_bin_within_its_frame():
    found = extraction(*(read("cpf", str(n), confidence=n / 20) for n in range(21)))
    bins = reliability([judge("d", found, truth(("cpf", "20")), RULES)])
    assert calibration_svg(bins).count("<circle") == len(bins)
    assert calibration_svg(bins, 0.9).count("<circle") == sum(b.mean >= 0.9 for b in bins)


def test_the_fields_of_a_page_carry_what_the_table_says():
    document = document_of("Nome: Ana Lopes", "CPF 529.982.247-25")
    found = {f.name: f for f in extract(document, ExtractOptions(type_hint="nascimento")).fields}
    expected = Features(FieldKind.CPF, 0.99, 0.97, frozenset({"check_digits"}))
    assert found["cpf"].confidence == calibrate(expected)
    assert found["nome"].confidence == calibrate(Features(FieldKind.NAME, 0.99, 0.97))
