"""Words that stand where a town may, and what is a town though it is called like something else."""

import pytest

from pipelines.extraction import no_towns


@pytest.mark.parametrize("word", ["rua", "hospital", "serventia", "obito"])
def test_streets_offices_and_titles_are_no_part_of_a_town(word):
    assert no_towns.is_no_town_word(word)


@pytest.mark.parametrize("word", ["ruas", "itu", "santos"])
def test_other_words_are(word):
    assert not no_towns.is_no_town_word(word)


@pytest.mark.parametrize(
    "words", ["pessoas naturais de itu", "pesoas naturas de itu", "titulos e documentos"]
)
def test_the_name_of_a_registry_goes_on(words):
    assert no_towns.goes_on_with_office(words)


def test_a_town_ends_the_name_of_a_registry():
    assert not no_towns.goes_on_with_office("itu e salto")


def test_a_state_that_a_town_is_called_after_is_no_state_alone():
    assert "ceara" in no_towns.STATES
    assert not no_towns.STATES & {"sao paulo", "rio de janeiro"}


def test_a_land_registry_is_no_town():
    assert no_towns.is_of_land_registry("oficio de itu")
    assert not no_towns.is_of_land_registry("cruz do oeste")


def test_a_town_without_a_name_is_unnamed():
    assert no_towns.is_unnamed("comarca")
    assert no_towns.is_unnamed("sede-sp")
    assert not no_towns.is_unnamed("cidade nova")
