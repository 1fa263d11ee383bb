"""Where the sides of an act stand: behind captions, around the verb of the sentence, behind prepositions."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extraction.real_estate.captions import Caption, any_captions, captions_of, value_under
from pipelines.extraction.real_estate.side_names import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document_types.document_type import ActList
    from pipelines.extraction.passage import Passage

_MOST_ZONES = 40
_SENTENCE = 2_600  # characters of an act in which its sides are told
_OTHER = (
    "título",
    "forma do título",
    "valor",
    "preço",
    "condições",
    "imóvel",
    "objeto",
    "interveniente",
    "anuente",
    "avalista",
    "emitente",
    "data",
    "protocolo",
    "prazo",
    "dívida",
    "juros",
    "garantia",
    "natureza",
    "observação",
    "emolumentos",
    "vencimento",
    "ônus",
)
_GIVES = re.compile(
    r"(?<![a-z])(?:venderam|vendeu|transmitiram|transmitiu|doaram|doou|alienaram|alienou|"
    r"hipotecaram|hipotecou|permutaram|permutou|constituiram|constituiu|instituiram|instituiu|"
    r"prometeram|prometeu|oneraram|onerou|reservaram|reservou|gravaram|gravou|outorgaram|outorgou|"
    r"(?:fez|fizeram|faz|fazem)[ \n](?:a[ \n])?(?:venda|doacao|cessao|permuta|transferencia|dacao)|"
    r"cederam|cedeu|transferiram|transferiu|deram|deu)(?![a-z])"
)
_KIND_AND_DASH = re.compile(r"[ \n.:,–-]{0,9}[a-z][a-z \n]{3,40}[ ]?[-–—][ \n](?=[a-z])")
_GIVEN = re.compile(
    r"(?<![a-z])(?:foi|foram|e|fica)[ \n](?:vendid|transmitid|doad|alienad|hipotecad|dad|transferid|"
    r"cedid|permutad|deixad|partilhad|atribuid|onerad|constituid|instituid)"
    r"[oa]s?(?![a-z])|"
    r"(?<![a-z])(?:pass(?:a|ou|aram)[ \n]a[ \n]pertencer|fic(?:a|ou|aram)[ \n]pertencendo|"
    r"cou(?:be|beram))(?![a-z])"
)
_TAKEN = re.compile(
    r"(?<![a-z])(?:(?:foi|foram)[ \n](?:adquirid|havid|arrematad|adjudicad)[oa]s?|adquiriram|adquiriu|"
    r"arrematou|arremataram|(?:houve|houveram|recebeu|receberam)(?=[ \n](?:d[aeo]s?|est[ea]|"
    r"[oa][ \n](?:imovel|propriedade|bem|nua)|(?:em|por|a[ \n]titulo[ \n]de)[ \n](?!bem(?![a-z]))[a-z])))"
    r"(?![a-z])"
)
_SUBJECT_TAKES = ("adquir", "houve", "receb", "arrematou", "arremataram")
_BY = re.compile(
    r"(?<![a-z])(?:por|pel[oa]s?)[ \n](?!(?:venda|compra|escritura|instrumento|preco|valor|forca|"
    r"este|esse|doacao)(?![a-z]))"
)
_TO = re.compile(
    r"(?<![a-z])(?:(?:recebendo|aceitando|adquirindo)(?:[ \n][oae][ \n](?:doacao|imovel|bem|venda))?[ \n:,]?|"
    r"sendo[ \n](?:sucessor|adquirent|comprador|donatari|cessionari|credor|permutant)[a-z]{0,3}"
    r"(?:\([a-z]{1,2}\))?"
    r"(?:[ \n]n[oa][ \n](?:dominio|propriedade|posse))?|"
    r"(?:a|em)[ \n](?:favor|beneficio|proveito)[ \n]d[aeo]s?|ao?s?|para)[ \n]"
    r"(?:(?:os?|as?|srs?|sras?|dr|dra|d|dona|senhora?|empresa|firma)\.?[ \n]){0,3}"
    r"(?:(?:s(?:eus?|uas?)[ \n])?(?:filh[oa]s?|net[oa]s?|sobrinh[oa]s?|herdeir[oa]s?|credora?(?:es)?|"
    r"comprador[ae]?s?|adquirentes?|donatari[oa]s?|outorgad[oa]s?|cessionari[oa]s?|fiduciari[oa]s?|"
    r"hipotecari[oa]s?|usufrutuari[oa]s?)[ \n,:]{1,2}){0,3}"
)
_OF = re.compile(r"(?<![a-z])(?:de|entre)[ \n]")
_MADE_BY = re.compile(
    r"(?<![a-z])(?:feit|instituid|constituid|concedid|reservad|outorgad|dad|doad)[oa]s?[ \n]"
    r"(?:por|pel[oa]s?)[ \n]"
)
_SUED = re.compile(
    r"(?:movid|promovid|propost|ajuizad|requerid)[oa][ \n](?:por|pel[oa])[ \n]"
    r"(?P<by>[^;]{3,200}?)[ \n](?:contra|em[ \n]face[ \n]d[aeo]s?|em[ \n]desfavor[ \n]d[aeo]s?)[ \n]"
    r"(?:[oa]s?[ \n])?"
)
_FROM = re.compile(
    r"(?<![a-z])(?:por[ \n](?:compra|venda|doacao|permuta|troca|dacao[ \n]em[ \n]pagamento|heranca|sucessao|"
    r"(?:transmissao|sucessao)[ \n]hereditaria|cessao)[ \n](?:que[ \n]lhes?[ \n](?:fez|fizeram)|"
    r"(?:feita|havida)?[ \n]?(?:a|de|por)[os]{0,2})|"
    r"d[aeo]s?)[ \n](?:(?:os?|as?|srs?|sras?|dr|d|dona)\.?[ \n]){0,3}"
)
_OF_DECEASED = re.compile(
    r"(?<![a-z])(?:partilha|inventario|arrolamento|sucessao|falecimento|morte|espolio|heranca|bens)[ \n]"
    r"(?:(?:dos[ \n]bens|d[ao][ \n]heranca)[ \n])?(?:(?:deixad|ficad)[oa]s?[ \n])?"
    r"(?:(?:por|pelo)[ \n](?:(?:falecimento|morte|obito)[ \n])?)?(?:d[aeo]s?[ \n])?(?=[^\W\d_])"
)
_LIST_ENDS = re.compile(
    r"[;\t]|,?[ \n](?:pel[oa][ \n](?:preco|valor|quantia|importancia)|no[ \n]valor|mediante|sendo|"
    r"com[ \n]as[ \n]condic|"
    r"o[ \n]imovel|a[ \n]propriedade|em[ \n]garantia|para[ \n]garantia|em[ \n]primeir|que[ \n]aceit|"
    r"vend(?:eu|eram)|n?c[rz]\$|r\$)(?![a-z])"
    r"|\.(?=[ \n](?:valor|o[ \n]valor|preco|dou|condic|emol|itbi|prot|foi|o[ \n]imposto))"
)
_ROLE_BEFORE = re.compile(
    r"(?<![a-z])(?:proprietari|transmitente|vendedor|outorgante|doador|devedor|executad|promitente)[a-z()]{0,12}"
    r"(?:[ \n](?:fiduciantes?|hipotecantes?|vendedor[a-z]{0,9}|doador[a-z]{0,9}|alienantes?)){0,4}[ \n,:]"
)


@dataclass(frozen=True, slots=True)
class Zone:
    """Where the parties of one side stand: text[start:end]; it `begins_with_name` behind a caption or `a`."""

    start: int
    end: int
    is_acquiring: bool
    begins_with_name: bool = True


def zones_of(passage: Passage, opening: int, title_end: int, acts: ActList) -> list[Zone]:
    """Return where the sides of an act stand; `title_end` is where its title ends."""
    captioned = itertools.islice(_captioned(passage, acts), _MOST_ZONES)
    zones = list(captioned) or list(_told(passage, opening, title_end))
    if all(zone.is_acquiring for zone in zones):
        zones += _deceased(passage, opening)
    return zones


def tells_sides(passage: Passage, opening: int, title: int) -> bool:
    """Whether a sentence tells who acquires before it names the act's title: `adquiriu …, conforme …`."""
    return any(p.search(passage.folded, opening, title) for p in (_TAKEN, _GIVEN))


