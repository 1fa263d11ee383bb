"""How many quotas each partner holds, and the sums that prove it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pipelines.extraction import checks, locate
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.money import amount_of, find_sums
from pipelines.extraction.notarial.mentions import mentions
from pipelines.extraction.notarial.sums import first_of
from pipelines.extraction.numerals import read_number, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.fields import Verdict

_COUNT = r"[0-9]{1,3}(?:[. ][0-9]{3}){1,3}(?![0-9])|[0-9]{1,9}"
_QUOTAS = re.compile(
    rf"(?<![0-9.,])({_COUNT})[ \n]?(?:\(([a-z \n,]{{2,120}})\)[ \n]?)?"
    r"(?:\([a-z ]{2,20}\) ?)?(?:de )?(?:quotas?|cotas?)(?![a-z])"
)
_CELL_NUMBER = re.compile(rf"(?<![0-9.,/-])({_COUNT})(?![0-9]|[.,/-][0-9]| ?%)")
_CELL_SUM = re.compile(r"(?<![0-9.,])([0-9]{1,3}(?:[. ][0-9]{3}){0,4}|[0-9]{1,12}),([0-9]{2})(?![0-9]| ?%)")
_ROW = re.compile(r"[ .:-]{0,4}[0-9][0-9.,]{0,14} ?%? (?:r ?\$ ?)?[0-9]")  # two numbers and no word
_ROW_BEFORE = re.compile(
    rf"(?:\A|[\n\f])((?:{_COUNT})[ \t]{{1,4}}(?:r ?\$ ?)?[0-9.]{{1,18}},[0-9]{{2}})[ \t]{{1,4}}\Z"
)
"""A row of a table that names its holder last."""
_LINE_END = re.compile(r"[\n\f]")
_WORDS = re.compile(r"(?<![a-z])(?!cotas?|quotas?|reais|cruz|brasileir|solteir|casad|viuv|divorciad)[a-z]{4}")
"""Which no row of a table of quotas holds behind a name."""
_AS_PARTNER = r"(?:(?:[oa][ \n])?(?:soci[oa]|qu?otista|sra?\.?)[ \n]){0,2}"
_SUM = r"[a-z]{1,3}\$[ \n]?[0-9.]{1,18},[0-9]{2}(?:[ \n]?\([^)]{2,160}\))?,?[ \n]"
_HELD_BY = re.compile(
    r"(?P<worth>,?[ \n](?:n[oa]|equivalentes?|correspondentes?|somando|totalizando|perfazendo)[ \n]"
    r"[^;$]{0,24}\$[ \n]?[0-9.]{1,18},[0-9]{2}(?:[ \n]?\([^)]{2,160}\))?)?"
    r",?[ \n](?P<link>d[eao]|para|p(?:or|el[oa])|ao?|pertencentes?[ \n]ao?|"
    r"subscritas[ \n]p(?:or|el[oa])|tituladas[ \n]p(?:or|el[oa]))[ \n]"
    rf"{_AS_PARTNER}"
)
_WORTH_BEFORE = re.compile(
    rf"{_SUM}(?:(?:correspondent|equivalent)es?[ \n]a|(?:representad|dividid)[oa]s?[ \n](?:em|por))[ \n]\Z"
)
"""`R$ 500,00, correspondentes a` before the number of quotas that are worth it."""
_SUM_OF = re.compile(rf"{_SUM}(?:d[eao]|para|p(?:or|el[oa]))[ \n]{_AS_PARTNER}\Z")
"""`R$ 500,00 de` before the name of who brings them, in 500 quotas."""
_NO_LINK = frozenset({"a", "de", "da", "do"})
"""What leads to no holder behind a sum: of `, a sócia Ana` the next words tell, not those before."""
_COUNTED = re.compile(r"(?<![a-z])[qc]u?otas?(?![a-z])[^.;\f]{0,20}")
_BARE = re.compile(rf"(?<![0-9.,])({_COUNT})[ \n]?(?:\(([a-z \n,]{{2,120}})\))?(?![0-9]|[.,][0-9]| ?%)")
_ORDINALS = tuple(
    re.compile(
        rf"(?<=[oa][ \n]){word}[oa](?![a-z])(?:[ \n](?:soci[oa]|qu?otista|contratante|nomead[oa])(?![a-z]))?"
    )
    for word in ("primeir", "segund", "terceir", "quart")
)
_ALONE = re.compile(
    r"(?<![a-z])(?:unipessoal|unic[oa][ \n](?:soci|titular)|(?:soci[oa]|titular)[ \n]unic|titular)"
)
_BRINGS = re.compile(
    r"(?<![a-z])(?:entra|contribui|concorre|subscreve|integraliza|participa|quinhao|com|realiza)"
)
_NEXT_CLAUSE = re.compile(r"[\n\f](?:clausula|artigo|art\.|capitulo|cl\.)[ \n]")
_UNIT = re.compile(
    r"(?:valor (?:nominal |unitario )?(?:unitario )?(?:de |igual a )?|a |"
    r"de )(?:n ?c[rz]|c[rz]|r) ?\$ ?([0-9.]{1,12},[0-9]{2})[^;\f$]{0,60}?"
    r"(?:cada(?: (?:uma|quota|cota))?|por quota|por cota|unitari)"
)
_UNIT_AFTER = re.compile(
    r"[ \n]?(?:\([^)]{2,90}\))?,? ?(?:por )?cada|"
    r"[ \n]?(?:\([^)]{2,90}\))?,? ?por [qc][uo]"
)
_UNIT_BEFORE = re.compile(r"(?:nominal|unitario)[^0-9]{0,20}$")
_WINDOW = 260
_BEFORE = 240  # characters before a name in which the number of its bearer's quotas may stand
_DOCUMENTS = ("socio_rg", "socio_cpf", "cpf", "cnpj", "nire")
_CAPTIONS = ("quotas do sócio", "quotas", "cotas", "nº de quotas", "quantidade de quotas")
_QUOTAS_FIELD, _VALUE_FIELD = "socio_quotas", "socio_valor"


@dataclass(frozen=True, slots=True)
class _Holding:
    subject: str
    quotas: Finding | None
    value: Finding | None


def read_quotas(where: Map, found: Mapping[str, list[Finding]]) -> dict[str, list[Finding]]:
    """Return the quotas and the value of each partner whose name a table or clause of quotas repeats.

    They are compared with the value of one quota, with the number of all and with the capital.
    """
    passage = where.transcript.passage
    partners = found.get("socio_nome", ())
    others = [each for name in _DOCUMENTS for each in found.get(name, ())]
    told = (_holding(passage, partner, partners) for partner in partners)
    holdings = [each for each in told if each and not _is_document(each, others)]
    if len(partners) == 1 and not holdings:
        holdings = _all_of_one(where, partners[0], found.get("capital_social", ()))
    unit, total = _unit(passage), _total(passage, holdings)
    capital = next(iter(found.get("capital_social", ())), None)
    checked = [_times_unit(holding, unit) for holding in holdings]
    is_whole = len(checked) == len(partners)
    checked = _summed(checked, total, capital.value if capital else None) if is_whole else checked
    if len(partners) == 1 and not _ALONE.search(passage.folded):
        doubt = checks.party_boundary("one partner of several")
        checked = [_with_verdict(holding, doubt) for holding in checked]
    return {
        _QUOTAS_FIELD: [holding.quotas for holding in checked if holding.quotas],
        _VALUE_FIELD: [holding.value for holding in checked if holding.value],
    }


def _is_document(holding: _Holding, documents: Sequence[Finding]) -> bool:
    """Whether the number of quotas was read from a document's, which a row tells behind a name too."""
    told = holding.quotas
    return told is not None and any(told.quote.overlaps(each.quote) for each in documents)


