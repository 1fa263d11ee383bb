"""Birth certificates of the highlands: a copied entry, two printed forms, a printer's list, one of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments, words
from tests.synthetic.canvas import BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.hills import days, faces, folk, parts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.births import Told
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.west import shown

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def old_copy(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed copy, word for word and in the old spelling, of an entry of Minas Geraes."""
    facts = Facts()
    told = Told(facts, folk.new_birth(rng, "MG", 1912, 1929, fatherless=0.25))
    birth, town, face = told.birth, told.birth.town, faces.PORTABLE
    head = forms.letterhead(
        Words(face, 11),
        [
            ("REPUBLICA DOS ESTADOS UNIDOS DO BRASIL", 10, False),
            (told.office("Cartorio de Paz do Districto da Cidade"), 12, True),
            (told.seat(f"{town.name} - Estado de Minas Geraes"), 10.5, False),
        ],
        x=112,
        top=30,
        arms=(112, 20),
    )
    style = Style(face, 11, leading=1.75, left=38, right=188, indent=14)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("Certidão verbo ad verbum", 13)
    paper.paragraph(
        f"Certifico, a pedido verbal de parte interessada, que, revendo em meu cartorio o livro numero "
        f"{told.livro('{}')} de assentamentos de nascimentos, nelle, a folhas {told.folha(' verso')}, "
        "se acha o termo do theor seguinte:"
    )
    paper.paragraph(_old_entry(rng, told))
    paper.paragraph(
        "Nada mais se continha em o dito termo, que fiz copiar bem e fielmente do proprio original, ao qual "
        f"me reporto. Dado e passado nesta cidade, {told.issued(days.capital_month)}."
    )
    stock.signed(paper, ["O Escrivão de Paz,", told.officer()], left=100, sealed=False)
    if birth.termo % 2:
        stock.pressed(paper, 62)
    return paper.pages, facts


def _old_entry(rng: Random, told: Told) -> str:
    father, mother = told.father(), told.mother()
    child = f"{told.birth.by_sex('filho legitimo', 'filha legitima')} de {father} e de dona {mother}"
    who = "o pae da creança, abaixo assignado"
    pairs = told.pairs()
    kin = f"sendo seus avós paternos {pairs[0]}, e maternos {pairs[-1]}"
    if not father:
        child = f"{told.birth.by_sex('filho natural', 'filha natural')} de dona {mother}"
        who = f"a parteira Dona {inland.new_name(rng, 'F')}"
        kin = f"sendo seus avós maternos {pairs[0]}"
    return (
        f"“Numero {told.termo()}. Aos {told.entered(days.once(telling.bookish))}, neste districto, em meu "
        f"cartorio, compareceu {who}, e, perante as testemunhas {inland.new_name(rng, 'M')} e "
        f"{inland.new_name(rng, 'M')}, declarou: que no dia {told.born(days.once(shown.of_the_year))}, ás "
        f"{told.hour(words.time_by_the_clock)}, na casa denominada {told.place(_new_farm(rng))}, nasceu uma "
        f"creança do sexo {told.sex()}, que se ha de chamar {told.name(str)}, {child}, {kin}. E para "
        "constar lavrei este termo, em que commigo assignam o declarante e as testemunhas, depois de lhes "
        "ser lido e acharem conforme.”"
    )


def _new_farm(rng: Random) -> str:
    return rng.choice(("Fazenda da Boa Vista", "Sitio do Corrego Fundo", "Fazenda do Capão Secco"))


