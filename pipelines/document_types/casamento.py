"""Certidão de casamento: the national form, forms with a part for each spouse, and sentences."""

from pipelines.document_types import certificates, generic
from pipelines.document_types.document_type import (
    Choice,
    Cue,
    DocumentType,
    FieldKind,
    FieldSpec,
    Spouses,
)


def _numbered(*ordinals: str) -> tuple[str, ...]:
    return tuple(
        f"do {ordinal} {party}" for ordinal in ordinals for party in ("cônjuge", "contraente", "nubente")
    )


_PARTIES = {
    "conjuge 1": (*_numbered("primeiro", "1º"), "da primeira nubente", "do cônjuge 1", "do cônjuge A"),
    "conjuge 2": (*_numbered("segundo", "2º"), "da segunda nubente", "do cônjuge 2", "do cônjuge B"),
    "ele": ("do noivo", "do contraente", "do nubente", "do esposo", "do marido", "do varão", "dele"),
    "ela": ("da noiva", "da contraente", "da nubente", "da esposa", "da mulher", "da virago", "dela"),
}
"""Who a caption speaks of, and how it says so."""

_CALLED = {
    subject: tuple(one[len("do ") :] for one in whose if one.startswith(("do ", "da ")))
    for subject, whose in _PARTIES.items()
}
"""Captions that name a party and nothing else: over its name, or over all that is said of it."""


_NAMING = 4  # captions of a field that are said of one party: `CPF do noivo`


def _of_each(name: str, kind: FieldKind, *captions: str, many: bool = False) -> tuple[FieldSpec, ...]:
    """Return the field of both parties: by captions that name one, and by those within its section.

    The first captions may have the party's name behind them.
    """
    specs = [
        FieldSpec(
            name,
            kind,
            labels=tuple(f"{caption} {whose}" for caption in captions[:_NAMING] for whose in whose_captions),
            many=many,
            subject=subject,
        )
        for subject, whose_captions in _PARTIES.items()
    ]
    return (*specs, FieldSpec(name, kind, labels=captions, many=True))


_BIRTHS = (
    "data de nascimento",
    "data do nascimento",
    "nascimento",
    "data natalícia",
    *(f"{born} {at}" for born in ("nascido", "nascida", "nascido(a)") for at in ("em", "a", "aos")),
)

_WEDDING = ("casamento", "matrimônio", "enlace")

_DESCRIPTION = "datas e locais de nascimento, nacionalidade e filiações dos cônjuges"

_REGIMES = (
    Choice(
        "comunhão parcial",
        ("comunhão parcial de bens", "comunhão parcial", "comunhão de bens adquiridos", "parcial de bens"),
    ),
    Choice(
        "comunhão universal",
        (
            "comunhão universal de bens",
            "comunhão universal",
            "comunhão total de bens",
            "comunhão de bens",
            "universal de bens",
        ),
    ),
    Choice(
        "separação obrigatória",
        (
            "separação obrigatória de bens",
            "separação de bens obrigatória",
            "separação obrigatória",
            "separação legal de bens",
            "separação legal",
            "separação de bens legal",
        ),
    ),
    Choice(
        "separação total",
        (
            "separação total de bens",
            "separação total",
            "separação absoluta de bens",
            "separação absoluta",
            "separação convencional de bens",
            "separação convencional",
            "separação de bens convencional",
            "separação de bens",
            "completa separação de bens",
        ),
    ),
    Choice(
        "participação final nos aquestos",
        ("participação final nos aquestos", "participação final dos aquestos", "participação final"),
    ),
)

