"""The document types that this release knows, by name."""

from pipelines.document_types.casamento import CASAMENTO
from pipelines.document_types.contrato_social import CONTRATO_SOCIAL
from pipelines.document_types.document_type import DocumentType
from pipelines.document_types.escritura import ESCRITURA
from pipelines.document_types.generic import GENERIC
from pipelines.document_types.matricula_imovel import MATRICULA_IMOVEL
from pipelines.document_types.nascimento import NASCIMENTO
from pipelines.document_types.obito import OBITO
from pipelines.document_types.procuracao import PROCURACAO
from pipelines.document_types.protesto import PROTESTO

SPECIFIC: tuple[DocumentType, ...] = (
    NASCIMENTO,
    CASAMENTO,
    OBITO,
    MATRICULA_IMOVEL,
    ESCRITURA,
    PROCURACAO,
    CONTRATO_SOCIAL,
    PROTESTO,
)
"""Every type that is recognised by its words."""


def by_name(name: str) -> DocumentType:
    """Return the type of that name, `generic` included; raises KeyError."""
    return {kind.name: kind for kind in (*SPECIFIC, GENERIC)}[name]
