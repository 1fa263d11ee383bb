"""Names of companies and public bodies in sentences: where one begins and ends, and how it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import normalize
from pipelines.extraction.folding import fold
from pipelines.extraction.people import FoundName
from pipelines.extraction.qualification.words import opens_company

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST, _LONGEST_CAPTION = 140, 24
_LEAST_CAPITALS = 0.6  # of the longer words; a reader takes a capital for a small letter now and then
_FORM = re.compile(
    r"(?<![a-z0-9])(?:s\. ?a\.?|s ?/ ?a|ltda|limitada|eireli|epp|me|s ?/ ?s|s ?/ ?c|s ?/ ?cltda|spe|scp|cia|"
    r"companhia|sociedade anonima|filhos|irmaos|participacoes|empreendimentos|incorporadora|construtora|"
    r"securitizadora|fidc|& ?(?:irmao|filho|sobrinhos?|associados))(?![a-z0-9])"
)
_BODY = re.compile(
    r"(?:banco|caixa|cia|companhia|condominio|municipio|estado d|uniao|fazenda (?:nacional|publica)|"
    r"instituto|associacao|igreja|mitra|cooperativa|fundacao|sindicato|prefeitura|construtora|"
    r"incorporadora|imobiliaria|empresa|conselho|servico|departamento|comercial|industrias?|agropecuaria|"
    r"transportadora|distribuidora|supermercados?|auto posto|posto)(?![a-z])"
)
_KIND_OF = re.compile(r"(?<![a-z])(?:unipessoal|empresaria|simples|mercantil|individual)(?![a-z])")
_NUMBER = re.compile(
    r"(?:c\.? ?n\.? ?p\.? ?j|c\.? ?g\.? ?c|c\.? ?p\.? ?f|r\.? ?g|nire|n[o.]{1,2})(?![a-z])|"
    r"[0-9]{2,3}\.[0-9]{3}[./]"
)
_END = re.compile(
    r",|[;\t\f(]|[ \n][-–—][ \n]|:(?=[ \n])|[ \n]e[ \n](?=(?:a|o|em|de|que|foi|com)[ \n])|"
    r"[ \n](?:inscrit[oa]|com sede|pessoa juridica|c\.?n\.?p\.?j|c\.?g\.?c|c\.?p\.?f|neste ato|"
    r"representad[oa])(?![a-z])|"
    r"\.(?=[ \n][a-z0-9])"
)
_ABBREVIATED = frozenset({"s.a", "s.a.", "s/a", "s/s", "s/c", "me", "epp", "spe", "eireli", "fidc", "m.e"})
_LEGAL_ABBREVIATION = re.compile(
    r"(?<![a-z/])(?:^s\. ?a|cia|ind|com|imp|exp|dr|sta|sto|(?<!s\.)(?<!s\. )[a-z])$"
)
_SEVERAL_NAMES = re.compile(r", [a-z' ]{2,40} & ")
_WITH_STATE = re.compile(r"[-–/(,] ?([A-Z]{2})\)?$")
_DOCUMENT = re.compile(
    r"(?:c\.? ?n\.? ?p\.? ?j|c\.? ?g\.? ?c|c\.? ?p\.? ?f|cic|r\.? ?g|nire|ie|inscricao)(?![a-z])"
)
_CAPTION = re.compile(r"(?:nome(?:[ \n]empresarial)?|razao[ \n]social)[ \n\t:.-]{1,3}")
GENRE = re.compile(
    r"(?<![a-z])(?:alteracao|ato|cartorio|certidao|consolidacao|constituicao|contrato|escritura|estatutos?|extrato|"
    r"instrumento|mandato|notari(?:al|ais)|oficio|procuracao|tabelionato|tabeliao|traslado)(?![a-z])"
)
"""Words of titles that stand over a name, in capitals as it is, and are no part of it."""
_VERB = re.compile(
    r"(?<![a-z])(?:usa|usara|adota|adotara|tem|tera|sera|gira|girara|denomina|resolvem)(?![a-z])"
)
"""Verbs of sentences that name a company; no name holds one."""
_SENTENCE_GOES_ON = re.compile(  # behind its legal form a name has no word in small letters
    r"(?<=[ \n])(?:S ?/ ?A|S\. ?A\.?|Ltda\.?|LTDA\.?|Eireli|EIRELI)"
    r"(?=[ \n](?!(?:me|epp)(?![^\W\d_])[ \n]?(?:[,;.)-]|$))[^\W\d_A-ZÀ-Þ]"
    r"|\n(?!(?:ME|EPP|Me|Epp)(?![^\W\d_]))[^\W\d_])"  # a title: the next line is another one
)
_DASH = re.compile(r"[ \n][-–—][ \n](?:me|epp|eireli|s/?a|ltda|em |massa)")


def read_company(text: str, start: int) -> FoundName | None:
    """Read the name of a company at `start`; None where none stands there.

    It has a legal form, begins like a public body, or is followed by its seat or its number. A comma within
    it is allowed where the words behind the next one tell of a company.
    """
    caption = _CAPTION.match(fold(text[start : start + _LONGEST_CAPTION]))
    start += caption.end() if caption else 0
    part = text[start : start + _LONGEST]
    form = _SENTENCE_GOES_ON.search(part)
    part = part[: form.end()] if form and not _END.search(fold(part[: form.start()])) else part
    folded = fold(part)
    if _NUMBER.match(folded):
        return None
    end, has_form = 0, False
    for match in _END.finditer(folded):
        if _is_inner(folded, match):
            continue
        end = match.start()
        has_form = _FORM.search(folded, 0, end) is not None
        if match.group() != "," or has_form or opens_company(folded, end):
            break
        if _SEVERAL_NAMES.match(folded, end):
            continue
        if not _BODY.match(folded):
            return None
        break
    else:
        end = len(folded)
        has_form = _FORM.search(folded) is not None
    return _checked(part, folded, start, _last_of_name(part, end), has_form=has_form)


def _last_of_name(part: str, end: int) -> int:
    """Return where a name ends before small words of the sentence: `Caixa do Vale me foi`."""
    words = part[:end].split()
    while len(words) > 1 and words[-1].islower() and not _is_form(words):
        words.pop()
        end = part.rfind(words[-1], 0, end) + len(words[-1])
    return end


def _is_form(words: Sequence[str]) -> bool:
    """Whether small words end as a legal form does; `me` is one only behind another."""
    if words[-1] == "me":
        return _FORM.fullmatch(fold(words[-2]).rstrip(".")) is not None
    return _FORM.fullmatch(fold(words[-1])) is not None


def says_company(folded: str) -> bool:
    """Whether a name itself, folded, tells of a company or a public body: by legal form or first word."""
    return _FORM.search(folded) is not None or _BODY.match(folded) is not None


def _is_inner(folded: str, match: re.Match[str]) -> bool:
    """Whether a stop belongs to the name: of an abbreviation, or before ` - ME`."""
    if match.group() == ".":
        return _LEGAL_ABBREVIATION.search(folded, max(0, match.start() - 8), match.start()) is not None
    return _DASH.match(folded, match.start()) is not None


def _checked(part: str, folded: str, start: int, end: int, *, has_form: bool) -> FoundName | None:
    read = part[:end].rstrip(" \n,;:-–—")
    is_company = has_form or _BODY.match(folded) or opens_company(folded, end)
    letters = sum(character.isalpha() for character in read)
    if _DOCUMENT.match(folded) or "$" in read or GENRE.search(folded, 0, end) or _VERB.search(folded, 0, end):
        return None
    if not is_company or letters < 3 or not _looks_like_name(read) or _is_bare(read, has_form=has_form):
        return None
    return FoundName(start, start + len(read), part[end : end + 1])


def _is_bare(read: str, *, has_form: bool) -> bool:
    """Whether nothing but a legal form stands there, or a town: `em Santos-SP, inscrita no CNPJ`."""
    if has_form:
        return is_only_form(read)
    town = _WITH_STATE.search(read)
    return town is not None and town.group(1) in normalize.STATES


def is_only_form(read: str) -> bool:
    """Whether a text says of which form a company is, and no name: `Limitada Unipessoal`."""
    return not any(map(str.isalpha, _FORM.sub("", _KIND_OF.sub("", fold(read)))))


def _looks_like_name(read: str) -> bool:
    """Whether most longer words begin with a capital: a sentence about a company is no name."""
    words = [word for word in re.findall(r"[^\W\d_]+", read) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return (
        bool(read) and (read[0].isupper() or read[0].isdigit()) and capitals >= _LEAST_CAPITALS * len(words)
    )


def company_name(text: str) -> str:
    """Return the name with single spaces; one in capitals gets capital initials, legal forms stay."""
    plain = normalize.spaces(text)
    if fold(plain).endswith("s.a"):
        plain += "."
    if not normalize.is_in_capitals(plain):
        return plain
    words = plain.split(" ")
    return " ".join(_written(word, is_first=index == 0) for index, word in enumerate(words))


def _written(word: str, *, is_first: bool) -> str:
    if fold(word) in _ABBREVIATED:
        return word.upper()
    if not word.isalpha():
        return word.capitalize()
    return normalize.name(word) if is_first else normalize.name(f"X {word}")[2:]
