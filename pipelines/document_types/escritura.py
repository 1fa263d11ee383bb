"""Escritura pública: recognised; the fields that every document holds."""

from pipelines.document_types import generic
from pipelines.document_types.document_type import Cue, DocumentType

ESCRITURA = DocumentType(
    name="escritura",
    version="1",
    cues=(
        Cue("escritura pública de compra e venda", 0.8, is_title=True),
        Cue("escritura pública de doação", 0.8, is_title=True),
        Cue("escritura pública de inventário e partilha", 0.8, is_title=True),
        Cue("escritura pública", 0.6, is_title=True),
        Cue("escritura de compra e venda", 0.7, is_title=True),
        Cue("quantos esta escritura pública", 0.6),
        Cue("quantos esta pública escritura", 0.6),
        Cue("outorgante vendedor", 0.35),
        Cue("outorgado comprador", 0.35),
        Cue("me pediram lhes lavrasse", 0.2),
        Cue("tabelionato de notas", 0.1),
        Cue("escritura pública", 0.05),
    ),
    fields=generic.FIELDS,
)
