"""Marriages and deaths as a bad scan reads them: a field survives, is missed, or says that it is doubtful."""

import random

import pytest

from pipelines.extraction.folding import fold
from pipelines.fields import FieldStatus
from tests.unit.extraction import births, deaths, marriages
from tests.unit.extraction.reading import by_party, read
from tests.unit.extraction.test_noise import each_word, without_accents

LAYOUTS = {
    **{f"nascimento-{name}": told for name, told in births.ALL.items()},
    **{f"casamento-{name}": told for name, told in marriages.ALL.items()},
    **{f"obito-{name}": told for name, told in deaths.ALL.items()},
}
CONFUSED = {"O": "0", "I": "1", "S": "5", "B": "8", "o": "0", "l": "1"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_accents_every_field_is_still_read(layout):
    rows, expected = LAYOUTS[layout]
    found = by_party(read(each_word(rows, without_accents), layout.split("-")[0]))
    plain = {key: [fold(f.value) for f in found.get(key, ())] for key in expected}
    assert plain == {key: [fold(value) for value in wanted] for key, wanted in expected.items()}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(4))
def test_a_digit_within_a_name_is_never_a_name_cut_short(layout, seed):
    chance = random.Random(seed)

    def damaged(word):
        at = chance.randrange(len(word))
        is_name = word.isupper() and word.isalpha() and len(word) > 3 and chance.random() < 0.15
        return word[:at] + CONFUSED.get(word[at], word[at]) + word[at + 1 :] if is_name else word

    rows, expected = LAYOUTS[layout]
    found = by_party(read(each_word(rows, damaged), layout.split("-")[0]))
    names = {key for key in expected if "nome" in key or key in {"avos", "declarante", "medico", "oficial"}}
    told = {fold(value) for key in names for value in expected[key]}
    for key in names & found.keys():
        for field in found[key]:
            assert field.status is not FieldStatus.FOUND or fold(field.value) in told, (key, field.value)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_most_fields_survive_a_wrong_letter_in_sixty(layout):
    rows, expected = LAYOUTS[layout]
    right = total = 0
    for seed in range(6):
        chance = random.Random(seed)

        def damaged(word, chance=chance):
            return "".join(
                chance.choice("aeinortl") if c.isalpha() and chance.random() < 1 / 60 else c for c in word
            )

        found = by_party(read(each_word(rows, damaged), layout.split("-")[0]))
        right += sum(len(found.get(key, ())) == len(expected[key]) for key in expected)
        total += len(expected)
    assert right >= 0.75 * total