def _holding(passage: Passage, partner: Finding, partners: Sequence[Finding]) -> _Holding | None:
    """Return what the first place tells that names the partner beside a number of quotas or a sum."""
    windows = [*_windows(passage, partner, partners), *_ordinal_windows(passage, partner)]
    told = [_told(passage, *window) for window in windows]
    worth = [each for each in told if each[1]] if not _counts(passage) else []  # a company without quotas
    chosen = next((each for each in [*(each for each in told if each[0]), *worth]), None)
    if chosen is None:
        return None
    quotas, value = (replace(each, subject=partner.subject) if each else None for each in chosen)
    return _Holding(partner.subject, quotas, value)


def _ordinal_windows(passage: Passage, partner: Finding) -> Iterator[tuple[int, int, int]]:
    """Yield the text behind each mention of a partner as `o primeiro`: see `_windows`."""
    number = int(partner.subject.rpartition(" ")[2])
    if number > len(_ORDINALS):
        return
    borders = [m.start() for ordinal in _ORDINALS for m in ordinal.finditer(passage.folded)]
    for match in _ORDINALS[number - 1].finditer(passage.folded):
        end = min(border for border in (*borders, match.end() + _WINDOW) if border > match.start())
        yield match.start(), match.end(), max(end, match.end())


def _all_of_one(where: Map, partner: Finding, capital: Sequence[Finding]) -> list[_Holding]:
    """Return what the only partner holds: all quotas, which are worth the capital."""
    passage = where.transcript.passage
    counts = {number: _count(passage, match, _verdicts(match)) for number, match in _counts(passage)}
    counts = counts or {int(told.value): told for told in _captioned(where)}
    if len(counts) != 1:
        return []
    quotas = replace(*counts.values(), subject=partner.subject)
    value = next((replace(each, name=_VALUE_FIELD, subject=partner.subject) for each in capital), None)
    return [_Holding(partner.subject, quotas, value)]


