"""What readers make of a page: lost accents, spaces, letters. Fields survive, or say that they are wrong."""

import random

import pytest

from pipelines.document_types.extract_options import ExtractOptions
from pipelines.extraction.folding import fold
from pipelines.fields import FieldStatus
from pipelines.stages.extract import extract
from tests.strategies import document_of
from tests.unit.extraction import births

PROVEN = ("cpf", "matricula_registro_civil")


def each_word(rows, change):
    def changed(text):
        return " ".join(change(word) for word in text.split())

    return [changed(r) if isinstance(r, str) else [(x, changed(text)) for x, text in r] for r in rows]


def read(rows):
    extraction = extract(document_of(*rows), ExtractOptions())
    found = {}
    for field in extraction.fields:
        found.setdefault(field.name, []).append(field)
    return extraction, found


def plain(values):
    return [fold(value) for value in values]


def without_accents(word):
    return "".join(fold(c).upper() if c.isupper() else fold(c) for c in word)


@pytest.mark.parametrize("layout", births.ALL)
def test_without_accents_every_field_is_still_read(layout):
    rows, expected = births.ALL[layout]
    extraction, found = read(each_word(rows, without_accents))
    assert extraction.document_type == "nascimento"
    assert {name: plain(f.value for f in found[name]) for name in expected} == {
        name: plain(values) for name, values in expected.items()
    }


@pytest.mark.parametrize("layout", births.ALL)
def test_degree_signs_for_ordinals_change_nothing(layout):
    rows, expected = births.ALL[layout]
    _, found = read(each_word(rows, lambda word: word.replace("º", "°").replace("ª", "a")))
    assert {name: [f.value.replace("°", "º") for f in found[name]] for name in expected} == expected


def with_letters_for_digits(word):
    is_number = sum(c.isdigit() for c in word) >= 2 and not any(c.isalpha() for c in word)
    return word.replace("0", "O").replace("5", "S", 1) if is_number and "/" not in word else word


@pytest.mark.parametrize("layout", ["national_form", "captions_beside"])
def test_letters_in_numbers_with_check_digits_are_put_right(layout):
    rows, expected = births.ALL[layout]
    _, found = read(each_word(rows, with_letters_for_digits))
    for name in PROVEN:
        assert [f.value for f in found[name]] == expected[name]
        assert {f.status for f in found[name]} == {FieldStatus.FOUND}
        assert "repaired_confusions" in {v.check for f in found[name] for v in f.verdicts}


@pytest.mark.parametrize("layout", ["prose", "old_extract", "full_content"])
def test_a_space_lost_behind_a_comma_changes_nothing(layout):
    rows, expected = births.ALL[layout]
    _, found = read([row.replace(", ", ",").replace(": ", ":") for row in rows])
    for name in ("nome", "nome_mae", "data_nascimento", "hora_nascimento", "sexo", "avos", "livro", "termo"):
        assert [f.value for f in found[name]] == expected[name], name


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("layout", ["national_form", "prose", "captions_beside"])
def test_wrong_letters_here_and_there_leave_most_fields(layout, seed):
    """One letter in sixty is another: captions and phrases are still found, and no proven number is wrong."""
    chance = random.Random(seed)

    def damaged(word):
        return "".join(
            chance.choice("aeinortl") if c.isalpha() and chance.random() < 1 / 60 else c for c in word
        )

    rows, expected = births.ALL[layout]
    _, found = read(each_word(rows, damaged))
    right = [name for name in expected if name in found and len(found[name]) == len(expected[name])]
    assert len(right) >= 0.6 * len(expected)
    for name in PROVEN:
        assert all(f.value == expected[name][0] for f in found.get(name, ()) if f.status is FieldStatus.FOUND)


@pytest.mark.parametrize("position", [2, 9, 13])
def test_a_wrong_digit_ends_invalid(position):
    number = "529.982.247-25"
    wrong = number[:position] + str((int(number[position]) + 3) % 10) + number[position + 1 :]
    rows = [[(x, text.replace(number, wrong)) for x, text in r] if isinstance(r, list) else r
            for r in births.NATIONAL_FORM[0]]  # fmt: skip
    _, found = read(rows)
    assert [(f.value, f.status) for f in found["cpf"]] == [
        ("".join(c for c in wrong if c.isdigit()), FieldStatus.INVALID)
    ]
