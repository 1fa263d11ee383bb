"""Whether a Brazilian given name is a woman's or a man's: a form that says only "filiação" does not."""

from __future__ import annotations

from pipelines.extraction.folding import fold

# ruff: noqa: SIM905 - lists of names are read better as running text
_FEMALE = frozenset(
    (
        "abigail agnes amparo beatriz carmem carmen carmo consuelo dagmar deise desterro dores doris "
        "edite edith elisabeth elizabeth eloa ester esther guiomar helen hellen ines ingrid iris isabel "
        "isis izabel judite judith karen karin kelly lais leonor lis livramento liz loreto lourdes lurdes "
        "mabel margareth maribel marion marli marly mercedes miriam mirian nair neli nelly neves noemi "
        "patrocinio rachel raquel rosario rose roseli rosely rute ruth socorro sueli suely tais thais "
        "vivian yasmin zoe"
    ).split()
)
_MALE = frozenset(
    (
        "alexandre andre ary clemente dante davi david duarte edgar felipe filipe gaspar gil guilherme "
        "henrique isaac iuri jaime jair joao joaquim jorge jose joshua josua josue juca levi luca luis "
        "luiz nicola noa noe rui ruy tome valdir valente vicente yuri"
    ).split()
)
_EITHER = frozenset("alison ariel darci darcy eli ivani jaci juraci nadir noah valdeci".split())
_FEMALE_ENDINGS = tuple("a ane ene ine one ele elle ete ette ice ise ize cao dade ude".split())
_MALE_ENDINGS = tuple("o os or el il ul an on us as".split())


def likely_gender(name: str) -> str | None:
    """Return "F" or "M" for the first given name of `name`, or None where it may be either."""
    first = fold(name).split(" ")[0].strip(".'")
    if name.split(" ", maxsplit=1)[0].lower().endswith("ã"):  # Kauã, Natã
        return "M"
    if first in _EITHER or not first:
        return None
    if first in _MALE:
        return "M"
    if first in _FEMALE or first.endswith(_FEMALE_ENDINGS):
        return "F"
    return "M" if first.endswith(_MALE_ENDINGS) else None
