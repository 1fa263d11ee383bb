"""The type of everything else, and the fields that are looked for on every document."""

from pipelines.document_types.document_type import DocumentType, FieldKind, FieldSpec

FIELDS = (
    FieldSpec(
        "matricula_registro_civil",
        FieldKind.CIVIL_MATRICULA,
        labels=("matrícula", "número da matrícula"),
        many=True,
    ),
    FieldSpec("cnm", FieldKind.CNM, many=True),
    FieldSpec("processo_judicial", FieldKind.COURT_PROCESS, many=True),
    FieldSpec("cnpj", FieldKind.CNPJ, many=True),
    FieldSpec("cpf", FieldKind.CPF, many=True),
    FieldSpec("data", FieldKind.DATE, many=True),
    FieldSpec("valor", FieldKind.MONEY, many=True),
    FieldSpec("livro", FieldKind.BOOK, labels=("livro", "livro nº", "nº do livro"), many=True),
    FieldSpec(
        "folha",
        FieldKind.LEAF,
        labels=("folha", "folhas", "folha nº", "folhas nº", "nº da folha", "fls", "fl"),
        many=True,
    ),
    FieldSpec(
        "termo",
        FieldKind.ENTRY,
        labels=(
            "termo",
            "termo nº",
            "número do termo",
            "nº do termo",
            "nº de ordem",
            "número de ordem",
            "ordem nº",
            "nº do registro",
            "registro nº",
            "assento nº",
            "nº do assento",
        ),
        many=True,
    ),
    FieldSpec(
        "matricula_imovel",
        FieldKind.PROPERTY_NUMBER,
        labels=("matrícula nº", "matrícula", "número da matrícula", "nº de ordem da matrícula"),
        many=True,
    ),
)

GENERIC = DocumentType(name="generic", version="1", cues=(), fields=FIELDS)
