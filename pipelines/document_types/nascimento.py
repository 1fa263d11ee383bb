"""Certidão de nascimento: the national form since 2009, and certificates told in sentences."""

from pipelines.document_types import certificates, generic
from pipelines.document_types.document_type import (
    Choice,
    Cue,
    DocumentType,
    FieldKind,
    FieldSpec,
    Filiation,
)

_CHILD = (
    "do registrado",
    "da registrada",
    "do(a) registrado(a)",
    "do registrando",
    "da criança",
    "do nascido",
    "do recém-nascido",
    "da pessoa registrada",
)
"""Whose a caption says a value is."""

_OF_BIRTH = ("do nascimento", "de nascimento", "do parto")

_DAY_AND_TIME = (
    *(f"{day} e {hour}" for day in ("data", "dia") for hour in ("hora", "horário")),
    "hora, dia, mês e ano",
    "dia, mês, ano e hora",
)
_WHEN = ("data", "dia", "dia, mês e ano", *_DAY_AND_TIME)

_BIRTH = (
    *certificates.told_of(("nascimento", "parto"), certificates.HAPPENED),
    "veio ao mundo",
    "vindo ao mundo",
    "vinda ao mundo",
    "veio à luz",
    "vindo à luz",
    "viu a luz",
    "deu à luz",
    "ocorreu o nascimento",
    "nascido",
    "nascida",
    "nascido(a)",
    "nasceu",
    "ocorrido o nascimento",
    "nascimento ocorrido",
    "ocorrido aos",
    "ocorrido no dia",
    "ocorrido em",
)

_PLACES = (
    "local",
    "lugar",
    "local de nascimento",
    "local do nascimento",
    "lugar do nascimento",
    "lugar de nascimento",
    "local do parto",
    "lugar do parto",
    "estabelecimento",
    "estabelecimento de saúde",
    "onde nasceu",
    "onde ocorreu",
    "onde ocorreu o nascimento",
    "onde ocorreu o parto",
)
"""Captions of a place, whose end may name the town too."""

_TOLD_BACK = (
    "nasceu",
    "ocorrido o nascimento",
    "veio ao mundo",
    "veio à luz",
    "deu à luz",
    "ocorreu o nascimento",
)

_GRANDPARENTS = (
    *(
        f"{who} {side}"
        for who in ("avós", "avôs")
        for side in ("paternos", "maternos", "paternos e maternos")
    ),
    *("avô paterno", "avó paterna", "avô materno", "avó materna"),
    *(
        f"{who}pelo lado {side}"
        for who in ("", "avós ")
        for side in ("paterno", "materno", "do pai", "da mãe")
    ),
    *(f"{who}por parte {side}" for who in ("", "avós ") for side in ("de pai", "de mãe", "do pai", "da mãe")),
    *(f"pais {of}" for of in ("do genitor", "da genitora", "do pai", "da mãe")),
)
"""How the parents of each parent are called."""

_BORN_ON = (
    *(f"{head} {of}" for head in _WHEN for of in _OF_BIRTH),
    "data de nascimento por extenso",
    "data do nascimento por extenso",
    "data nascimento",
    "data natalícia",
    *_DAY_AND_TIME,
    "data em que nasceu",
    "quando nasceu",
    "nascimento",
    *(f"{born} {at}" for born in ("nascido", "nascida", "nascido(a)", "nasceu") for at in ("em", "a", "aos")),
)
"""Captions of the day, behind which the hour may stand too."""

