"""The document types that this release knows, by name."""

from collections.abc import Sequence

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


def known_types(own: Sequence[DocumentType] = ()) -> tuple[DocumentType, ...]:
    """Return every type, `generic` last, with what a site's own types change and add."""
    types = {kind.name: kind for kind in (*SPECIFIC, *own)}
    generic = types.pop(GENERIC.name, GENERIC)
    return (*types.values(), generic)


def recognised(own: Sequence[DocumentType] = ()) -> tuple[DocumentType, ...]:
    """Return every type that is recognised by its words: all but `generic`."""
    return known_types(own)[:-1]


def by_name(name: str, own: Sequence[DocumentType] = ()) -> DocumentType:
    """Return the type of that name, `generic` included, as a site's own types change it; raises KeyError."""
    return {kind.name: kind for kind in known_types(own)}[name]