def _captioned(where: Map) -> Iterator[Finding]:
    """Yield the numbers in the cells under the captions of quotas."""
    for anchor in where.saying(_CAPTIONS, is_label=True):
        cell = locate.below(where, anchor, 1)
        match = _CELL_NUMBER.fullmatch(cell.folded)
        if match:
            yield _count(cell, match, ())


def _windows(
    passage: Passage, partner: Finding, partners: Sequence[Finding]
) -> Iterator[tuple[int, int, int]]:
    """Yield where each mention of a partner begins, and the text behind it.

    This goes on to the next partner or the end of the table's row.
    """
    plain = passage.folded.replace("\n", " ")
    names = [fold(other.value) for other in partners]
    for name, start in mentions(plain, partner.value):
        end = min(len(plain), start + _WINDOW)
        others = [place for name in names if (place := plain.find(name, start, end)) >= 0]
        end = min([end, *others])
        end = min(end, _row_end(passage, start) or end)
        clause = _NEXT_CLAUSE.search(passage.folded, start, end)
        end = clause.start() if clause else end
        if "capital social" not in plain[start:end]:
            yield name, start, end


def _row_end(passage: Passage, start: int) -> int | None:
    """Return where the row of a table ends that goes on at `start`, behind its first cell; None for text."""
    row = _LINE_END.search(passage.folded, start)
    end = row.start() if row else len(passage.folded)
    is_row = "\t" in passage.folded[start:end] or _ROW.match(passage.folded, start)
    return end if is_row and not _WORDS.search(passage.folded, start, end) else None


def _told(passage: Passage, name: int, start: int, end: int) -> tuple[Finding | None, Finding | None]:
    """Return what is told of the partner whose name stands at text[name:start], or before that name.

    `500 quotas de Ana Dias, somando R$ 500,00; 300 quotas de Rui Dias` tells each number before its bearer,
    `500 quotas, no valor de R$ 500,00, à sócia Ana Dias` their worth too, as does `R$ 500,00, correspondentes
    a 500 quotas, a Ana Dias`.
    """
    reach = max(0, name - _BEFORE)
    row = _ROW_BEFORE.search(passage.folded, reach, name)
    if row:
        return _told_in_row(passage, row.start(1), name)
    if _row_end(passage, start):
        return _told_in_row(passage, start, end)
    before = _held(passage, reach, name)
    worth = _worth_beside(passage, reach, before, name) if before else None
    if before and worth:
        return _count(passage, before, _verdicts(before)), _value(passage, *worth)
    led = _SUM_OF.search(passage.folded, reach, name)
    worth_of = _value(passage, led.start(), name) if led and not before else None
    match = _QUOTAS.search(passage.folded, start, end)
    is_of_next = match is not None and _is_held(passage, match, end)
    end = match.start() if match and (before or is_of_next) else end
    match = before or (None if is_of_next else match)
    count = _count(passage, match, _verdicts(match)) if match else None
    return count, worth_of or (
        _value(passage, start, end) if match or _BRINGS.search(passage.folded, start, end) else None
    )


def _worth_beside(passage: Passage, reach: int, count: re.Match[str], name: int) -> tuple[int, int] | None:
    """Return where the text tells what a number of quotas is worth: before the name, or before the number."""
    if "$" in passage.folded[count.end() : name]:
        return count.end(), name
    worth = _WORTH_BEFORE.search(passage.folded, reach, count.start())
    return (worth.start(), count.start()) if worth else None


def _held(passage: Passage, start: int, name: int) -> re.Match[str] | None:
    """Return the number of quotas that the text says to be of the one whose name begins at `name`."""
    told = [*_QUOTAS.finditer(passage.folded, start, name), *_bare_counts(passage, start, name)]
    return next((match for match in told if _is_held(passage, match, name)), None)


def _is_held(passage: Passage, count: re.Match[str], name: int) -> bool:
    """Whether only what leads to its holder, and what it is worth, stands behind a number of quotas."""
    held = _HELD_BY.fullmatch(passage.folded, count.end(), name)
    if held is None or held["worth"] is None:
        return held is not None
    return passage.text[slice(*held.span("link"))].lower() not in _NO_LINK


def _bare_counts(passage: Passage, start: int, name: int) -> Iterator[re.Match[str]]:
    """Yield numbers of a sentence that says before what it counts: `500 quotas, 300 por ANA DIAS`."""
    counted = _COUNTED.search(passage.folded, start, name)
    for match in _BARE.finditer(passage.folded, counted.end(), name) if counted else ():
        if not _is_sum(passage, match):
            yield match