def _captioned(passage: Passage, acts: ActList) -> Iterator[Zone]:
    every = any_captions(passage)
    giving = [(caption, False) for caption in captions_of(passage, acts.transferring, every)]
    taking = [(caption, True) for caption in captions_of(passage, acts.acquiring, every)]
    others = [*captions_of(passage, _OTHER, every), *every]
    stops = sorted({c.start for c, _ in (*giving, *taking)} | {c.start for c in others})
    for caption, is_acquiring in sorted([*giving, *taking], key=lambda item: item[0].start):
        under = value_under(passage, caption.start, caption.end)
        yield Zone(*under or (caption.end, _next(stops, caption, len(passage.text))), is_acquiring)


def _next(stops: Sequence[int], caption: Caption, end: int) -> int:
    place = bisect_left(stops, caption.end)
    return stops[place] if place < len(stops) else end


def _told(passage: Passage, opening: int, title_end: int) -> Iterator[Zone]:
    sued = _SUED.search(passage.folded, opening, min(len(passage.text), opening + _SENTENCE))
    if sued:
        ends = _LIST_ENDS.search(passage.folded, sued.end())
        yield Zone(sued.start("by"), sued.end("by"), is_acquiring=True)
        yield Zone(sued.end(), ends.start() if ends else len(passage.text), is_acquiring=False)
        return
    dash = _KIND_AND_DASH.match(passage.folded, opening) if title_end <= opening else None
    start = dash.end() if dash else max(opening, title_end)
    has_title = title_end > opening or dash is not None
    limit = min(len(passage.text), start + _SENTENCE)
    verbs = [(p.search(passage.folded, start, limit), p) for p in (_GIVES, _GIVEN, _TAKEN)]
    first = min(((m, p) for m, p in verbs if m), key=lambda item: item[0].start(), default=None)
    if first is None:
        yield from _joined(passage, start, limit)
        return
    verb, pattern = first
    if pattern is _GIVES:
        yield _subject(passage, start, verb.start(), is_acquiring=False, has_title=has_title)
        yield from _behind(passage, verb.end(), limit, ((_TO, True),))
    elif pattern is _GIVEN:
        agent = _BY.search(passage.folded, max(0, start - 1), verb.start())
        is_before = agent is not None and is_name(passage, agent.end())
        if agent and is_before:
            yield Zone(agent.end(), verb.start(), is_acquiring=False)
        sides = ((_TO, True),) if is_before else _in_order(passage, verb.end(), limit)
        yield from _behind(passage, verb.end(), limit, sides)
    elif verb.group().startswith(_SUBJECT_TAKES):
        yield _subject(passage, start, verb.start(), is_acquiring=True, has_title=has_title)
        yield from _behind(passage, verb.end(), limit, ((_FROM, False),))
    else:
        source = _FROM.match(passage.folded, verb.end() + 1)
        is_from_first = source is not None and is_name(passage, source.end())
        sides = ((_BY, True), (_FROM, False))
        yield from _behind(passage, verb.end(), limit, sides[::-1] if is_from_first else sides)


