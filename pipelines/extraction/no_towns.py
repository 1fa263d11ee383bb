"""What is no town's name, though it stands where one may: words of offices, of streets and books, states."""
# ruff: noqa: SIM905 - lists of words are read better as running text

from __future__ import annotations

import re

from rapidfuzz import fuzz

from pipelines.extraction.normalize import STATE_NAMES
from pipelines.extraction.people import NAME_STOPS

STATES = frozenset(STATE_NAMES) - {"sao paulo", "rio de janeiro"}
"""The names of states, folded, that are no town's too."""

_WORDS = NAME_STOPS | frozenset(
    (
        "sede capital districto subdistrito "
        "poder judiciario tribunal governo cartorio oficio serventia servico registro "
        "nascimento casamento obito avenida av bairro casa cemiterio centro cidade clinica domicilio "
        "estado fazenda fundacao hospital instituto maternidade pais praca republica residencia rua "
        "sitio unidade upa via"
    ).split()
)
_OFFICES = tuple(
    (
        "pessoas registro notas protesto titulos imoveis paz casamento sede comarca capital cidade districto"
    ).split()
)
_CIVIL_REGISTRY = "pessoas naturais"
_LEAST_LIKENESS = 70.0
_OF_A_LAND_REGISTRY = re.compile(
    r"(?<![a-z])(?:registro|imove|cartor|ofici|livro|servic|geral)|^[a-z]{6,8} d[aeot] "
)
_UNNAMED = re.compile(r"(?:comarca|municipio|cidade|distrito|termo|sede|capital|localidade)(?:-[a-z]{2})?")


def is_no_town_word(word: str) -> bool:
    """Whether no town's name begins with a folded word, nor goes on with it: a street, an office, a title."""
    return word in _WORDS


def goes_on_with_office(words: str) -> bool:
    """Whether what follows `registro civil das`, folded, is the registry's own name, though read badly."""
    start = " ".join(words.split(" ")[:2])
    return words.startswith(_OFFICES) or fuzz.ratio(start, _CIVIL_REGISTRY) > _LEAST_LIKENESS


def is_of_land_registry(folded: str) -> bool:
    """Whether the name of a land registry goes on in what stands where its town may."""
    return _OF_A_LAND_REGISTRY.search(folded) is not None


def is_unnamed(folded: str) -> bool:
    """Whether a town is only called what it is: `Comarca`, `Sede-SP`."""
    return _UNNAMED.fullmatch(folded) is not None
