"""Matrícula de imóvel (Livro 2): recognised; the fields that every document holds."""

from pipelines.document_types import generic
from pipelines.document_types.document_type import Cue, DocumentType

MATRICULA_IMOVEL = DocumentType(
    name="matricula_imovel",
    version="1",
    cues=(
        Cue("livro nº 2 registro geral", 0.8, is_title=True),
        Cue("matrícula ficha", 0.3, is_title=True),
        Cue("livro nº 2 registro geral", 0.5),
        Cue("certidão de matrícula", 0.5, is_title=True),
        Cue("inteiro teor da matrícula", 0.4),
        Cue("registro de imóveis", 0.2),
        Cue("registro anterior", 0.45),
        Cue("imóvel desta matrícula", 0.35),
        Cue("imóvel objeto desta matrícula", 0.35),
        Cue("proprietário", 0.1),
        Cue("procede-se a esta averbação", 0.45),
        Cue("designação cadastral", 0.2),
    ),
    fields=generic.FIELDS,
)
