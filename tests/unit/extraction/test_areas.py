import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.areas import find_areas
from pipelines.extraction.folding import fold


def areas(text):
    return [found.area for found in find_areas(fold(text))]


def doubts(text):
    return [
        verdict.check for found in find_areas(fold(text)) for verdict in found.verdicts if not verdict.passed
    ]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("com a área de 360,00 m²", "360.00 m²"),
        ("360,00m2, confrontando", "360.00 m²"),
        ("1.250,50 metros quadrados", "1250.50 m²"),
        ("área de 1.250 m²", "1250 m²"),
        ("12,3456 ha", "12.3456 ha"),
        ("48,4000 hectares", "48.4000 ha"),
        ("12ha 34a 56ca", "12.3456 ha"),
        ("12 hectares, 34 ares e 5 centiares", "12.3405 ha"),
        ("12.34.56 ha", "12.3456 ha"),
        ("3 alqueires paulistas", "3 alqueires paulistas"),
        ("2,5 alqueires", "2.5 alqueires"),
        ("1 alqueire mineiro", "1 alqueire mineiro"),
        ("250,00 metros\nquadrados", "250.00 m²"),
    ],
)
def test_areas_keep_their_unit(text, area):
    assert areas(text) == [area]
    assert doubts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "medindo 12,00 metros de frente",
        "lote nº 12",
        "12,00 m de frente",
        "R$ 360,00",
        "os 12 havidos",
        "12 haveres",
    ],
)
def test_lengths_and_counts_are_no_areas(text):
    assert areas(text) == []


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("360,00 m² (trezentos e sessenta metros quadrados)", True),
        ("360,00 m² (trezentos e setenta metros quadrados)", False),
        ("3 (três) alqueires", True),
        ("3 (dois) alqueires", False),
    ],
)
def test_words_confirm_the_digits_or_raise_a_doubt(text, passed):
    (found,) = find_areas(fold(text))
    assert [(v.check, v.passed) for v in found.verdicts] == [("words_and_digits", passed)]


@pytest.mark.parametrize("text", ["12.345 ha", "1.25.50 m²", "1,250,50 m²"])
def test_a_number_of_two_meanings_is_in_doubt(text):
    assert doubts(text) == ["number_form"]


@given(st.text("0123456789.,mha² ()cequairtos\n", max_size=80))
def test_any_text_can_be_read(text):
    for found in find_areas(text):
        assert 0 <= found.start < found.end <= len(text)
