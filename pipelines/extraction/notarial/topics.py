"""What a company's contract says in words of its own: found by what a clause is about and by its value.

A clause about the seat holds an address, one about the name a company, one about the management partners.
Looked at is what stands behind the qualifications of the partners, which have addresses and companies too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction.finding import Finding, distinct
from pipelines.extraction.folding import fold
from pipelines.extraction.notarial.announced import NEXT_CLAUSE
from pipelines.extraction.notarial.clauses import clause, end_of_sentence
from pipelines.extraction.notarial.mentions import mentions
from pipelines.extraction.passage import span_of
from pipelines.extraction.qualification.companies import company_name, read_company, says_company

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelines.extraction.passage import Passage

_NAMED = re.compile(
    r"(?<![a-z])(?:nome|denominacao|denomina(?:da|r|-se|ndo)|razao|gir(?:a|ara|ando) sob|firma|"
    r"chamar|chamada)(?![a-z])[^.;\f]{0,60}?[ \n:\"“](?=[a-z0-9])"
)
_CAPITAL = re.compile(r"(?<![^\W_])[A-ZÀ-Þ0-9]")
_NAME_REACH = 60  # characters from the word for a name to the company's
_SEAT = re.compile(
    r"(?<![a-z])(?:sociedade|empresa|firma|companhia|sede|(?<![;,)][ \n])endereco|estabelecimento|"
    r"estabelecid[ao]|matriz|domicilio|"
    r"localizad[ao]|instalad[ao]|situad[ao]|casa comercial|escritorio|loja|funcionara?|localiza-se|"
    r"situa-se)(?![a-z])[^.;\f]{0,90}?(?:[ \n:])"
    r"(?=(?:rua|r\.|avenida|av\.|praca|pca\.|travessa|tv\.|rodovia|rod\.|estrada|alameda|largo|beco|ladeira|"
    r"quadra|setor|via|viela|sitio|fazenda|chacara|povoado|lugar|linha|km|br)[ \n-])"
)
_OBJECT = re.compile(
    r"(?<![a-z])(?:(?:continua|permanece|mantem-se)[ \n](?:como|por|sendo)[ \n](?:(?:[oa]|seu)[ \n]){0,2}"
    r"objeto|(?:sera|e|constitui)[ \n](?:o[ \n])?(?:seu[ \n])(?:objet(?:o|ivo)|fim|ramo)(?:[ \n]social)?|"
    r"(?:se[ \n])?(?:explor|dedic|destin)(?:a|ara|ar)(?:-se)?(?:-a)?|te(?:m|ra?)[ \n]"
    r"(?:por|como)|ocupar-se-a|exercera|desenvolvera|atuara|operara|(?:objet(?:o|ivo)|finalidade|fim|fins|ramo|atividade)"
    r"(?:[ \n](?:social|principal|economic[oa]|da|de|do|a|sociedade|empresa|negocios?|atividades?))*"
    r"[ \n](?:e|sera|consiste|consistira|compreende|abrange|"
    r"(?:continua|permanece)(?:[ \n]sendo)?))(?![a-z])"
    r"(?:[ \n](?:a[ \n]sociedade|a[ \n]empresa|com|em|no|na|n?o[ \n]ramo[ \n]d[eao]s?|"
    r"(?:por|como)?[ \n]?(?:objet(?:o|ivo)|fim|fins|finalidade|ramo|negocios?|atividades?|"
    r"escopo|mister)(?:[ \n]social)?))*[ \n,:]"
)
_EMPOWERED = re.compile(
    r"(?<![a-z])(?:autoriza(?:m|ndo)?|mandato|procuracao|poderes|fim|finalidade)(?![a-z])"
    r"[^.;:\f0-9]{0,60}?[ \n]"
    r"(?:(?:serve(?:m)?|destina(?:m)?-se|e outorgad[oa]|e conferid[oa])[ \n](?:para|a)|para|a(?=:))(?=[ \n:])"
)
_LISTED = re.compile(
    r"(?<![a-z])poderes(?![a-z])[^;:\f]{0,240}?(?:a[ \n]saber|quais[ \n]sejam|seguintes|"
    r"consistentes[ \n]em|como[ \n]segue)(?=[ \n]?[:,])"
)
_MAY = re.compile(
    r"(?<![a-z])(?:pode(?:m|ra|rao|ndo)?|autorizad[oa]s?)(?:[ \n][oa]s?(?:\([a-z]{1,2}\))?)?[ \n]"
    r"(?:procurador|mandatari|outorgad|advogad|nomead|constituid)[a-z]{0,4}(?:\([a-z]{1,2}\))?"
    r"(?:[^.;:\f0-9]{0,60}:)?[ \n]"
)
_AUTHORISED = re.compile(
    r"(?<![a-z])(?:procurador|mandatari|outorgad|advogad|representante)[a-z]{0,4}(?:\([a-z]{1,2}\))?[ \n]"
    r"(?:(?:fica(?:m|ra|rao)?|esta(?:o)?|e|sao)[ \n])?(?:(?:desde[ \n]ja|assim)[ \n])?"
    r"(?:autorizad|habilitad|investid|incumbid|encarregad)[oa]s?(?:\([a-z]{1,2}\))?[ \n]"
    r"(?:a|para|de)(?=[ \n:])"
)
_END = re.compile(r"(?<![a-z])para[ \n](?:o|os)[ \n]fi(?:m|ns)[ \n](?:[a-z]{4,12}[ \n]){0,2}?de(?=[ \n])")
_GRANTED = re.compile(r"(?<![a-z])poderes(?![a-z])[^.;:\f0-9]{0,60}?[ \n](?:para|a[ \n]fim[ \n]de)(?=[ \n])")
_NEW_SEAT = re.compile(
    r"(?<![a-z])(?:transfer|mud|alter)[a-z-]{1,10}[ \n][^.;\f]{0,60}?(?:sede|endereco)(?![a-z])"
    r"[^.;\f]{0,60}?[ \n]para[ \n](?:[ao][ \n])?"
    r"(?=(?:rua|r\.|avenida|av\.|praca|travessa|rodovia|estrada|alameda|largo|quadra)[ \n])"
)
_TO_STREET = re.compile(
    r"(?:[oa][ \n])?(?:sociedade|empresa|firma|companhia|sede|matriz|casa)(?![a-z])[^.;,:0-9]{0,60}?"
    r"[ \n](?:na|no|em|a|ao)"
    r"[ \n](?=(?:rua|r\.|avenida|av\.|praca|travessa|rodovia|estrada|alameda|largo|quadra|setor|via)[ \n])"
)
_GRANT_REACH = 280  # characters of a sentence of powers before it names the first of them
_ITEM = re.compile(r"(?<![a-z0-9])[a-z]\)[^;]{0,200}+$")
_NEXT_ITEM = re.compile(r"[;.][ \n\f][a-z]\)")
_TOPICS = {"sede": (_SEAT,), "objeto": (_OBJECT,), "poderes": (_LISTED, _EMPOWERED, _MAY, _AUTHORISED, _END)}
_MANAGED = re.compile(
    r"(?<![a-z])(?:administra(?:ca?o|da|dora?|dores|r|ra|m|rao)?|ger(?:e|ir|ida|encia[a-z]?|ente|entes|ira)|"
    r"gestao|gestora?|uso da firma|direcao)(?![a-z])"
)
_TOPIC_REACH = 60  # characters in which a clause says what it is about
_LONGEST_NAMED = 500  # characters of a sentence that names who administers


def by_topic(passage: Passage, name: str, found: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    """Return what the clause about a field of a contract tells; nothing for a field without such a clause."""
    partners = found.get("socio_nome", ())
    start = max((span_of(passage, number.quote)[1] for number in _of_partners(found)), default=0)
    if name == "razao_social":
        return _company(passage, name, {fold(partner.value) for partner in partners})
    if name == "administrador":
        return _managers(passage, name, partners, start)
    start = max(start, _behind_first_party(passage, found)) if name == "poderes" else start
    topics = (topic.search(passage.folded, start) for topic in _TOPICS.get(name, ()))
    match = next(filter(None, topics), None)
    if match is None:
        return []
    is_item = _ITEM.search(passage.folded, max(0, match.start() - _TOPIC_REACH), match.start())
    stops = _NEXT_ITEM if is_item else NEXT_CLAUSE
    told = clause(passage, match.end(), name, stops, is_list=name != "sede")
    return [told] if told else []


def new_seat(passage: Passage, name: str) -> list[Finding]:
    """Return the seat to which an alteration moves a company, which may tell the old one before."""
    moved = _NEW_SEAT.search(passage.folded)
    told = clause(passage, moved.end(), name, NEXT_CLAUSE) if moved else None
    return [told] if told else []


def without_topic(passage: Passage, told: Finding) -> Finding:
    """Return an object or powers without the words that say so: `a sociedade tem por fim`.

    Powers are cut so where they begin a sentence: `O outorgante lhe confere poderes para`.
    """
    start, end = span_of(passage, told.quote)
    topic = None
    if told.name == "sede":
        topic = _TO_STREET.match(passage.folded, start, end)
    elif told.name == "objeto":
        topic = _OBJECT.search(passage.folded, start, min(end, start + _TOPIC_REACH))
    elif told.name == "poderes":
        reach = _GRANT_REACH if told.value[0].isupper() else _TOPIC_REACH
        topic = _GRANTED.search(passage.folded, start, min(end, start + reach))
    is_list = told.name != "sede"
    shorter = clause(passage, topic.end(), told.name, None, is_list=is_list, limit=end) if topic else None
    return replace(shorter, verdicts=told.verdicts) if shorter else told


def _of_partners(found: Mapping[str, Sequence[Finding]]) -> Iterator[Finding]:
    for part in ("cpf", "rg", "estado_civil"):
        yield from found.get(f"socio_{part}", ())


def _behind_first_party(passage: Passage, found: Mapping[str, Sequence[Finding]]) -> int:
    """Return where the name of the first party ends: over it a title may say `procuração para`."""
    names = (name for side in ("outorgante_nome", "outorgado_nome") for name in found.get(side, ()))
    return min((span_of(passage, name.quote)[1] for name in names), default=0)


def _company(passage: Passage, name: str, partners: set[str]) -> list[Finding]:
    """Return the company, by its legal form or its first word, that follows a word for a name."""
    for topic in _NAMED.finditer(passage.folded):
        for capital in _CAPITAL.finditer(passage.text, topic.end(), topic.end() + _NAME_REACH):
            read = read_company(passage.text, capital.start())
            value = company_name(passage.text[read.start : read.end]) if read else ""
            if read and says_company(fold(value)) and fold(value) not in partners:
                return [Finding(name, value, passage.quote(read.start, read.end))]
    return []


def _managers(passage: Passage, name: str, partners: Sequence[Finding], start: int) -> list[Finding]:
    """Return the partners whom the first sentence about the management names that names any."""
    plain = passage.folded.replace("\n", " ")
    for topic in _MANAGED.finditer(plain, start):
        end = min(end_of_sentence(passage.folded, topic.end()), topic.end() + _LONGEST_NAMED)
        told = [
            (span, partner)
            for partner in partners
            for span in mentions(plain[:end], partner.value)
            if span[0] >= topic.end()
        ]
        if told:
            ordered = sorted(told, key=lambda each: each[0])
            return distinct(
                replace(partner, name=name, quote=passage.quote(*span), subject="", verdicts=())
                for span, partner in ordered
            )
    return []