_FIELDS = (
    FieldSpec(
        "nome",
        FieldKind.NAME,
        labels=(
            *certificates.captions(
                ("nome", "nome completo", "nome civil", "prenome e nome", "prenome e sobrenome"), _CHILD
            ),
            "nome e sobrenome",
            "prenome e nomes",
            "criança",
            "registrada",
            "registrado",
            "registrado(a)",
        ),
        phrases=(
            "assento de nascimento de",
            "registro de nascimento de",
            "registro do nascimento de",
            "termo de nascimento de",
            "assento do nascimento de",
            "lavrado o assento de",
            "consta o assento de",
            "encontra-se o assento de",
            "o assento de",
            "consta o de",
            "registrado o de",
            "lavrado o de",
            "nascimento de",
            "recebeu o nome de",
            "dado o nome de",
            "o nome de",
            "com o nome de",
            "chamar-se-á",
            "que se chamará",
            "que se chama",
            "que recebeu o nome",
            "de nome",
            "chamado",
            "chamada",
            "o prenome de",
            "denominado",
            "denominada",
        ),
        required=True,
    ),
    FieldSpec(
        "data_nascimento",
        FieldKind.DATE,
        labels=_BORN_ON,
        phrases=_BIRTH,
        trailers=_TOLD_BACK,
        required=True,
    ),
    FieldSpec(
        "hora_nascimento",
        FieldKind.TIME,
        labels=(
            "hora",
            "horas",
            "às",
            "horário",
            *(
                f"{head} {of}"
                for head in ("hora", "horário", "data e hora", "dia e hora", "hora, dia, mês e ano")
                for of in _OF_BIRTH
            ),
            "dia, mês, ano e hora do nascimento",
            "horas do nascimento",
            *_BORN_ON,
            "hora em que nasceu",
        ),
        phrases=_BIRTH,
        trailers=_TOLD_BACK,
    ),
    FieldSpec(
        "local_nascimento",
        FieldKind.PLACE,
        labels=(
            "local, município de nascimento e unidade da federação",
            "local de nascimento, município e unidade da federação",
            "local de nascimento, município e UF",
            "local, município de nascimento e UF",
            "local, município e UF de nascimento",
            "local e município de nascimento",
            "local, município e estado de nascimento",
            "local do nascimento, município e UF",
            "nascimento",
            "lugar onde nasceu",
            "nasceu em (local)",
            *_PLACES,
        ),
        phrases=_BIRTH,
        trailers=_TOLD_BACK,
    ),
    FieldSpec(
        "municipio_nascimento",
        FieldKind.EVENT_TOWN,
        labels=(
            "município de nascimento e unidade da federação",
            "município do nascimento e unidade da federação",
            "município de nascimento e UF",
            "município de nascimento",
            "município do nascimento",
            "município de nascimento/UF",
            "município e estado de nascimento",
            "município e UF de nascimento",
            "cidade e estado de nascimento",
            "cidade do nascimento",
            "cidade de nascimento",
            *certificates.BARE_TOWNS,
            "local, município de nascimento e UF",
            "local, município e UF de nascimento",
            "local, município e estado de nascimento",
            "local do nascimento, município e UF",
            "local, município de nascimento e unidade da federação",
            "local de nascimento, município e unidade da federação",
            "local de nascimento, município e UF",
            *_PLACES,
        ),
        phrases=_BIRTH,
        trailers=_TOLD_BACK,
    ),
    FieldSpec(
        "naturalidade",
        FieldKind.HOMETOWN,
        labels=("naturalidade", "natural de", "município de naturalidade", "natural"),
    ),
    FieldSpec(
        "cpf_registrado",
        FieldKind.CPF,
        labels=(
            *certificates.CPF_LABELS,
            *(f"CPF {whose}" for whose in _CHILD),
        ),
        phrases=(
            *certificates.CPF_PHRASES,
            "CPF do registrado",
            "CPF da registrada",
        ),
        about="nome",
    ),
    certificates.SEX,
    FieldSpec(
        "nome_mae",
        FieldKind.NAME,
        labels=(
            *certificates.captions(("mãe", "genitora", "nome da mãe", "nome da genitora"), _CHILD),
            "filiação materna",
            "nome materno",
            "mãe (nome completo)",
        ),
        phrases=(
            "sua mãe",
            "deu à luz",
            "nome da mãe",
            "sendo mãe",
            "e sua mãe",
            "tendo por mãe",
            "tendo como mãe",
            "mãe",
        ),
        required=True,
    ),
    FieldSpec(
        "nome_pai",
        FieldKind.NAME,
        labels=(
            *certificates.captions(("pai", "genitor", "nome do pai", "nome do genitor"), _CHILD),
            "filiação paterna",
            "nome paterno",
        ),
        phrases=("seu pai", "nome do pai", "sendo pai", "tendo por pai", "tendo como pai"),
    ),
    FieldSpec(
        "avos",
        FieldKind.NAMES,
        labels=(
            "avós",
            "avós conhecidos",
            "nomes dos avós",
            *_GRANDPARENTS,
            *(f"{each} do registrado" for each in _GRANDPARENTS),
        ),
        phrases=(
            *_GRANDPARENTS,
            "são seus avós",
            "seus avós",
            *(
                f"{before}{each}{behind}"
                for each in ("avós paternos", "avós maternos")
                for before, behind in (("", " são"), ("são ", ""), ("são seus ", ""))
            ),
            *(
                f"{child} {side}de"
                for child in ("neto", "neta")
                for side in ("", "paterno ", "paterna ", "materno ", "materna ")
            ),
            "maternos",
            "e materno de",
            "e materna de",
        ),
        many=True,
    ),
    FieldSpec(
        "declaracao_nascido_vivo",
        FieldKind.LONG_NUMBER,
        labels=(
            "número da declaração de nascido vivo",
            "nº da declaração de nascido vivo",
            "declaração de nascido vivo",
            "número da DNV",
            "nº da DNV",
            "DNV",
            "DNV nº",
            "DN nº",
            "número da declaração de nascimento",
        ),
        phrases=("declaração de nascido vivo", "declaração de nascidos vivos", "DNV", "D.N.V."),
    ),
)

