"""The text of a document as a sequence of chunks: dates, sums, names and single words.

What a value is written like is told here, once and for all; what it means is left to what stands around it.
"""

# ruff: noqa: SIM905 - lists of words are read better as running text

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipelines.extraction.areas import find_areas
from pipelines.extraction.dates import find_dates
from pipelines.extraction.money import find_sums
from pipelines.extraction.municipalities import is_municipality
from pipelines.extraction.passage import LINE
from pipelines.extraction.people import NAME_STOPS
from pipelines.extraction.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipelines.extraction.passage import Passage


class ChunkKind(StrEnum):
    """How a chunk is written. NAME: several words with capitals; CAPITALISED: one; NUMBER: has digits."""

    DATE = "DATE"
    TIME = "TIME"
    SUM = "SUM"
    AREA = "AREA"
    CPF = "CPF"
    CNPJ = "CNPJ"
    MATRICULA = "MATR"
    NAME = "NAME"
    CAPITALISED = "CAP"
    NUMBER = "NUM"
    WORD = "W"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pieces `first` to `last` (inclusive) of a passage.

    `word` is the first of its words, folded and without punctuation; `end` the sign that ends it, if any.
    """

    kind: ChunkKind
    first: int
    last: int
    before: str
    word: str
    end: str

    @property
    def pieces(self) -> range:
        return range(self.first, self.last + 1)


SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’«»ºª°–—…·•"
_PARTICLES = frozenset({"da", "das", "de", "do", "dos", "di", "del", "van", "von", "y", "&"})
_TITLES = frozenset(
    {
        *("d", "dr", "dra", "sr", "sra", "srta", "dom", "dona", "doutor", "doutora", "senhor", "senhora"),
        *("exmo", "ilmo", "o", "a", "os", "as"),
    }
)
_CAPTIONS = NAME_STOPS | frozenset(
    (
        "comarca distrito districto estado municipio republica federativa poder judiciario sede "
        "cartorio oficio officio protesto registral registro registros registo serventia subdistrito "
        "tabelionato certifico escritura instrumento procuracao contrato traslado "
        "folha folhas fls protocolo rua avenida travessa rodovia bairro "
        "apresentante cedente comprador compradora credor credora devedor devedora emitente emissao especie "
        "favorecido genitor genitora marido mulher noiva noivo nubente outorgada outorgado outorgante "
        "portador procurador procuradora registrada registrado registrando sacado sacador socia socio "
        "valor vencimento vendedor vendedora crm cpf cic rg cnpj cgc oab "
        "c.p.f c.i.c doc docs nr prof est.civil por hs vg pt et"
    ).split()
)
"""Words with which no name begins, nor goes on but behind `do` and the like: of offices, of captions, and
those of a telegram's stops."""
_SEATS = frozenset("comarca districto distrito municipio".split())
"""Words with which no name goes on at all: the town's name follows them."""
_AND = frozenset({"e", "e/ou"})  # joins two names in a line of capitals
_NO_FIRST = _CAPTIONS | frozenset(
    (
        "cidade notas protestos servico servicos titulos documentos civil imoveis casamento casamentos "
        "nascimento nascimentos obito obitos praca "
        "anexos archivo arquivo cambiais cidadania circunscricao civis colonial districtal distrital "
        "escrivania forum geral hipotecas imobiliario juizo juridicas justica letras naturais notarial "
        "official oficialato publica publicas publico publicos tabelliao tabellionato terrestres unico "
        "zona adendo assinatura ato averbacao compra dados declaracao doacao guia hipoteca imovel localidade "
        "motivo ocupacao parte permuta poderes propriedade social tipo titulo transmissao usufruto "
        "atestante bacharel bacharela cidadao cliente constituinte dela dele executado exequente favor "
        "fiduciante filha filhas filho filhos genitores medica medico pais progenitor progenitora "
        "proprietaria proprietario proprietarios responsavel reu senhorita serventuaria serventuario titular "
        "assina assinado assinam assinou chama comparece compareceram compareceu comunicou conferiu "
        "comprou compraram vendeu venderam doou doaram trocou trocaram outorgou outorgaram firmou firmam "
        "disseram aceitaram declarou diz dizem faz fazem fez recebi sepultado sou subscreve veio vem visto "
        "conforme consoante contra entre eu quem sobre"
    ).split()
)
"""Words with which no name begins, though it may go on with them: Lia Nascimento, Paz Imóveis.

Of offices, of captions, of what somebody is or does, and what else begins a sentence before a name.
"""
_VERB = re.compile(r"[a-z]{2,}-(?:se|me|lhes?|l?[ao]s?|n[ao]s?)(?:-[ao])?")
"""A verb with its pronoun: `Chama-se Lia Paz`, `Apresentou-a Banco Paz S.A.`"""
_STATE = re.compile(r"/[A-Z]{2}$")
_MOST_PARTICLES = 2
_NUMBERS = {
    ChunkKind.CPF: re.compile(r"(?<![0-9])(?:[0-9]{3}\.[0-9]{3}\.[0-9]{3} ?- ?[0-9]{2}|[0-9]{11})(?![0-9])"),
    ChunkKind.CNPJ: re.compile(r"[0-9]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}/[0-9A-Z]{4}-[0-9]{2}"),
    ChunkKind.MATRICULA: re.compile(
        r"(?<![0-9])[0-9]{6} ?[0-9]{2} ?55 ?[0-9]{4} ?[0-9] ?[0-9]{5} ?[0-9]{3} ?[0-9]{7} ?-?[0-9]{2}"
        r"(?![0-9])"
    ),
}


