"""The closed vocabulary of a qualification: nationalities, civil states, and the words that open one."""
# ruff: noqa: SIM905 - lists of words are read better as running text

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from pipelines.extraction.folding import fold

_LEAST_FUZZY = 6  # letters; below, a word is another word's neighbour
_LEAST_TWO_FAULTS = 10
_LETTERS_OF_DIGITS = str.maketrans("01589|!$", "olsbglls")


def _inflected(stems: str, endings: str = "o a os as") -> list[str]:
    return [stem + ending for stem in stems.split() for ending in endings.split()]


NATIONALITIES = (
    *_inflected(
        "brasileir italian argentin paraguai uruguai bolivian chilen peruan colombian venezuelan mexican "
        "cuban american norte-american equatorian russ suíç angolan moçambican haitian romen húngar lituan "
        "ucranian síri turc egípci indian panamenh sul-corean corean african greg norueg australian "
        "austríac tchec suec croat polac britânic"
    ),
    *_inflected("portugu japon franc ingl chin holand liban polon dinamarqu finland escoc irland", "ês esa"),
    *_inflected(
        "portugu japon franc ingl chin holand liban polon dinamarqu finland escoc irland", "eses esas"
    ),
    *"espanhol espanhola espanhóis espanholas alemão alemã alemães alemãs belga belgas".split(),
    *"canadense canadenses israelense israelenses estadunidense estadunidenses".split(),
)
CIVIL_STATES = (
    *_inflected("solteir casad viúv divorciad separad desquitad", "o a os as o(a) os(as)"),
    *"convivente conviventes".split(),
)
_OPENERS = (
    *_inflected("inscrit domiciliad qualificad estabelecid sediad representad identificad aposentad nascid"),
    *"portador portadora portadores portadoras residente residentes natural naturais maior maiores".split(),
    *"menor menores pessoa empresa sociedade instituição autarquia entidade fundação nacionalidade".split(),
)
_SHORT_OPENER = re.compile(
    r"(?:c\.? ?p\.? ?f|c\.? ?i\.? ?c|r\.? ?g|c\.? ?n\.? ?p\.? ?j|c\.? ?g\.? ?c|oab)(?![a-z])|"
    r"com (?:sua )?(?:sede|matriz)|"
    r"filh[oa] de|(?:cedula|carteira|documento) de|titular d|doravante|do comercio"
)
_COMPANY_OPENER = re.compile(
    r"(?:(?:pessoa juridica|empresa|sociedade|instituicao|autarquia|entidade|fundacao|associacao)(?![a-z])|"
    r"com (?:sua )?(?:sede|matriz)|"
    r"sediad|estabelecid|(?:inscrit[oa]s? )?(?:n[oa] )?(?:sob )?(?:o )?(?:n[o.]{1,2} )?"
    r"(?:cadastro nacional d[ae]s? pessoas? juridicas?|c\.? ?n\.? ?p\.? ?j|c\.? ?g\.? ?c))"
)
_BEHIND_NAME = re.compile(
    r"[ \n,.:;()\-]{0,5}(?:(?:e|ja|ora|acima|retro|supra|tambem|de|nesta? ato|anteriormente|adiante) ){0,3}"
)
_WORD = re.compile(r"[0-9a-z|!$'-]{2,30}")


@lru_cache(maxsize=4096)
def nearest(word: str, lexicon: tuple[str, ...]) -> tuple[str, bool] | None:
    """Return the word of `lexicon` that folded `word` stands for, and whether it is the only one."""
    plain = word.translate(_LETTERS_OF_DIGITS)
    folded = _folded(lexicon)
    if plain in folded:
        return folded[plain], True
    if len(plain) < _LEAST_FUZZY:
        return None
    limit = 2 if len(plain) >= _LEAST_TWO_FAULTS else 1
    alike = [known for known in folded if abs(len(known) - len(plain)) <= limit]
    distances = sorted((Levenshtein.distance(plain, known, score_cutoff=limit), known) for known in alike)
    if not distances or distances[0][0] > limit:
        return None
    is_only = len(distances) == 1 or distances[0][0] < distances[1][0]
    return folded[distances[0][1]], is_only


@lru_cache(maxsize=8)
def _folded(lexicon: tuple[str, ...]) -> dict[str, str]:
    return {fold(word): word for word in lexicon}


def opens_qualification(folded: str, position: int) -> bool:
    """Whether what stands at `position`, behind a name, begins to tell of a person or company."""
    lead = _BEHIND_NAME.match(folded, position)
    start = lead.end() if lead else position
    if _SHORT_OPENER.match(folded, start):
        return True
    word = _WORD.match(folded, start)
    if word is None:
        return False
    return any(nearest(word.group(), lexicon) for lexicon in (NATIONALITIES, CIVIL_STATES, _OPENERS))


def opens_nationality(folded: str, position: int) -> bool:
    """Whether a nationality stands at `position`, behind a name."""
    lead = _BEHIND_NAME.match(folded, position)
    word = _WORD.match(folded, lead.end() if lead else position)
    return word is not None and nearest(word.group(), NATIONALITIES) is not None


def opens_company(folded: str, position: int) -> bool:
    """Whether what stands at `position` tells of a company: its kind, its seat, its number."""
    lead = _BEHIND_NAME.match(folded, position)
    return _COMPANY_OPENER.match(folded, lead.end() if lead else position) is not None
