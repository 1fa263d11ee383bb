"""Names of people in sentences and cells: where one ends, and how several are told apart."""
# ruff: noqa: SIM905 - lists of words are read better as running text

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extraction.folding import fold
from pipelines.extraction.normalize import is_in_capitals

if TYPE_CHECKING:
    from collections.abc import Iterator

SOMEBODY = re.compile(r",[ \n](?=[A-ZÀ-Þ]{3,}[ \n](?:(?:D[AEO]S?|E)[ \n])?[A-ZÀ-Þ]{2,})")
"""What stands before a name in capitals with which a sentence goes on."""
_PARTICLES = frozenset({"da", "das", "de", "do", "dos", "di", "del", "della", "van", "von", "y", "e"})
NAME_STOPS = frozenset(
    (
        "ambas ambos avo avos brasileira brasileiro cartorio certidao com conforme consta constam cor cpf "
        "data declarado declarante desconhecido dia do(a) domiciliada domiciliado ela ele em era eram "
        "falecida falecido foi foram gemeo hora horas idade ignorada ignorado ignorados informado inscrita "
        "inscrito inteiro ja "
        "lavrador livro mae materna materno maternos matricula municipio na nacionalidade nada nao nascida "
        "nascido naturais natural no nome numero pai paterna paterno paternos pessoas portador portadora "
        "averbacoes celebrado filiacao naturalidade observacao observacoes regime sepultamento testemunhas "
        "escrevente escriva escrivao notaria notario oficial oficiala preposta preposto registrador "
        "registradora substituta substituto suboficial tabelia tabeliao "
        "profissao que registro relacao residente residentes sem sendo "
        "sexo sob solteira solteiro tendo termo "
        "viuva viuvo"
    ).split()
)
_NEVER_FIRST = frozenset(
    (
        "ao aos assinatura avenida av bairro cartorio casada casado cep certidao certifico comarca "
        "consulte digital documento email emolumentos endereco escrevente estado filha filho fone junior "
        "titulo titulos documento documentos poderes instrumento protesto "
        "alameda beco chacara conjunto estrada fazenda ladeira largo rodovia sitio vila "
        "livro municipio neta neto observacao observacoes oficial oficiala oficio praca primeiro "
        "pela pelas pelo pelos perante "
        "registrador registradora registro republica rua segundo selo serventia serventuaria serventuario "
        "sobrinho substituta "
        "substituto tabelia tabeliao tel telefone travessa validade valido"
    ).split()
)
_TITLES = frozenset(
    (
        "cidada cidadao companheira companheiro d da de do dom dona doutor doutora dr dr(a) dra esposa "
        "esposo marido mulher senhor senhora seu senhorita sr sr(a) sra srta sua"
    ).split()
)
_PRONOUNS = ("-me", "-se", "-lhe", "-lhes", "-o", "-a")  # of a verb: Dirigi-me
_ARTICLES = frozenset({"o", "a", "os", "as"})  # a capital A. is an initial
_JOINED_SURNAMES = frozenset(
    (
        "albuquerque almeida castilho castro costa cunha lima mello melo meneses menezes noronha oliveira "
        "pinto sa silva sousa souto souza vasconcellos vasconcelos"
    ).split()
)
_TOKEN = re.compile(
    r"[ \n]{0,4}(?:([^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_])){0,60}\.?(?:\([ao]\))?)|([,;:()/\t\f&]|[^\s]))"
)
_SKIPPED = re.compile(r"[ \n:.,–—_-]{0,24}")
_NEXT_AND = re.compile(
    r"(?:(?!(?i:net[oa]|av[oóô])\b)[^.;\t\f]){0,80}?"
    r"(?<!\w)[eE][ \n]+(?=(?:(?:de|da|do|dona|sua|seu|mulher|esposa|marido|esposo|DE|DA|DO|DONA|SUA|MULHER|"
    r"ESPOSA)[ \n]+){0,4}[^\W\d_a-z])"
)
_LOWER = re.compile(r"[ \n][a-zà-ÿ]{3}|\s{0,2}\Z")  # behind an article; `e` and `de` follow initials
_ENDS_CELL = frozenset({"\t", "\f", ";", ""})
_ENDS_NAME = frozenset(',;:.()/\t\f&-–—_*"“”[]=~•·+')
_LETTER_LIKE = frozenset("|!$€£@#{}\\<>")
_MAX_WORDS = 14
_MAX_NAMES = 12


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name at text[start:end]; `mark` is the punctuation or word behind it that ended it.

    `is_cut` says that more of the name may follow: what ended it is nothing that ends a name.
    """

    start: int
    end: int
    mark: str
    is_cut: bool = False

    def moved(self, by: int) -> FoundName:
        """Return the name as it stands in a text of which its own begins at `by`."""
        return replace(self, start=self.start + by, end=self.end + by)


def read_name(text: str, start: int = 0) -> FoundName | None:
    """Read one name at `start`, behind titles and punctuation; None where no name stands there.

    It ends at punctuation, at a digit, at a small word that is no particle, where capitals give way to
    small letters or the reverse, and at an `e` that joins two people.
    """
    skipped = _SKIPPED.match(text, start)
    position = skipped.end() if skipped else start
    words: list[re.Match[str]] = []
    mark, stop = "", None
    while len(words) < _MAX_WORDS:
        match = _TOKEN.match(text, position)
        if match is None:
            break
        word = match.group(1)
        if not words and word and _is_title(word):
            position = match.end() + (text[match.end() : match.end() + 1] == ".")
            continue
        if word is None or not _continues(words, word, text, match):
            mark, stop = match.group().strip(), match
            break
        words.append(match)
        position = match.end()
        if word.endswith(".") and len(word) > 3:  # the end of the sentence, not an initial
            mark = "."
            break
    found = _trimmed(words, mark)
    return replace(found, is_cut=_is_cut(words, stop, text)) if found else None


def _is_cut(words: list[re.Match[str]], stop: re.Match[str] | None, text: str) -> bool:
    """Whether a name that ended at the token `stop` (None: at the end of the text) may go on behind it.

    So it does where a sign or a digit stands within a word (C0STA), where one small word lies between two
    in capitals, where capitals give way to a capital initial, and where the last word is a `de`.
    """
    if len(words) == _MAX_WORDS:
        return True
    if stop is None or stop.group().strip() in _ENDS_CELL:
        return fold(words[-1].group(1)) in _PARTICLES - {"e"}
    word, behind = stop.group(1), stop.end()
    if word is None:
        return _is_within_word(stop.group()[-1], text, stop.end() - 1)
    if fold(word).strip(".") in NAME_STOPS | _PARTICLES | _NEVER_FIRST:
        return False
    if word[0].isupper():
        return text[behind : behind + 1] not in {":", "("}
    after = _TOKEN.match(text, behind)
    goes_on = bool(after and after.group(1) and after.group(1)[0].isupper() and len(after.group(1)) > 2)
    return goes_on and after is not None and _is_same_case(words[0].group(1), after.group(1))


def _is_within_word(sign: str, text: str, at: int) -> bool:
    """Whether a sign stands where a letter of the name was meant."""
    if sign in _ENDS_NAME:
        return False
    touches = text[at - 1 : at].isalpha() or text[at + 1 : at + 2].isalpha()
    return touches if sign.isdigit() else text[at + 1 : at + 2].isalpha() or sign in _LETTER_LIKE


def _is_title(word: str) -> bool:
    return fold(word).strip(".") in _TITLES or word in _ARTICLES


def _continues(words: list[re.Match[str]], word: str, text: str, match: re.Match[str]) -> bool:
    folded = fold(word).strip(".")
    if (
        folded in NAME_STOPS
        or folded.endswith(_PRONOUNS)
        or (words and word in {"O", "A", "Os", "As"} and _LOWER.match(text, match.end()))
    ):
        return False
    if folded in _PARTICLES:
        return bool(words) and (folded != "e" or _joins_surnames(text, match.end()))
    is_first = not words or (len(words) == 1 and fold(words[0].group(1)) in _ARTICLES)  # O TÍTULO ACIMA
    if not word[0].isupper() or (is_first and folded in _NEVER_FIRST):
        return False
    return not words or _is_same_case(words[0].group(1), word)


def _is_same_case(first: str, word: str) -> bool:
    """Whether both are in capitals or both are not; initials and short words tell nothing."""
    if min(len(word.strip(".")), len(first.strip("."))) < 3:
        return True
    return is_in_capitals(first) == is_in_capitals(word)


def _joins_surnames(text: str, behind_e: int) -> bool:
    """Whether the `e` before this place stands inside one name, as in Costa e Silva."""
    match = _TOKEN.match(text, behind_e)
    return bool(match and match.group(1) and fold(match.group(1)).strip(".") in _JOINED_SURNAMES)


def _trimmed(words: list[re.Match[str]], mark: str) -> FoundName | None:
    while words and fold(words[-1].group(1)) in _PARTICLES:
        words = words[:-1]
    letters = sum(len(word.group(1)) for word in words)
    if letters < 3:
        return None
    has_stop = mark == "." and words[-1].group(1).endswith(".")  # dots may stand apart: Lia Paz ......
    return FoundName(words[0].start(1), words[-1].end(1) - has_stop, mark)


def read_names(text: str) -> Iterator[FoundName]:
    """Yield the names of a list: joined by `e`, commas or semicolons; what is said of one is skipped.

    In `João Pereira, lavrador, e de Ana Lopes` both are names, in `do declarante e de Ana Lopes` one.
    """
    position = 0
    for _ in range(_MAX_NAMES):
        found = read_name(text, position)
        if found is None:
            joint = _NEXT_AND.match(text, position)
            found = read_name(text, joint.end()) if joint else None
        if found is None:
            return
        yield found
        behind = _TOKEN.match(text, found.end)
        if behind is None:
            return
        is_joint = fold(behind.group().strip()) in {"e", ",", ";", "&", "/"}
        if not is_joint and not _NEXT_AND.match(text, found.end):
            return
        position = behind.end() if is_joint else found.end