def small_print(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a form of São Paulo typed over rules, with the small print that asks for each value below it."""
    facts = Facts()
    told = Told(facts, folk.new_birth(rng, "SP", 1968, 1985, fatherless=0.25))
    town, face, typed = told.birth.town, faces.TIGHT, Words(faces.CARBON, 10.5)
    head = forms.letterhead(
        Words(face, 11),
        [
            ("CERTIDÃO DE NASCIMENTO", 17, True),
            (told.office("Registro Civil e Anexos do 2º Subdistrito"), 10.5, False),
            (told.seat(f"{town.name}, Est. de São Paulo"), 10.5, False),
        ],
        x=24,
        align="left",
        top=14,
        arms=(182, 24),
        rule=(24, 190),
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=24, right=190), head, colour=colour)
    paper.paragraph(
        "A autoridade que esta assina faz saber, a quem esta vir, que de seus livros constam os dizeres "
        "seguintes, relativos à pessoa de cujo nascimento se trata."
    )
    for row in _asked_below(rng, told):
        stock.blanks(paper, row, face, typed)
    paper.flow.space(1)
    paper.paragraph(f"Passada em {town.name} a {told.issued(days.roman)}. Custas conforme a tabela.")
    title = "Oficial Maior" if told.birth.officer_sex == "M" else "Oficiala Maior"
    forms.signed(paper, [told.officer(), title], left=110, seal=False)
    ornaments.seal(paper.canvas, 60, paper.flow.y - 12, 12)
    return paper.pages, facts


def _asked_below(rng: Random, told: Told) -> list[list[stock.Blank]]:
    pairs, father = told.pairs(), told.father()
    sex = told.sex("(X) masc.", "(X) fem.")
    boxes = f"{sex} ( ) fem." if told.birth.sex == "M" else f"( ) masc. {sex}"
    return [
        [
            (told.livro(), "livro", 1),
            (told.folha("v"), "folhas", 1),
            (told.termo(), "número de ordem", 1.2),
            (told.entered(days.roman), "data do assento", 1.6),
        ],
        [(told.name(), "nome por extenso da pessoa registrada", 1)],
        [
            (told.born(telling.spelt), "dia, mês e ano em que nasceu (por extenso)", 2.2),
            (told.hour(days.typed_hours), "hora", 0.7),
            (boxes, "sexo", 1),
        ],
        [(told.place(inland.new_hospital(rng)), "casa, hospital ou logradouro em que se deu o parto", 1)],
        [(father or "- - - - -", "pai", 1), (told.mother(), "mãe", 1)],
        [(pairs[0] if father else "- - - - -", "pais do pai", 1)],
        [(pairs[-1], "pais da mãe", 1)],
        [(_added(rng, told), "anotações", 1)],
    ]


def _added(rng: Random, told: Told) -> str:
    if rng.random() < 0.5:
        return "nada consta"
    when = folk.between(rng, told.birth.entered, told.birth.issued)
    day = noted.day(told.facts, when, days.roman(when))
    return told.facts.note("averbacao", f"Retificada a grafia do nome da mãe por mandado de {day}.")


def printout(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the printer's list of Paraná in capitals: captions led by dots, some of them cut short."""
    facts = Facts()
    told = Told(facts, folk.new_birth(rng, "PR", 1988, 1999, fatherless=0.2))
    birth, town, face = told.birth, told.birth.town, faces.MATRIX
    paper = Paper(
        dpi,
        rng,
        Style(face, 10, leading=1.55, left=20, right=192),
        forms.letterhead(
            Words(face, 11),
            [
                ("ESTADO DO PARANÁ - PODER JUDICIÁRIO", 10, False),
                (
                    told.office("Serviço Distrital e Registro Civil", "SERVIÇO DISTRITAL E REGISTRO CIVIL"),
                    12,
                    True,
                ),
                (told.seat(f"COMARCA DE {town.name.upper()} - PR"), 10, False),
                ("BREVE RELATO DE NASCIMENTO", 13, True),
            ],
            x=20,
            align="left",
            top=12,
        ),
        colour=colour,
    )
    father, pairs = told.father(), told.pairs("{} / {}")
    rows = [
        ("REGISTRANDO", told.name()),
        ("DATA NASC", told.born(telling.hyphened)),
        ("HORA", told.hour(telling.digital)),
        ("SEXO", told.sex("MASC", "FEM")),
        ("LOCAL NASC", told.place(inland.new_hospital(rng)).upper()),
        ("MUNICIP NASC", told.town("municipio_nascimento", "{0.name}/{0.state}").upper()),
        ("PAI", father.upper() if father else "NAO CONSTA"),
        ("MAE", told.mother().upper()),
        ("AVOS PAT", pairs[0].upper() if father else "NAO CONSTAM"),
        ("AVOS MAT", pairs[-1].upper()),
        ("REGISTRADO EM", told.entered(telling.hyphened)),
        ("LIVRO", told.livro("{}-A")),
        ("FOLHA", told.folha()),
        ("TERMO", told.termo()),
        ("GEMEO", facts.note("gemeo", "não", "NAO")),
    ]
    parts.led(paper, rows, 15)
    day = told.issued(telling.hyphened)
    paper.paragraph(
        f"CONFERE COM O ASSENTO ARQUIVADO NESTA SERVENTIA. EMITIDA EM {day}, {town.name.upper()}."
    )
    title = "ESCRIVÃO DISTRITAL" if birth.officer_sex == "M" else "ESCRIVÃ DISTRITAL"
    forms.signed(paper, [told.officer().upper(), title], left=30, points=10)
    return paper.pages, facts


def captions_aside(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's certificate of Rio Grande do Sul: every caption has a cell at the left of its value."""
    facts = Facts()
    told = Told(facts, folk.new_birth(rng, "RS", 2017, 2024, fatherless=0.2))
    birth, town, face = told.birth, told.birth.town, faces.SCREEN
    head = forms.letterhead(
        Words(face, 11),
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 10, True),
            ("Registro Civil das Pessoas Naturais", 9.5, False),
            ("Certidão de Nascimento", 15, True),
        ],
        x=105,
        top=10,
        arms=(30, 20),
        rule=(18, 192),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, left=18, right=192), head, colour=colour)
    looks = {"caption": Words(face, 8, ink=GREY), "value": Words(face, 10)}
    parts.captioned(paper, _today(rng, told), 46, **looks)
    paper.flow.space(1)
    office = told.office("Ofício do Registro Civil das Pessoas Naturais da Sede")
    code = facts.note("cns", numbers.new_office_code(rng))
    lines = [
        f"{office}, código nacional {code}",
        f"{told.seat(f'{town.name}/RS')} - {inland.new_street(rng)}",
        f"Emitida por meio eletrônico em {told.issued(telling.slashed)}, às 09:41.",
        f"Assinada por {told.officer()}, {'registrador' if birth.officer_sex == 'M' else 'registradora'}.",
    ]
    forms.fine_print(paper, lines, points=9, code=True)
    return paper.pages, facts


