"""What counts as right, what as silently wrong, and to whom a value belongs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document_types.generic import GENERIC
from pipelines.document_types.known import SPECIFIC
from pipelines.evaluation.comparison import comparisons
from pipelines.evaluation.judgement import judge
from pipelines.evaluation.tally import Tally, by_field, overall, tally_of
from pipelines.fields import FieldStatus
from tests.unit.evaluation.invented import extraction, read, truth

RULES = comparisons((*SPECIFIC, GENERIC))
FOUND, UNSURE, INVALID, MISSING, _ = FieldStatus


def judged(found, told):
    return judge("d", found, told, RULES)


def tally(found, told):
    return tally_of([judged(found, told)])


def test_what_agrees_is_right_and_a_document_of_it_exact():
    found = extraction(read("nome", "Ana Lopes"), read("cpf", "52998224725", UNSURE))
    told = truth(("cpf", "529.982.247-25"), ("nome", "Ana Lopes"))
    assert judged(found, told).is_exact
    assert tally(found, told) == Tally(told=2, found_right=1, unsure_right=1)


def test_a_wrong_value_is_silent_only_where_nothing_says_so():
    told = truth(("nome", "Ana Lopes"))
    for status, expected in {
        FOUND: Tally(told=1, found_wrong=1),
        UNSURE: Tally(told=1, unsure_wrong=1),
        INVALID: Tally(told=1, invalid_wrong=1),
    }.items():
        found = extraction(read("nome", "Ana Lopez", status))
        assert tally(found, told) == expected
        assert len(judged(found, told).silent_errors) == (status is FOUND)
        assert not judged(found, told).is_exact


def test_an_invented_father_is_a_silent_error():
    judgement = judged(extraction(read("nome_pai", "Rui Lopes")), truth())
    assert [error.field.value for error in judgement.silent_errors] == ["Rui Lopes"]
    assert not judgement.is_exact


def test_a_wrong_value_is_shown_beside_what_it_is_most_like():
    told = truth(("avos", "Rui Dias"), ("avos", "Ana Lopes"), ("nome", "Ana Lopez"))
    judgement = judged(extraction(read("avos", "Ana Lopez"), read("cpf", "1")), told)
    assert [e and e.value for e in map(judgement.nearest_to, judgement.silent_errors)] == ["Ana Lopes", None]


def test_nothing_is_said_of_fields_that_the_truth_does_not_judge():
    found = extraction(read("nome_pai", "Rui Lopes"), read("nome", "Ana Lopes"))
    told = truth(("nome", "Ana Lopes"), ("cpf", "1"), judged=("nome",))
    assert tally(found, told) == Tally(told=1, found_right=1)


def test_what_is_missing_or_proven_wrong_is_missed():
    found = extraction(read("nome", "Ana Lopes", INVALID))
    judgement = judged(found, truth(("nome", "Ana Lopes"), ("nome_mae", "Eva Lopes")))
    assert {field.name for field in judgement.missed} == {"nome", "nome_mae"}
    assert tally_of([judgement]) == Tally(told=2, invalid_right=1)


def test_a_value_counts_once_however_often_it_is_read():
    found = extraction(
        read("data", "2004-03-23", UNSURE),
        read("data", "2004-03-23"),
        read("data", "2005-01-01"),
        read("data", "2005-01-01", UNSURE),
    )
    judgement = judged(found, truth(("data", "2004-03-23")))
    assert tally_of([judgement]) == Tally(told=1, found_right=1, found_wrong=1)
    assert [f.repeats for f in judgement.fields] == [True, False, False, True]


def owner(number, name, cpf):
    subject = f"proprietario {number}"
    return [("proprietario_nome", name, subject), ("proprietario_cpf", cpf, subject)]


def as_read(fields):
    return extraction(*(read(name, value, subject=subject) for name, value, subject in fields))


ANA, RUI = ("Ana Lopes", "52998224725"), ("Rui Dias", "11144477735")


def test_the_order_of_owners_does_not_matter():
    told = truth(*owner(1, *ANA), *owner(2, *RUI))
    found = as_read([*owner(1, *RUI), *owner(2, *ANA)])
    assert tally(found, told) == Tally(told=4, found_right=4)


def test_the_numbers_of_two_owners_may_not_be_exchanged():
    told = truth(*owner(1, *ANA), *owner(2, *RUI))
    found = as_read([*owner(1, ANA[0], RUI[1]), *owner(2, RUI[0], ANA[1])])
    assert tally(found, told) == Tally(told=4, found_right=2, found_wrong=2)


def test_an_owner_that_is_not_there_is_wrong_in_all():
    told = truth(*owner(1, *ANA))
    assert tally(as_read([*owner(1, *ANA), *owner(2, *RUI)]), told).found_wrong == 2


def test_what_is_told_of_one_owner_may_not_be_spread_over_two():
    told = truth(*owner(1, *ANA))
    found = as_read([owner(1, *ANA)[0], owner(2, *ANA)[1]])
    assert tally(found, told) == Tally(told=2, found_right=1, found_wrong=1)


def test_a_value_without_its_subject_is_not_what_is_told():
    told = truth(*owner(1, *ANA))
    assert tally(extraction(read("proprietario_nome", ANA[0])), told).found_wrong == 1


def test_where_the_truth_tells_no_subject_none_matters():
    found = extraction(read("nome_conjuge", "Ana Lopes", subject="conjuge 2"))
    assert tally(found, truth(("nome_conjuge", "Ana Lopes"))) == Tally(told=1, found_right=1)


def test_acts_are_paired_by_what_they_say_and_their_number_is_a_value_of_its_own():
    told = truth(("ato", "R.1", "R.1"), ("ato_data", "2001-02-03", "R.1"), ("ato_valor", "10.00", "R.1"))
    found = extraction(
        read("ato", "AV.1", subject="AV.1"),
        read("ato_data", "2001-02-03", subject="AV.1"),
        read("ato_valor", "10.00", subject="AV.1"),
    )
    assert tally(found, told) == Tally(told=3, found_right=2, found_wrong=1)


people = st.lists(
    st.tuples(st.sampled_from(["Ana", "Rui", "Eva"]), st.sampled_from(["1", "2", "3"])),
    min_size=1,
    max_size=4,
)


@given(people, st.randoms(use_true_random=False))
def test_a_truth_agrees_with_itself_in_any_order(parties, chance):
    numbered = [field for n, party in enumerate(parties, start=1) for field in owner(n, *party)]
    renamed = list(range(1, len(parties) + 1))
    chance.shuffle(renamed)
    shuffled = [field for n, party in zip(renamed, parties, strict=True) for field in owner(n, *party)]
    chance.shuffle(shuffled)
    judgement = judged(as_read(shuffled), truth(*numbered))
    assert judgement.is_exact
    assert tally_of([judgement]).f1 == 1.0


fields = st.lists(
    st.tuples(
        st.sampled_from(["nome", "data", "socio_nome"]),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["", "socio 1", "socio 2"]),
    ),
    max_size=8,
)


@given(fields, fields, st.lists(st.sampled_from([FOUND, UNSURE, INVALID]), min_size=8, max_size=8))
def test_counts_add_up(told, found, statuses):
    values = zip(found, statuses, strict=False)
    document = extraction(*(read(n, v, status, subject=s) for (n, v, s), status in values))
    judgement = judged(document, truth(*told))
    total = tally_of([judgement])
    assert total.told == len(set(told))
    assert total.right + len(judgement.missed) == total.told
    for rate in (total.precision, total.recall, total.f1, total.coverage, total.silent_error_share):
        assert rate is None or 0.0 <= rate <= 1.0
    assert total.found_wrong == len(judgement.silent_errors)
    each = [tally for of_kind in by_field([judgement]).values() for tally in of_kind.values()]
    assert sum(each, Tally()) == total


def test_rates_follow_from_the_counts():
    total = Tally(told=10, found_right=6, found_wrong=1, unsure_right=2, unsure_wrong=2, invalid_wrong=5)
    assert total.precision == pytest.approx(8 / 11)
    assert total.recall == pytest.approx(0.8)
    assert total.f1 == pytest.approx(2 * 8 / 11 * 0.8 / (8 / 11 + 0.8))
    assert total.coverage == pytest.approx(0.6)
    assert total.silent_error_share == pytest.approx(1 / 7)
    assert total.unsure_right_share == pytest.approx(0.5)
    assert Tally().f1 is None


def test_all_documents_together():
    told = truth(("nome", "Ana Lopes"), ("cpf", "52998224725"))
    right = judged(extraction(read("nome", "Ana Lopes", confidence=0.995), read("cpf", "52998224725")), told)
    wrong = judged(extraction(read("cpf", "11144477735", confidence=0.99), kind="generic"), told)
    total = overall([right, wrong], {"cpf"})
    assert (total.documents, total.exact_documents, total.right_kinds, total.unknown_kinds) == (2, 1, 1, 1)
    assert (total.certain_right, total.certain_wrong) == (1, 1)
    assert total.checked_fields == Tally(told=2, found_right=1, found_wrong=1)
