"""Procuração pública: recognised; the fields that every document holds."""

from pipelines.document_types import generic
from pipelines.document_types.document_type import Cue, DocumentType

PROCURACAO = DocumentType(
    name="procuracao",
    version="1",
    cues=(
        Cue("procuração pública", 0.8, is_title=True),
        Cue("procuração bastante que faz", 0.8, is_title=True),
        Cue("procuração", 0.6, is_title=True),
        Cue("público instrumento de procuração", 0.6),
        Cue("instrumento público de procuração", 0.6),
        Cue("nomeia e constitui seu bastante procurador", 0.6),
        Cue("bastante procurador", 0.35),
        Cue("a quem confere", 0.25),
        Cue("amplos, gerais e ilimitados poderes", 0.3),
        Cue("substabelecer", 0.15),
        Cue("tabelionato de notas", 0.1),
    ),
    fields=generic.FIELDS,
)
