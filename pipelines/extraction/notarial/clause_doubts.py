"""Clauses that may hold more than they are: words that no address, object, power or payment is told in."""
# ruff: noqa: SIM905 - lists of words are read better as running text

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.folding import fold
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from pipelines.extraction.finding import Finding

_OF_ADDRESSES = frozenset(
    (
        "a alameda andar ao aos apartamento apto avenida bairro beco bloco caixa capital casa centro cep "
        "cidade cj com comarca comercial complemento conj conjunto da das de desta deste distrito do dos e "
        "edificio em esquina estado estrada fazenda frente fundos galeria galpao industrial jardim km "
        "ladeira lado largo leste local loja lojas lote loteamento margem margens municipio na nas nesta "
        "neste no norte nos nr numero oeste par parque parte pavimento piso ponto postal povoado praca "
        "predio primeiro quadra quarto rodovia rua rural saida sala salas segundo sem setor sitio sob "
        "sobrado sobreloja subsolo sul telefone terceiro terreo torre travessa urbano vila zona"
    ).split()
)
_SMALL_WORD = re.compile(r"(?<![^\W\d_])[a-zà-ÿ]{2,}(?![^\W\d_])")
_SENTENCE_WITHIN = re.compile(r"[^\W\d_]{4}\)?[.;] [A-ZÀ-Þ]|_{3}")
_OF_OTHER_CLAUSES = {
    "objeto": re.compile(
        r"(?<![a-z])(?:soci[oa]s|quotas|clausulas?|capital social|c\.?p\.?f|cnpj)(?![a-z])|r ?\$"
    ),
    "poderes": re.compile(
        r"(?<![a-z])(?:brasileir[oa]s?|c\.?p\.?f|quem assin\w+|testemunhas)(?![a-z])|"
        r"clausula ad judicia[^,;]{0,12} e (?:ainda|mais|tambem)|"
        r", (?:tudo )?(?:perante|junto a[os]?) [^,;]*$"  # more powers, or where they hold
    ),
    "forma_pagamento": re.compile(r"(?<![a-z])(?:matricul|i\.?t\.?b\.?i|imposto|brasileir|dou fe)"),
}


def in_doubt(told: Finding) -> Finding:
    """Return a clause, doubtful where it holds what belongs to another one, or a sentence ends within it."""
    foreign = _foreign(told)
    return told.with_verdict(Verdict(checks.WHOLE_TEXT, passed=False, detail=foreign)) if foreign else told


def _foreign(told: Finding) -> str:
    within = _SENTENCE_WITHIN.search(told.value)
    if within:
        return within.group()
    if told.name == "sede":
        words = (word.group() for word in _SMALL_WORD.finditer(told.value))
        return next((word for word in words if fold(word) not in _OF_ADDRESSES), "")
    other = _OF_OTHER_CLAUSES.get(told.name)
    found = other.search(fold(told.value)) if other else None
    return found.group() if found else ""
