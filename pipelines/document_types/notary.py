"""What acts before a notary share: office, town, notary, parties, and where their lists end."""

from pipelines.document_types import parties
from pipelines.document_types.document_type import FieldKind, FieldSpec

OFFICE_FIELDS = (
    FieldSpec(
        "oficio",
        FieldKind.OFFICE,
        labels=("serventia", "nome da serventia", "nome do ofício", "nome do cartório"),
    ),
    FieldSpec(
        "municipio_registro",
        FieldKind.TOWN,
        labels=("município/UF", "município e UF", "município e unidade da federação", "cidade/UF"),
    ),
)

_OFFICERS = (
    "tabelião",
    "tabeliã",
    "tabelião de notas",
    "tabeliã de notas",
    "o tabelião",
    "a tabeliã",
    "tabelião substituto",
    "tabeliã substituta",
    "tabelião interino",
    "tabelião designado",
    "substituto do tabelião",
    "escrevente",
    "escrevente autorizado",
    "escrevente autorizada",
    "escrevente notarial",
    "notário",
    "tabelião de protesto",
    "tabeliã de protesto",
    "tabelião de protestos",
    "oficial",
    "oficiala",
)

OFFICER = FieldSpec("oficial", FieldKind.OFFICER, labels=_OFFICERS)

_DATE_LABELS = ("data", "data do ato", "data da lavratura", "lavrado em", "lavrada em", "data de lavratura")
_DATE_PHRASES = (
    "saibam quantos",
    "saibam todos quantos",
    "saibam os que",
    "virem que",
    "nosso senhor jesus cristo",
    "lavrada em",
    "lavrado em",
    "lavrada aos",
    "na data de",
)


def day_of(name: str, caption: str) -> FieldSpec:
    """Return the field of the day of an act, which one more caption than the common ones tells."""
    return FieldSpec(
        name, FieldKind.DATE, labels=(*_DATE_LABELS, caption), phrases=_DATE_PHRASES, required=True
    )


ROLE_ENDS = (
    "me foi dito",
    "foi dito",
    "foi-me dito",
    "me foram apresentados",
    "reconheço a identidade",
    "reconhecidos como os próprios",
    "reconhecida como a própria",
    "reconhecido como o próprio",
    "cuja identidade e capacidade",
    "capacidade jurídica",
    "os presentes",
    "os comparecentes",
    "meus conhecidos",
    "conhecidos de mim",
    "dou fé",
    "perante as testemunhas",
    "interveniente anuente",
    "intervenientes anuentes",
    "interveniente quitante",
    "como interveniente",
    "como anuente",
    "advogado assistente",
    "como testemunhas",
)

OTHER_LABELS = (
    *(caption for captions in parties.CAPTIONS.values() for caption in captions),
    *parties.OTHER_CAPTIONS,
    "qualificação",
    "objeto",
    "imóvel",
    "emolumentos",
    "selo digital",
    "selo",
    "interveniente",
    "interveniente anuente",
    "anuente",
    "testemunhas",
    "protocolo",
    "traslado",
)
