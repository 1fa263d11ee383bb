"""A tagger knows fields, not parties: who a value is of follows from where it stands."""

from dataclasses import replace

import pytest

from pipelines.document_types.casamento import CASAMENTO
from pipelines.document_types.contrato_social import CONTRATO_SOCIAL
from pipelines.document_types.procuracao import PROCURACAO
from pipelines.extraction.tagging.parties import parties_of, with_parties
from tests.unit.extraction.reading import found_in
from tests.unit.extraction.tagging.learned import transcript_of

SPOUSES = next(parties_of(CASAMENTO))


def given(rows, values, found=(), party=SPOUSES):
    """Return values with their parties; `values` name fields and words that stand on the page."""
    passage = transcript_of(rows).passage

    def finding(name, words, subject=""):
        return replace(found_in(passage, name, words), subject=subject)

    seen, known = {}, {}
    for name, words in values:
        seen.setdefault(name, []).append(finding(name, words))
    for name, words, subject in found:
        known.setdefault(name, []).append(finding(name, words, subject))
    return {
        (each.subject, each.value)
        for findings in with_parties(seen, known, party, passage.pieces).values()
        for each in findings
    }


NAMES = [("nome_conjuge", "Rui Dias"), ("nome_conjuge", "Ana Paz")]


def test_who_is_named_first_is_the_first_party_and_who_is_named_again_is_no_third():
    rows = ["Rui Dias e Ana Paz casaram", "ela assina Ana Paz Dias"]
    names = [*NAMES, ("nome_conjuge", "Ana Paz Dias")]
    assert given(rows, names) == {("conjuge 1", "Rui Dias"), ("conjuge 2", "Ana Paz")}


def test_a_value_is_of_the_party_named_before_it():
    rows = ["Rui Dias, de Itu, filho de Davi Dias e Eva Luz, e", "Ana Paz, de Jaú, filha de Igor Paz"]
    values = [
        ("conjuge_filiacao", "Davi Dias"),
        ("conjuge_filiacao", "Eva Luz"),
        ("conjuge_filiacao", "Igor Paz"),
    ]
    assert given(rows, [*NAMES, *values]) >= {
        ("conjuge 1", "Davi Dias"),
        ("conjuge 1", "Eva Luz"),
        ("conjuge 2", "Igor Paz"),
    }


def test_a_value_is_of_the_party_with_whose_name_its_line_begins():
    rows = [
        "casaram Rui Dias e",
        "Ana Paz, e são naturais:",
        "A - Ana Paz ....... de Jaú",
        "Rui Dias ....... de Itu",
    ]
    towns = [("conjuge_naturalidade", name) for name in ("Jaú", "Itu")]
    assert given(rows, [*NAMES, *towns]) >= {("conjuge 2", "Jaú"), ("conjuge 1", "Itu")}


def test_two_with_one_given_name_are_two_parties():
    partner = next(each for each in parties_of(CONTRATO_SOCIAL) if each.name == "socio_nome")
    rows = ["sócios Ana Paz Luz e Ana Dias", "gerente Ana Paz"]
    names = ("Ana Paz Luz", "Ana Dias", "Ana Paz")
    assert given(rows, [("socio_nome", name) for name in names], party=partner) == {
        ("socio 1", "Ana Paz Luz"),
        ("socio 2", "Ana Dias"),
    }


def test_of_two_values_of_a_party_the_one_that_was_seen_best_is_taken():
    rows = ["Rui Dias, vindo de Itu, natural de Jaú, e Ana Paz, de Ceres"]
    towns = [("conjuge_naturalidade", name) for name in ("Jaú", "Ceres", "Itu")]  # the best first
    assert given(rows, [*NAMES, *towns]) >= {("conjuge 1", "Jaú"), ("conjuge 2", "Ceres")}


def test_columns_under_the_names_tell_of_each_party_in_turn():
    pairs = (("Rui Dias", "Ana Paz"), ("Davi Dias", "Igor Paz"), ("Eva Luz", "Lia Sol"))
    rows = [((200.0, left), (1200.0, right)) for left, right in pairs]
    parents = [("conjuge_filiacao", name) for name in ("Davi Dias", "Igor Paz", "Eva Luz", "Lia Sol")]
    assert given(rows, [*NAMES, *parents]) >= {
        ("conjuge 1", "Davi Dias"),
        ("conjuge 1", "Eva Luz"),
        ("conjuge 2", "Igor Paz"),
        ("conjuge 2", "Lia Sol"),
    }


def test_rows_under_each_other_tell_of_one_party_each():
    rows = [
        ((200.0, "Rui Dias"), (1200.0, "Davi Dias e Eva Luz")),
        ((200.0, "Ana Paz"), (1200.0, "Igor Paz e Lia Sol")),
    ]
    parents = [("conjuge_filiacao", name) for name in ("Davi Dias", "Eva Luz", "Igor Paz", "Lia Sol")]
    assert given(rows, [*NAMES, *parents]) >= {
        ("conjuge 1", "Davi Dias"),
        ("conjuge 1", "Eva Luz"),
        ("conjuge 2", "Igor Paz"),
        ("conjuge 2", "Lia Sol"),
    }


def test_sentences_behind_the_names_tell_of_one_party_after_the_other():
    rows = ["Rui Dias e Ana Paz", "ele filho de Davi Dias e Eva Luz", "ela filha de Igor Paz e Lia Sol"]
    parents = [("conjuge_filiacao", name) for name in ("Davi Dias", "Eva Luz", "Igor Paz", "Lia Sol")]
    assert given(rows, [*NAMES, *parents]) >= {("conjuge 1", "Eva Luz"), ("conjuge 2", "Igor Paz")}


def test_what_the_rules_found_of_a_party_stays_as_it_is():
    rows = ["Rui Dias, de Itu, e Ana Paz, de Jaú"]
    found = [
        ("nome_conjuge", "Rui Dias", "conjuge 1"),
        ("nome_conjuge", "Ana Paz", "conjuge 2"),
        ("conjuge_naturalidade", "Itu", "conjuge 1"),
    ]
    seen = [("conjuge_naturalidade", "Itu"), ("conjuge_naturalidade", "Jaú")]
    assert given(rows, seen, found) == {("conjuge 2", "Jaú")}


def test_without_a_party_nobody_is_told_of():
    assert given(["natural de Itu"], [("conjuge_naturalidade", "Itu")]) == set()


@pytest.mark.parametrize("kind", [CASAMENTO, PROCURACAO])
def test_every_party_has_a_name_among_its_fields(kind):
    groups = list(parties_of(kind))
    assert groups
    assert all(party.name in party.fields and party.lists <= party.fields for party in groups)


def test_a_name_that_no_party_has_is_a_further_party_and_what_is_told_elsewhere_of_one_is_not_told_twice():
    rows = ["Rui Dias, de Itu", "Ana Paz, de Jaú"]
    found = [("nome_conjuge", "Ana Paz", "conjuge 2"), ("conjuge_naturalidade", "Jaú", "conjuge 2")]
    towns = [("conjuge_naturalidade", "Itu"), ("conjuge_naturalidade", "Jaú")]
    assert given(rows, [*NAMES, *towns], found) == {("conjuge 1", "Rui Dias"), ("conjuge 1", "Itu")}
