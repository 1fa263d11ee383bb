"""Municipalities are known by name, however it is written; a name not on the list proves nothing."""

import pytest

from pipelines.extraction.municipalities import is_elsewhere, is_municipality, states_with


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("Itu", {"SP"}),
        ("OLHO D'ÁGUA", {"PB"}),
        ("Ji-Paraná", {"RO"}),
        ("Santa Luzia", {"BA", "MA", "MG", "PB"}),
        ("Vila Nova do Jacarandá", set()),
    ],
)
def test_the_states_that_have_a_municipality_of_a_name(name, states):
    assert states_with(name) == states


def test_every_state_has_municipalities():
    capitals = {"RO": "Porto Velho", "DF": "Brasília", "ES": "Vitória", "SE": "Aracaju", "TO": "Palmas"}
    assert all(state in states_with(name) for state, name in capitals.items())


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        (["nova", "venecia/es"], True),
        (["tres", "rios"], True),
        (["maria", "silva"], False),
        (["itu(sp"], True),
    ],
)
def test_words_of_a_page_are_a_municipality_with_or_without_its_state(words, is_one):
    assert is_municipality(words) is is_one


def test_a_town_is_elsewhere_only_where_its_name_is_known():
    assert is_elsewhere("Nova Venécia", "RJ")
    assert not is_elsewhere("Nova Venécia", "ES")
    assert not is_elsewhere("Vila Nova do Jacarandá", "PR")
    assert not is_elsewhere("Dourados", "MT")  # before the state was divided
    assert not is_elsewhere("Porto Velho", "AM")  # before the territories
    assert not is_elsewhere("Taguatinga", "DF")  # a town of Brasília, and a municipality of Tocantins
