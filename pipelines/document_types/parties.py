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


CAPTIONS = {
    "nome": (
        "nome",
        "nome completo",
        "nome civil",
        "nome/razão social",
        "nome ou razão social",
        "nome ou denominação",
    ),
    "nacionalidade": ("nacionalidade", "país de origem", "cidadania"),
    "estado_civil": ("estado civil", "situação civil"),
    "profissao": ("profissão", "ocupação", "profissão/ocupação", "atividade profissional"),
    "cpf": ("CPF", "CPF/MF", "CPF nº", "CPF/CNPJ", "CPF ou CNPJ", "CIC", "número do CPF", "inscrição no CPF"),
    "cnpj": ("CNPJ", "CNPJ/MF", "CNPJ nº", "CGC", "inscrição no CNPJ"),
    "rg": (
        "RG",
        "RG nº",
        "identidade",
        "registro geral",
        "cédula de identidade",
        "carteira de identidade",
        "documento de identidade",
        "documento de identificação",
        "identidade nº",
        "documento",
        "documento nº",
    ),
}
"""What the cells of a form call the parts of a party."""

OTHER_CAPTIONS = (
    "endereço",
    "residência",
    "domicílio",
    "endereço residencial",
    "logradouro",
    "órgão",
    "órgão emissor",
    "órgão expedidor",
    "expedição",
    "naturalidade",
    "data de nascimento",
    "nascimento",
    "filiação",
    "e-mail",
    "telefone",
    "CEP",
    "bairro",
    "regime de bens",
)
"""What forms tell of a party besides; it ends the value before it."""
