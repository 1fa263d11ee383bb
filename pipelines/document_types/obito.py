"""Certidão de óbito: recognised; the fields that every document holds."""

from pipelines.document_types import generic
from pipelines.document_types.document_type import Cue, DocumentType

OBITO = DocumentType(
    name="obito",
    version="1",
    cues=(
        Cue("certidão de óbito", 0.8, is_title=True),
        Cue("certidão de inteiro teor óbito", 0.8, is_title=True),
        Cue("certidão de óbito em inteiro teor", 0.8, is_title=True),
        Cue("certidão de óbito", 0.15),
        Cue("assento de óbito", 0.55),
        Cue("registro de óbito", 0.35),
        Cue("data de falecimento", 0.4),
        Cue("local de falecimento", 0.4),
        Cue("causa da morte", 0.4),
        Cue("sepultamento", 0.3),
        Cue("faleceu", 0.2),
    ),
    fields=generic.FIELDS,
)