_THEY_MARRY = (
    *(
        f"{verb} {how}"
        for verb in ("receberam-se", "se receberam", "uniram-se")
        for how in ("em matrimônio", "em casamento", "por marido e mulher", "como marido e mulher")
    ),
    "receberam-se",
    "uniram-se",
    "uniram-se pelo casamento",
    "contraíram matrimônio",
    "contraíram casamento",
    "contraíram núpcias",
    "casaram-se",
    "se casaram",
    "casaram-se os contraentes",
    "casaram-se os nubentes",
    "casaram-se neste cartório",
    "consorciaram-se",
)
_CELEBRATED = tuple(
    f"{verb} o {wedding}"
    for verb in ("foi celebrado", "celebrou-se", "realizou-se", "foi realizado", "foi contraído")
    for wedding in ("casamento", "matrimônio", "enlace")
)

_FIELDS = (
    FieldSpec(
        "nome_conjuge",
        FieldKind.NAMES,
        labels=(
            "nome",
            "nome completo",
            "nome civil",
            "nome anterior",
            "nome ao habilitar-se",
            "nome na habilitação",
            "nome ao casar",
            *(f"nome de {maiden}" for maiden in ("solteiro", "solteira", "solteiro(a)")),
            *(f"nome {before} {wedding}" for before in ("antes do", "anterior ao") for wedding in _WEDDING),
        ),
        required=True,
        many=True,
    ),
    *(
        FieldSpec(
            "nome_conjuge",
            FieldKind.NAMES,
            labels=(
                *(f"nome {one}" for one in whose),
                *(f"nome completo {one}" for one in whose),
                *_CALLED[subject],
            ),
            many=True,
            subject=subject,
        )
        for subject, whose in _PARTIES.items()
    ),
    *_of_each("conjuge_cpf", FieldKind.CPF, "CPF", "nº do CPF", "número do CPF", "inscrição no CPF"),
    *_of_each("conjuge_data_nascimento", FieldKind.DATE, *_BIRTHS),
    *_of_each("conjuge_nacionalidade", FieldKind.NATIONALITY, "nacionalidade", "nacional de"),
    *_of_each(
        "conjuge_naturalidade",
        FieldKind.HOMETOWN,
        "naturalidade",
        "natural de",
        "município de nascimento",
        "lugar de nascimento",
        "lugar do nascimento",
        "cidade de nascimento",
        "naturalidade/UF",
        "lugar",
        "local",
        "município de nascimento e unidade da federação",
        "local de nascimento",
    ),
    *_of_each(
        "conjuge_filiacao",
        FieldKind.NAMES,
        "filiação",
        "pais",
        "pai",
        "mãe",
        "genitores",
        "genitor",
        "genitora",
        "nome do pai",
        "nome da mãe",
        "pai e mãe",
        "filiação (pai e mãe)",
        "nome dos pais",
        "nomes dos pais",
        "pais (nomes)",
        "filho de",
        "filha de",
        "filho(a) de",
        many=True,
    ),
    *_of_each(
        "conjuge_nome_adotado",
        FieldKind.NAME,
        "nome adotado",
        "nome após o casamento",
        "nome de casado",
        "nome de casada",
        "nome atual",
        "nome de casado(a)",
        *(
            f"nome {after} {wedding}"
            for after in ("após o", "depois do", "posterior ao")
            for wedding in _WEDDING
        ),
        *(
            f"{verb} o nome"
            for verb in ("passa a usar", "passou a usar", "passou a adotar", "passará a usar")
        ),
        *(f"{verb} o nome de" for verb in ("passa a usar", "passa a adotar", "adota")),
        "assinará",
        "passará a assinar",
        "passa a assinar",
        "passa a assinar-se",
        "passou a assinar-se",
        "nome adotado com o casamento",
        "novo nome",
        "nome que passou a utilizar",
        "nome que passou a usar",
        "nome que passou a usar após o casamento",
        "nome que passou a usar com o casamento",
        "nome que passou a assinar",
        "passou a assinar",
        "passou a chamar-se",
        "passou a usar o nome de",
    ),
    FieldSpec(
        "data_casamento",
        FieldKind.DATE,
        labels=(
            "data do casamento por extenso",
            "data do casamento",
            "data de casamento",
            "data da celebração do casamento por extenso",
            "data da celebração do casamento",
            "data de celebração do casamento",
            "data da celebração por extenso",
            "data da celebração",
            "data de celebração",
            "casados em",
            "casaram-se em",
            "realizado em",
            "celebrado em",
            "data do matrimônio",
            "dia do casamento",
            "data da realização",
            "data da realização do casamento",
            "data do enlace",
            "data do ato",
            "celebração",
            "dia da celebração",
        ),
        phrases=(
            "casamento foi celebrado",
            "casamento celebrado",
            "matrimônio celebrado",
            "celebrado em",
            "celebrado aos",
            "celebrado no dia",
            "casamento realizado",
            "realizado em",
            "realizado aos",
            "realizado no dia",
            "casamento foi realizado",
            "casaram-se em",
            "casaram-se no dia",
            "casaram-se aos",
            "contraído em",
            "contraído no dia",
            "contraído aos",
            "matrimônio contraído",
            *certificates.told_of(
                ("casamento", "matrimônio", "enlace", "ato civil", "ato religioso", "celebração"),
                certificates.HAPPENED,
            ),
            "uniram-se em matrimônio",
            "uniram-se pelo casamento",
            "consorciaram-se",
            "casaram-se",
            "contraíram matrimônio",
            "contraíram casamento",
            "receberam-se em matrimônio",
        ),
        trailers=(*_THEY_MARRY, *_CELEBRATED, "casaram-se civilmente"),
    ),
    FieldSpec(
        "regime_bens",
        FieldKind.CHOICE,
        labels=(
            "regime de bens do casamento",
            "regime de bens",
            "regime de bens adotado",
            "regime adotado",
            "regime",
            "regime patrimonial",
            "regime de bens escolhido",
            "regime matrimonial",
        ),
        phrases=(
            "regime de bens adotado",
            "regime de bens",
            "regime adotado",
            "regime patrimonial",
            "adotaram o regime",
            "sob o regime da",
            "sob o regime de",
            "pelo regime da",
            "pelo regime de",
            "no regime da",
            "no regime de",
            "o regime é o da",
            "o regime é o de",
            "regime foi o da",
            "regime foi o de",
            "o regime da",
            "o regime de",
            *(
                f"{rules} {of}"
                for rules in ("vigora", "vigorando", "vigorará", "adotada", "sob")
                for of in ("a", "o")
            ),
            "vigora entre eles",
            "vigorando entre eles",
            "em regime de",
            "regime da",
            "regime de",
        ),
        choices=_REGIMES,
    ),
)

