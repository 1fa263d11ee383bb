"""The fields that each role of a deed has, and what they are called."""

from pipelines.document_types.document_type import FieldKind, FieldSpec

_KINDS = {
    "nome": FieldKind.NAMES,
    "cpf": FieldKind.CPF,
    "cnpj": FieldKind.CNPJ,
    "rg": FieldKind.TEXT,
    "nacionalidade": FieldKind.TEXT,
    "estado_civil": FieldKind.TEXT,
    "profissao": FieldKind.TEXT,
}


def fields_of(role: str, parts: tuple[str, ...] = tuple(_KINDS)) -> tuple[FieldSpec, ...]:
    """Return the fields of the parties in a role; which values they have, the qualifications tell."""
    return tuple(FieldSpec(f"{role}_{part}", _KINDS[part], many=True) for part in parts)