def words_of(passage: Passage) -> list[str]:
    """Return each piece folded, without the signs around it, unless it is made of signs only."""
    read = [passage.folded[start:end] for start, end in zip(passage.starts, passage.ends, strict=True)]
    return [word.strip(SIGNS) or word for word in read]


def chunks_of(passage: Passage, words: list[str], *, has_times: bool = True) -> list[Chunk]:
    """Return the passage as chunks, in order and without a gap; `words` are those of `words_of`.

    Times of day are chunks only where the document `has_times` that matter.
    """
    entities = dict(_entities(passage, has_times=has_times))
    chunks: list[Chunk] = []
    first = 0
    while first < len(words):
        kind, last = entities.get(first) or _next(passage, words, first, entities)
        sign = passage.pieces[last].text[-1]
        end = "" if sign.isalnum() else sign
        chunks.append(Chunk(kind, first, last, passage.pieces[first].before, words[first], end))
        first = last + 1
    return chunks


def told_in(chunks: Sequence[Chunk], chunk_of: Mapping[int, int], pieces: Iterable[int]) -> list[int]:
    """Return the places of the chunks that pieces are of, in order, but of those that they hardly touch.

    Of a chunk that they cover by less than half, as `Imobiliário` does `Imobiliário de Bom Jesus`, they say
    nothing.
    """
    covered = Counter(chunk_of[piece] for piece in set(pieces))
    return [place for place in sorted(covered) if 2 * covered[place] >= len(chunks[place].pieces)]


def _entities(passage: Passage, *, has_times: bool) -> Iterator[tuple[int, tuple[ChunkKind, int]]]:
    """Yield the first piece of everything of which the writing tells what it is, its kind and last piece."""
    taken: set[int] = set()
    for kind, start, end in _spans(passage, has_times=has_times):
        pieces = [piece.index for piece in passage.pieces_in(start, end)]
        if pieces and taken.isdisjoint(pieces):
            taken.update(pieces)
            yield pieces[0], (kind, pieces[-1])


def _spans(passage: Passage, *, has_times: bool) -> Iterator[tuple[ChunkKind, int, int]]:
    for day in find_dates(passage.text, passage.folded):
        yield ChunkKind.DATE, day.start, day.end
    for kind, pattern in _NUMBERS.items():
        for match in pattern.finditer(passage.text):
            yield kind, *match.span()
    for amount in find_sums(passage.folded, with_old=True):
        yield ChunkKind.SUM, amount.start, amount.end
    for time in find_times(passage.folded) if has_times else ():
        yield ChunkKind.TIME, time.start, time.end
    for area in find_areas(passage.folded):
        yield ChunkKind.AREA, area.start, area.end


def _next(
    passage: Passage, words: list[str], first: int, entities: dict[int, tuple[ChunkKind, int]]
) -> tuple[ChunkKind, int]:
    text = passage.pieces[first].text
    if any(sign.isdigit() for sign in text):
        return ChunkKind.NUMBER, first
    if not _may_name(text, words[first]) or not _may_begin(words, first):
        return ChunkKind.WORD, first
    last = _end_of_name(passage, words, first, entities)
    return (ChunkKind.NAME if last > first else ChunkKind.CAPITALISED), last


def _may_begin(words: list[str], place: int) -> bool:
    """Whether a name may begin with a word that has a capital: Paz Imóveis, not Juízo de Paz de Irati."""
    is_of_peace = words[place] == "paz" and words[max(0, place - 1)] == "de"
    return words[place] not in _NO_FIRST and words[place] not in _PARTICLES and not is_of_peace


def _may_name(text: str, word: str) -> bool:
    """Whether a word begins with a capital, as those of names do, and is no title before one, nor a verb."""
    is_plain = text[0].isupper() and not any(sign.isdigit() for sign in text)
    is_and = word in _AND and text[-1] != "."  # João E. Paz
    return is_plain and word not in _TITLES and not is_and and not _VERB.fullmatch(word)


def _closes(text: str) -> bool:
    """Whether a word ends what it stands in, as a town's state does; the stop of an initial does not."""
    return text[-1] in ",;:)" or (text[-1] == "." and len(text) > 2) or _STATE.search(text) is not None


def _end_of_name(
    passage: Passage, words: list[str], first: int, entities: dict[int, tuple[ChunkKind, int]]
) -> int:
    """Return the last piece of words with capitals, joined by nothing but `de` and `&` and the like.

    Over the end of a line goes only what such a word joins, or a town: what stands below may be another
    value.
    """
    pieces, last = passage.pieces, first
    while not _closes(pieces[last].text):
        place = last + 1
        while place <= last + _MOST_PARTICLES and _is_particle(passage, words, place):
            place += 1
        if place >= len(pieces) or place in entities or not _may_name(pieces[place].text, words[place]):
            break
        if words[place] in (_CAPTIONS if place == last + 1 else _SEATS):
            break
        if pieces[place].before != " " and not _goes_over(passage, words, (first, last, place)):
            break
        last = place
    return last


def _goes_over(passage: Passage, words: list[str], span: tuple[int, int, int]) -> bool:
    """Whether a name goes over the end of a line: behind `de` and the like, or as a town does."""
    first, last, place = span
    if passage.pieces[place].before != LINE:
        return False
    return place > last + 1 or is_municipality(words[first : place + 1])


def _is_particle(passage: Passage, words: list[str], place: int) -> bool:
    if place >= len(words) or words[place] not in _PARTICLES:
        return False
    return passage.pieces[place].before in {" ", LINE} and not _closes(passage.pieces[place].text)