CASAMENTO = DocumentType(
    name="casamento",
    version="11",
    cues=(
        *certificates.titles_of("casamento"),
        Cue("registro de casamentos", 0.35),
        Cue("casamento", 0.5, is_title=True),
        Cue("certidão de casamento", 0.15),
        Cue("assento de casamento", 0.55),
        Cue("registro de casamento", 0.35),
        Cue("regime de bens", 0.3),
        Cue("nomes dos cônjuges", 0.4),
        Cue("nome que cada um dos cônjuges passou a utilizar", 0.5),
        Cue("contraíram matrimônio", 0.4),
        Cue("receberam-se em matrimônio", 0.4),
        Cue("regime da comunhão", 0.2),
        Cue("juiz de casamentos", 0.2),
        Cue("passou a assinar", 0.3),
        Cue("nubentes", 0.3),
        Cue("contraentes", 0.3),
        Cue("termo de casamento", 0.55),
        Cue("celebração do casamento", 0.3),
        Cue("cônjuges", 0.25),
        Cue("primeiro cônjuge", 0.3),
        Cue("contraente", 0.2),
        Cue("casaram-se", 0.3),
        Cue("uniram-se", 0.3),
        Cue("receberam-se", 0.3),
        Cue("livro de casamentos", 0.4),
        Cue("contraiu casamento", 0.3),
        Cue("contraíram casamento", 0.4),
        Cue("regime adotado", 0.2),
        Cue("data do casamento", 0.4),
        Cue("noivos", 0.15),
        Cue("casamento civil", 0.3),
        Cue("casamento religioso", 0.2),
        Cue("em matrimônio", 0.25),
        Cue("primeiro contraente", 0.3),
        Cue("cônjuge 1", 0.3),
        Cue("noivo", 0.15),
        Cue("noiva", 0.15),
        Cue("regime patrimonial", 0.2),
        Cue("data da celebração", 0.2),
        Cue("consorciaram-se", 0.35),
        Cue("contraiu núpcias", 0.4),
        Cue("contraíram núpcias", 0.4),
        Cue("celebraram núpcias", 0.4),
        Cue("recebeu em matrimônio", 0.3),
        Cue("pacto antenupcial", 0.1),
        Cue("juiz de paz", 0.1),
    ),
    fields=(*generic.FIELDS, *_FIELDS, *certificates.FIELDS),
    identified_by=certificates.IDENTIFIED_BY,
    spouses=Spouses(
        sections=(
            *((caption, subject) for subject, captions in _CALLED.items() for caption in captions),
            *((whose, subject) for subject, whose_captions in _PARTIES.items() for whose in whose_captions),
            *(
                (f"{about} {whose}", subject)
                for subject, whose_captions in _PARTIES.items()
                for whose in whose_captions
                for about in ("dados", "qualificação")
            ),
            ("o nubente", "ele"),
            ("a nubente", "ela"),
            ("o contraente", "ele"),
            ("a contraente", "ela"),
        ),
        names=(
            "nomes dos cônjuges",
            "nome dos cônjuges",
            "nomes",
            "nome do cônjuge",
            "cônjuges",
            "contraentes",
            "nubentes",
            "nomes dos contraentes",
            "nomes dos nubentes",
        ),
        described=(
            _DESCRIPTION,
            "data e local de nascimento, nacionalidade e filiação dos cônjuges",
            "data, local de nascimento, nacionalidade e filiação dos cônjuges",
            "qualificação dos cônjuges",
            "qualificação dos contraentes",
            "dados dos cônjuges",
        ),
        maiden=(
            f"nomes completos de solteiro, {_DESCRIPTION}",
            "nomes completos de solteiro",
        ),
        adopted=(
            "nome que cada um dos cônjuges passou a utilizar",
            "nome que cada um dos cônjuges passou a utilizar (quando houver alteração)",
            "nomes que os cônjuges passaram a utilizar",
            "nome que cada cônjuge passou a usar",
            "nomes adotados",
            "passaram a usar",
            "passaram a assinar",
            "nomes de casados",
            "nomes após o casamento",
        ),
        phrases=(
            "assento de casamento de",
            "registro de casamento de",
            "termo de casamento de",
            "assento de matrimônio de",
            "registro do casamento de",
            "casamento civil de",
            "o casamento de",
            "matrimônio de",
            *_THEY_MARRY,
            *_CELEBRATED,
            "casamento entre",
            "matrimônio entre",
            "compareceram os contraentes",
            "compareceram os nubentes",
            "os contraentes",
            "os nubentes",
        ),
    ),
    other_labels=(
        *certificates.OTHER_LABELS,
        "estado civil",
        "domicílio",
        "local do casamento",
        "local da celebração",
        "profissão",
        "residência",
        "celebrante",
        "juiz de casamentos",
        "declarante",
    ),
    closing_phrases=certificates.CLOSING_PHRASES,
    other_phrases=("nascido", "nascida", "nascido em", "nascida em", "natural de"),
    book_types="23",
    date_order=(
        ("conjuge_data_nascimento", "data_casamento"),
        ("conjuge_data_nascimento", "data_registro"),
        ("data_casamento", "data_registro"),
        ("data_casamento", "data_emissao"),
        ("data_registro", "data_emissao"),
    ),
    one_value=frozenset({frozenset({"data_casamento", "data_registro"})}),
)