_TWIN = (
    FieldSpec(
        "gemeo",
        FieldKind.CHOICE,
        labels=(
            "gemelaridade",
            "gestação",
            "gêmeo",
            "gêmea",
            "gêmeo(a)",
            "parto gemelar",
            "gêmeos",
            "gêmeo(s)",
            "é gêmeo",
            "gemelar",
        ),
        phrases=("gêmeo",),
        choices=(Choice("não", ("não",)), Choice("sim", ("sim",))),
    ),
    FieldSpec(
        "gemeo_matricula",
        FieldKind.CIVIL_MATRICULA,
        labels=(
            "nome e matrícula do(s) gêmeo(s)",
            "nome e matrícula dos gêmeos",
            "nome e matrícula do gêmeo",
            "matrícula do gêmeo",
            "matrícula do(s) gêmeo(s)",
        ),
    ),
)

NASCIMENTO = DocumentType(
    name="nascimento",
    version="11",
    cues=(
        *certificates.titles_of("nascimento"),
        Cue("certidão de idade", 0.7, is_title=True),  # its name where it proves a pupil's or a worker's age
        Cue("certidão de nascimento", 0.15),
        Cue("assento de nascimento", 0.55),
        Cue("registro de nascimento", 0.35),
        Cue("declaração de nascido vivo", 0.5),
        Cue("data de nascimento por extenso", 0.5),
        Cue("município de nascimento e unidade da federação", 0.4),
        Cue("avós paternos", 0.3),
        Cue("avós maternos", 0.3),
        Cue("nascimento", 0.5, is_title=True),
        Cue("nasceu uma criança", 0.5),
        Cue("nasceu um", 0.3),
        Cue("nasceu", 0.2),
        Cue("dos nascimentos", 0.35),
        Cue("criança do sexo", 0.35),
        Cue("do sexo", 0.1),
        Cue("avós", 0.2),
        Cue("filho de", 0.1),
        Cue("filha de", 0.1),
        Cue("veio ao mundo", 0.35),
        Cue("veio à luz", 0.35),
        Cue("deu à luz", 0.35),
        Cue("são seus avós", 0.35),
        Cue("pelo lado paterno", 0.2),
        Cue("pelo lado materno", 0.2),
        Cue("neto de", 0.2),
        Cue("neto paterno", 0.3),
        Cue("neta paterna", 0.3),
        Cue("livro de nascimentos", 0.4),
        Cue("neta de", 0.2),
        Cue("nascido vivo", 0.35),
        Cue("recebeu o nome de", 0.3),
        Cue("pessoa registrada", 0.3),
        Cue("do registrando", 0.3),
    ),
    fields=(*generic.FIELDS, *_FIELDS, *_TWIN, *certificates.FIELDS),
    identified_by=certificates.IDENTIFIED_BY,
    filiation=Filiation(
        labels=(
            *("filiação", "filiação do registrado", "nome dos pais", "nomes dos pais"),
            *("pais", "genitores", "progenitores"),
        ),
        phrases=(
            "filho de",
            "filha de",
            "filho dele",
            "filha dele",
            "filho dela",
            "filha dela",
            *certificates.CHILD_OF,
            "sendo filho de",
            "sendo filha de",
            *(
                f"{verb} seus {pair}"
                for verb in ("sendo", "são")
                for pair in ("pais", "genitores", "progenitores")
            ),
            "tendo como pais",
            "sendo pais",
        ),
        mother="nome_mae",
        father="nome_pai",
        declarants=("compareceu", *certificates.APPEARED),
    ),
    other_labels=(*certificates.OTHER_LABELS, "declarante", "nome do declarante"),
    closing_phrases=certificates.CLOSING_PHRASES,
    book_types="1",
    date_order=(
        ("data_nascimento", "data_registro"),
        ("data_nascimento", "data_emissao"),
        ("data_registro", "data_emissao"),
    ),
)
