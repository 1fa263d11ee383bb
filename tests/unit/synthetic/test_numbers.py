from random import Random

import pytest
from stdnum.br import cnpj, cpf
from stdnum.iso7064 import mod_97_10

from pipelines.extraction import checks
from tests.synthetic import numbers

SEEDS = range(200)


def test_published_vectors():
    assert numbers.complete_cpf("529982247") == "52998224725"
    assert numbers.complete_cnpj("112223330001") == "11222333000181"
    assert numbers.complete_cnm("11143520012345") == "1114352001234558"
    assert numbers.complete_matricula("104539015520131000120210000123") == "10453901552013100012021000012321"


@pytest.mark.parametrize(
    ("new", "is_valid"),
    [
        (numbers.new_cpf, cpf.is_valid),
        (numbers.new_cnpj, cnpj.is_valid),
        (lambda rng: numbers.new_cnm(rng, rng.randrange(10**7)), mod_97_10.is_valid),
    ],
)
def test_another_implementation_accepts_them(new, is_valid):
    assert all(is_valid(new(Random(seed))) for seed in SEEDS)


@pytest.mark.parametrize(
    ("new", "is_valid"),
    [
        (numbers.new_cpf, checks.is_cpf),
        (numbers.new_cnpj, checks.is_cnpj),
        (lambda rng: numbers.new_cnm(rng, rng.randrange(10**7)), checks.is_cnm),
        (
            lambda rng: numbers.new_matricula(
                rng, year=2013, book=1, livro=rng.randrange(10**5), folha=7, termo=rng.randrange(10**7)
            ),
            checks.is_civil_matricula,
        ),
    ],
)
def test_the_product_accepts_them(new, is_valid):
    assert all(is_valid(new(Random(seed))) for seed in SEEDS)


def test_shown_as_on_paper():
    assert numbers.show_cpf("52998224725") == "529.982.247-25"
    assert numbers.show_cnpj("11222333000181") == "11.222.333/0001-81"
    assert numbers.show_cnm("1114352001234558") == "111435.2.0012345-58"
    assert (
        numbers.show_matricula("10453901552013100012021000012321")
        == "104539 01 55 2013 1 00012 021 0000123 21"
    )
    assert numbers.show_thousands(1234567) == "1.234.567"
