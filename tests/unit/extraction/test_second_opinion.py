"""What a model tells beside what was found: agreement, dispute, proof, and values that nobody found."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.known import by_name
from pipelines.extraction.second_opinion import MOST_BY_AGREEMENT, MOST_IN_DISPUTE, PageOpinion, merge, raised
from pipelines.fields import FieldStatus
from pipelines.opinion import Opinion, Told
from pipelines.stages.extract import certain_type, extract
from tests.strategies import document_of, page_of

NASCIMENTO = by_name("nascimento")
ROWS = ("Nome: Ana Lopes", "Data de nascimento: 03/03/2000", "CPF 529.982.247-25", "CPF 111.444.777-35")
FOUND, UNSURE = FieldStatus.FOUND, FieldStatus.UNSURE


def opinion(kind=NASCIMENTO, page=1, **told):
    texts = tuple(
        Told(name, (value,) if isinstance(value, str) else tuple(value)) for name, value in told.items()
    )
    return PageOpinion(page, Opinion("vlm", "1", kind.name, kind.version, texts))


def extracted(document, *opinions, hint="nascimento"):
    return extract(document, ExtractOptions(type_hint=hint), opinions).fields


def fields(*opinions, rows=ROWS, confidence=0.95, name=None):
    found = extracted(document_of(*rows, confidence=confidence), *opinions)
    return [field for field in found if name in {None, field.name}]


def checks(field):
    return [(verdict.check, verdict.passed) for verdict in field.verdicts]


def test_a_value_that_is_told_too_is_surer_and_stays_what_it_was():
    (before,) = fields(name="nome")
    (after,) = fields(opinion(nome="ANA LOPES"), name="nome")
    assert after.confidence == pytest.approx(1 - (1 - before.confidence) / 2)
    assert checks(after) == [*checks(before), ("second_opinion", True)]
    assert (after.status, after.value, after.evidence, after.other_value) == (
        *(FOUND, before.value, before.evidence, None),
    )


def test_agreement_does_not_make_an_unsure_value_found():
    (after,) = fields(opinion(nome="Ana Lopes"), confidence=0.85, name="nome")
    assert (after.status, ("second_opinion", True) in checks(after)) == (UNSURE, True)


def test_two_values_of_one_field_are_both_kept_and_neither_is_trusted():
    (after,) = fields(opinion(nome="Ana Lopez"), name="nome")
    assert (after.status, after.value, after.other_value) == (UNSURE, "Ana Lopes", "Ana Lopez")
    assert checks(after)[-1] == ("second_opinion", False)
    assert after.confidence == MOST_IN_DISPUTE
    assert after.evidence is not None
    assert all("Lope" not in verdict.detail for verdict in after.verdicts)


def test_one_page_that_agrees_does_not_outvote_another_that_differs():
    told = opinion(data_nascimento="03/03/2000"), opinion(page=2, data_nascimento="04/03/2000")
    document = Document((page_of(ROWS), page_of(["outra página"], number=2)))
    (after,) = (f for f in extracted(document, *told) if f.name == "data_nascimento")
    assert (after.status, after.other_value) == (UNSURE, "2000-03-04")


def test_the_value_told_of_the_same_page_is_the_other_one_that_is_kept():
    told = opinion(page=2, nome="Eva Dias"), opinion(nome="Ana Lima")
    document = Document((page_of(ROWS), page_of(["outra página"], number=2)))
    (after,) = (f for f in extracted(document, *told) if f.name == "nome")
    assert after.other_value == "Ana Lima"


def _with_own_cpf(*opinions, text="CPF do registrado: 529.982.247-25"):
    (field,) = fields(*opinions, rows=("Nome: Ana Lopes", text), name="cpf_registrado")
    return field


def test_check_digits_overrule_a_model_that_tells_another_number():
    after = _with_own_cpf(opinion(cpf_registrado="111.444.777-35"))
    assert (after.status, after.value, after.other_value) == (FOUND, "52998224725", "11144477735")
    assert checks(after)[-1] == ("opinion_overruled", True)


def test_a_number_that_was_repaired_is_no_proof_against_another_valid_one():
    after = _with_own_cpf(opinion(cpf_registrado="111.444.777-35"), text="CPF do registrado: 529.982.247-2S")
    assert ("repaired_confusions", True) in checks(after)
    assert (after.status, after.other_value) == (UNSURE, "11144477735")


def test_what_check_digits_refute_stays_invalid_and_shows_what_was_told():
    after = _with_own_cpf(opinion(cpf_registrado="529.982.247-25"), text="CPF do registrado: 529.982.247-26")
    assert (after.status, after.value, after.other_value) == (
        *(FieldStatus.INVALID, "52998224726", "52998224725"),
    )


def test_a_told_number_that_its_own_digits_refute_is_no_opinion():
    assert _with_own_cpf(opinion(cpf_registrado="529.982.247-26")) == _with_own_cpf()


def test_of_a_list_what_is_told_is_surer_and_the_rest_is_left_alone():
    first, second = fields(opinion(cpf=["111.444.777-35"]), name="cpf")
    assert ("second_opinion", True) not in checks(first)
    assert ("second_opinion", True) in checks(second)
    assert first == fields(name="cpf")[0]


def test_what_only_the_model_tells_is_unsure_and_points_at_its_words():
    rows = (*ROWS, "assento em nome de seu tio o senhor", "BENEDITO   da Silva-Prado, já falecido")
    (before,) = fields(rows=rows, name="nome_mae")
    (after,) = fields(opinion(nome_mae="Benedito da Silva Prado"), rows=rows, name="nome_mae")
    assert before.status is FieldStatus.MISSING
    assert (after.status, after.value, after.confidence) == (UNSURE, "Benedito da Silva Prado", None)
    assert after.evidence.quote == "BENEDITO da Silva-Prado"
    assert checks(after) == [("only_told", False)]


def test_words_that_stand_on_no_page_or_on_another_page_are_no_evidence():
    document = Document((page_of(ROWS), page_of(["Rita Prado"], number=2)))
    for told in (opinion(nome_mae="Rosa Prado"), opinion(nome_mae="Rita Prado")):
        (after,) = (f for f in extracted(document, told) if f.name == "nome_mae")
        assert (after.status, after.evidence) == (UNSURE, None)
    (after,) = (
        f for f in extracted(document, opinion(page=2, nome_mae="Rita Prado")) if f.name == "nome_mae"
    )
    assert after.evidence.page == 2


def test_a_part_of_a_word_is_no_evidence():
    (after,) = fields(opinion(nome_mae="Ana Lope"), rows=("Pai: Diana Lopes",), name="nome_mae")
    assert after.evidence is None


def test_values_that_only_the_model_tells_are_counted_behind_those_that_were_found():
    found = fields(opinion(cpf=["295.379.955-93", "295.379.955-93", "529.982.247-25"]), name="cpf")
    assert [(f.value, f.occurrence, f.status) for f in found] == [
        ("52998224725", 1, FOUND),
        ("11144477735", 2, FOUND),
        ("29537995593", 3, UNSURE),
    ]


def test_opinions_that_were_asked_for_as_of_another_type_count_for_nothing():
    other = replace(NASCIMENTO, version="0")
    assert fields(opinion(kind=other, nome="Eva Dias")) == fields()
    assert fields(opinion(kind=by_name("obito"), nome="Eva Dias")) == fields()


def test_silence_is_no_opinion():
    assert fields(opinion()) == fields()
    assert fields(opinion(nome="—", data_nascimento="ilegível", campo_de_ninguem="x")) == fields()


VALUES = st.text(max_size=30) | st.sampled_from(
    ["Ana Lopes", "Eva Dias", "03/03/2000", "2000-03-04", "529.982.247-25", "111.444.777-35", "M", "A-12"]
)
TOLD = st.dictionaries(
    st.sampled_from([spec.name for spec in NASCIMENTO.fields]), st.lists(VALUES, min_size=1, max_size=3)
)


@given(st.lists(TOLD, max_size=2))
def test_whatever_is_told_no_value_changes_and_nothing_becomes_found(told):
    own = fields()
    after = fields(*(opinion(page=number, **each) for number, each in enumerate(told, start=1)))
    kept = {(f.name, f.occurrence): f for f in after}
    assert len(kept) == len(after)
    for before in own:
        same = kept[before.name, before.occurrence]
        if before.value is None:
            continue
        assert (same.value, same.evidence, same.subject) == (before.value, before.evidence, before.subject)
        assert same.status is before.status or (before.status, same.status) == (FOUND, UNSURE)
        assert same.verdicts[: len(before.verdicts)] == before.verdicts
    known = {(f.name, f.occurrence) for f in own if f.value is not None}
    assert all(f.status in {UNSURE, FieldStatus.MISSING} for key, f in kept.items() if key not in known)
    order = [spec.name for spec in NASCIMENTO.fields]
    assert [f.name for f in after] == sorted((f.name for f in after), key=order.index)


@given(st.floats(0, 1))
def test_agreement_raises_confidence_within_bounds(confidence):
    assert confidence <= raised(confidence) <= max(confidence, MOST_BY_AGREEMENT)


def test_no_confidence_is_invented_by_agreement():
    assert raised(None) is None


def test_a_page_is_asked_for_the_fields_of_the_type_that_it_is_certainly_of():
    page = page_of(["CERTIDÃO DE NASCIMENTO", "Declaração de nascido vivo"])
    assert certain_type(page, ExtractOptions()) is NASCIMENTO
    assert certain_type(page_of(["uma carta"]), ExtractOptions()) is None
    assert certain_type(page_of(["uma carta"]), ExtractOptions("obito")) is by_name("obito")
    assert certain_type(page, ExtractOptions("generic")) is None
    assert certain_type(page_of([]), ExtractOptions("obito")) is None


def test_nothing_is_done_where_nobody_was_asked():
    document = document_of(*ROWS)
    found = extracted(document)
    assert merge(found, document, NASCIMENTO, ()) == found