def _in_order(passage: Passage, start: int, limit: int) -> Sequence[tuple[re.Pattern[str], bool]]:
    """Return by whom and to whom something is given, in their order: `coube a […], instituído por`."""
    by, to = (_first_name(pattern, passage, start, limit) for pattern in (_BY, _TO))
    is_to_first = by is not None and to is not None and to.start() < by.start()
    return ((_TO, True), (_BY, False)) if is_to_first else ((_BY, False), (_TO, True))


def _joined(passage: Passage, start: int, limit: int) -> Iterator[Zone]:
    """Yield the sides that prepositions alone tell: `de Fulano para Beltrano`, `para […], feita por […]`."""
    giver = _first_name(_OF, passage, start, limit)
    taker = _first_name(_TO, passage, giver.end(), limit) if giver else None
    if giver and taker:
        yield Zone(giver.end(), taker.start(), is_acquiring=False)
        yield from _behind(passage, taker.start(), limit, ((_TO, True),))
    else:
        yield from _behind(passage, start, limit, ((_TO, True), (_MADE_BY, False)))


def _first_name(pattern: re.Pattern[str], passage: Passage, start: int, limit: int) -> re.Match[str] | None:
    """Return the first match behind which a name stands."""
    matches = pattern.finditer(passage.folded, start, limit)
    return next((match for match in matches if is_name(passage, match.end())), None)


def _deceased(passage: Passage, opening: int) -> Iterator[Zone]:
    """Yield where the person stands whose goods were divided: `na partilha dos bens de Fulano coube a`."""
    limit = min(len(passage.text), opening + _SENTENCE)
    told = (m.end() for m in _OF_DECEASED.finditer(passage.folded, opening, limit))
    begin = next((place for place in told if is_name(passage, place)), None)
    if begin is not None:
        ends = [m.start() for p in (_LIST_ENDS, _GIVEN) if (m := p.search(passage.folded, begin, limit))]
        yield Zone(begin, min(ends, default=limit), is_acquiring=False)


def _subject(passage: Passage, start: int, verb: int, *, is_acquiring: bool, has_title: bool) -> Zone:
    """Return where the subject of a verb stands: behind the word for its role, else all behind the title."""
    role = _ROLE_BEFORE.search(passage.folded, start, verb)
    return Zone(
        role.end() if role else start, verb, is_acquiring, begins_with_name=has_title or role is not None
    )


def _behind(
    passage: Passage, start: int, limit: int, markers: Sequence[tuple[re.Pattern[str], bool]]
) -> Iterator[Zone]:
    """Yield what follows the prepositions of a verb, each once: up to the next one, or the price."""
    position = start
    begun: list[tuple[int, int, bool]] = []
    for pattern, is_acquiring in markers:
        for match in pattern.finditer(passage.folded, position, limit):
            if is_name(passage, match.end()):
                begun.append((match.start(), match.end(), is_acquiring))
                position = match.end()
                break
    for index, (_, begin, is_acquiring) in enumerate(begun):
        stop = begun[index + 1][0] if index + 1 < len(begun) else limit
        ends = _LIST_ENDS.search(passage.folded, begin, stop)
        yield Zone(begin, ends.start() if ends else stop, is_acquiring)