def _told_in_row(passage: Passage, start: int, end: int) -> tuple[Finding | None, Finding | None]:
    amounts = list(_CELL_SUM.finditer(passage.folded, start, end))
    amounts = [amount for amount in amounts if _is_sum(passage, amount)] or amounts
    value = None
    if amounts:
        told = {amount_of(*amount.groups()) for amount in amounts}
        first = amounts[0]
        value = Finding(_VALUE_FIELD, amount_of(*first.groups()), passage.quote(*first.span()))
        value = value.with_verdict(checks.one_value(told)) if len(told) > 1 else value
    match = next(
        (m for m in _CELL_NUMBER.finditer(passage.folded, start, end) if not _is_sum(passage, m)), None
    )
    return (_count(passage, match, ()) if match else None), value


def _is_sum(passage: Passage, match: re.Match[str]) -> bool:
    return passage.folded[max(0, match.start() - 4) : match.start()].rstrip().endswith("$")


def _count(passage: Passage, match: re.Match[str], verdicts: tuple[Verdict, ...]) -> Finding:
    return Finding(_QUOTAS_FIELD, str(_number(match)), passage.quote(*match.span(1)), verdicts)


def _verdicts(match: re.Match[str]) -> tuple[Verdict, ...]:
    tokens = tokenize(match.group(2) or "")
    words = read_number(tokens, 0, across_commas=True) if tokens else None
    if words is None or words[1] != len(tokens):
        return ()
    return (checks.words_and_digits(str(words[0]), str(_number(match))),)


def _value(passage: Passage, start: int, end: int) -> Finding | None:
    """Return the sum that a clause tells of a partner's quotas, not that of each one."""
    found = find_sums(passage.folded[start:end], with_old=True)
    sums = [replace(each, start=start + each.start, end=start + each.end) for each in found]
    told = [each for each in sums if not _is_unit(passage.folded, each.start, each.end)]
    return first_of(passage, told, _VALUE_FIELD)


def _is_unit(folded: str, start: int, end: int) -> bool:
    before = _UNIT_BEFORE.search(folded, max(0, start - 40), start)
    return bool(_UNIT_AFTER.match(folded, end)) or before is not None


def _unit(passage: Passage) -> Decimal | None:
    """Return what the passage says that one quota is worth; None where it says nothing or several sums."""
    values = {_amount(match.group(1)) for match in _UNIT.finditer(passage.folded)}
    return values.pop() if len(values) == 1 else None


def _total(passage: Passage, holdings: Sequence[_Holding]) -> int | None:
    """Return the number of all quotas: that of the first mention that is no partner's."""
    own = [holding.quotas.quote for holding in holdings if holding.quotas]
    for number, match in _counts(passage):
        quote = passage.quote(*match.span(1))
        if not any(quote.overlaps(other) for other in own):
            return number
    return None


def _counts(passage: Passage) -> list[tuple[int, re.Match[str]]]:
    """Return each number of quotas that the passage tells, and where."""
    is_told = "quota" in passage.folded or "cota" in passage.folded
    found = _QUOTAS.finditer(passage.folded) if is_told else ()
    return [(_number(match), match) for match in found]


def _number(match: re.Match[str]) -> int:
    return int(re.sub(r"[. ]", "", match.group(1)))


def _amount(read: str) -> Decimal:
    return Decimal(read.replace(".", "").replace(",", "."))


def _times_unit(holding: _Holding, unit: Decimal | None) -> _Holding:
    if unit is None or not (holding.quotas and holding.value):
        return holding
    product = Decimal(holding.quotas.value) * unit
    return _with_verdict(holding, _verdict(product, Decimal(holding.value.value)))


def _summed(holdings: list[_Holding], total: int | None, capital: str | None) -> list[_Holding]:
    quotas = [int(holding.quotas.value) for holding in holdings if holding.quotas]
    values = [Decimal(holding.value.value) for holding in holdings if holding.value]
    if total is not None and len(quotas) > 1:
        holdings = [_with_verdict(h, _verdict(Decimal(sum(quotas)), Decimal(total))) for h in holdings]
    if capital is not None and len(values) == len(holdings) > 0:
        holdings = [_with_verdict(h, _verdict(sum(values, Decimal(0)), Decimal(capital))) for h in holdings]
    return holdings


def _with_verdict(holding: _Holding, verdict: Verdict) -> _Holding:
    return replace(
        holding,
        quotas=holding.quotas.with_verdict(verdict) if holding.quotas else None,
        value=holding.value.with_verdict(verdict) if holding.value else None,
    )


def _verdict(product: Decimal, told: Decimal) -> Verdict:
    return checks.quotas(f"{product:.2f}", f"{told:.2f}")