def _today(rng: Random, told: Told) -> list[parts.Row]:
    facts, father, pairs = told.facts, told.father(), told.pairs("{}; {}")
    rows = [("Matrícula", told.matricula(rng)), ("Nome da pessoa registrada", told.name())]
    if rng.random() < 0.7:
        rows.append(("Inscrição no CPF", noted.cpf(facts, numbers.new_cpf(rng), "cpf_registrado")))
    rows += [
        ("Quando nasceu", f"{told.born(telling.both)}, às {told.hour(shown.clock)}"),
        ("Sexo", told.sex("Masculino", "Feminino")),
        ("Natural de", told.town("naturalidade", "{0.name} - {0.state}")),
        ("Onde nasceu", told.place(inland.new_hospital(rng))),
        ("Mãe", told.mother()),
        ("Avós maternos", pairs[-1]),
    ]
    if father:
        rows += [("Pai", father), ("Avós paternos", pairs[0])]
    rows += [
        ("Gêmeos", facts.note("gemeo", "não", "Não é gêmeo")),
        ("Data do registro", told.entered(telling.long)),
        ("Declaração de Nascido Vivo", facts.dnv(numbers.new_dnv(rng))),
        ("Averbações", "Nada a declarar."),
    ]
    return rows


def penned(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a form of Santa Catarina filled in by a pen, where the book stands in the margin at the left."""
    facts = Facts()
    told = Told(facts, folk.new_birth(rng, "SC", 1943, 1961, fatherless=0.2))
    birth, town, face = told.birth, told.birth.town, faces.OFFICE
    head = forms.letterhead(
        Words(face, 11),
        [
            (told.office("Registro Civil do Distrito da Sede").upper(), 12, True),
            (told.seat(f"Município de {town.name} - Santa Catarina"), 11, False),
            ("Certidão de Registro de Nascimento", 14, True),
        ],
        x=124,
        top=14,
        arms=(36, 26),
    )
    paper = Paper(dpi, rng, Style(face, 11, left=62, right=194, bottom=250), head, colour=colour)
    forms.leaf(paper.canvas, 57, 44, 262)
    pen, printed = Words(faces.NIB, 12, ink=BLUE), Words(face, 11)
    _in_the_margin(paper, told, pen)
    forms.filled(paper, printed, pen, _blanks(rng, told), leading=1.95)
    title = "Oficial do Registro Civil" if birth.officer_sex == "M" else "Escrevente autorizada"
    stock.signed(paper, [told.officer(), title], left=108)
    return paper.pages, facts


def _in_the_margin(paper: Paper, told: Told, pen: Words) -> None:
    """Write where the entry stands, captions printed and numbers by hand."""
    top = paper.flow.y + 4
    for caption, value in (
        ("Livro", told.livro("A-{}")),
        ("Fôlha", told.folha("v")),
        ("Número", told.termo()),
    ):
        paper.canvas.text(18, top, caption, paper.style.face, 10)
        forms.dots(paper.canvas, 32, 54, top + 0.9)
        paper.canvas.text(34, top, value, pen.face, pen.points, ink=pen.ink)
        top += 10


def _blanks(rng: Random, told: Told) -> list[str]:
    father, mother, pairs, town = told.father(), told.mother(), told.pairs(), told.birth.town
    fathers = f"‹{pairs[0]}›" if father else "‹.............›"
    native = told.town("municipio_nascimento", "{0.name}")
    return [
        (
            f"Faço certo que aos ‹{told.born(telling.spelt)}›, às ‹{told.hour(words.time_in_words)}›, no "
            f"lugar ‹{told.place(_new_line(rng))}›, dêste município de ‹{native}›, nasceu "
            f"‹{told.name(str)}›, do sexo ‹{told.sex()}›, de côr ‹branca›."
        ),
        f"Foi pai ‹{father or '.............'}› e foi mãe ‹{mother}›.",
        f"Avós pelo lado paterno: {fathers}. Avós pelo lado materno: ‹{pairs[-1]}›.",
        (
            f"O assento foi feito em ‹{told.entered(telling.long)}›, servindo de testemunhas "
            f"‹{inland.new_name(rng, 'M')}› e ‹{inland.new_name(rng, 'M')}›."
        ),
        f"‹{town.name}›, em ‹{told.issued(telling.long)}›.",
    ]


def _new_line(rng: Random) -> str:
    """Return where settlers have their land."""
    return f"{rng.choice(('Linha São Roque', 'Linha Dona Francisca', 'Colônia Nova', 'Picada Feliz'))}"
