"""Birth certificates of Minas in the thirties, São Paulo, the pampas, Mato Grosso, and from the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments, words
from tests.synthetic.canvas import BLACK, BLUE, GREEN, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import faces, folk, forms, telling
from tests.synthetic.inland.births import Birth, Told, new_birth
from tests.synthetic.inland.panels import Panels
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def penned(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a handwritten copy of an old entry: the margin of the book is copied beside the text."""
    facts, birth = Facts(), new_birth(rng, "MG", 1931, 1939, fatherless=0.1)
    told, town, face = Told(facts, birth), birth.town, faces.NIB
    head = forms.letterhead(
        Words(face, 14),
        [
            (told.office("Registro Civil do Districto da Cidade"), 15, False),
            (f"{told.seat(town.name)}, Estado de Minas Geraes", 13, False),
        ],
        x=66,
        align="left",
        top=18,
    )
    paper = Paper(dpi, rng, Style(face, 13, leading=1.5, left=66, right=194), head, colour=colour)
    first = paper.canvas
    forms.leaf(first, 60, 14)
    father, mother, pairs = told.father(), told.mother(), told.pairs("{} e Dona {}")
    trade = folk.new_old_trade(rng, "M")
    child = birth.by_sex("um menino", "uma menina")
    teller = f"Compareceu {father}, {trade}," if father else f"Compareceu {mother}, solteira,"
    own = birth.by_sex("filho legitimo", "filha legitima")
    of_whom = f"{own} do declarante e de sua mulher Dona {mother}"
    if not father:
        of_whom = birth.by_sex("filho natural da declarante", "filha natural da declarante")
    house = told.place(rng.choice(("Fazenda do Quilombo", "Sítio dos Macacos", "Rua do Commercio, nº 14")))
    lines = f"avós paternos {pairs[0]}, e maternos {pairs[1]}" if father else f"avós maternos {pairs[0]}"
    paper.paragraph(
        f"Certifico que no livro numero {told.livro('{}')} de nascimentos, a folhas {told.folha('v')}, "
        f"encontrei lançado o assento do theor que se segue: Aos {told.entered(telling.bookish)}, neste "
        f"districto, em meu cartorio. {teller} e declarou que no dia {told.born(telling.spelt)}, ás "
        f"{told.hour(words.time_by_the_clock)}, em {house}, nasceu "
        f"{told.facts.note('sexo', birth.sex, child)}, de cor branca, a quem se deu o nome de "
        f"{told.name(str)}, {of_whom}; {lines}. Lido, vae por mim assignado com quem declarou e com os "
        f"senhores {folk.new_name(rng, 'M')} e {folk.new_name(rng, 'M')}. Era o que se continha em dito "
        "assento."
    )
    paper.paragraph(f"{town.name}, {told.issued(telling.long)}.")
    forms.signed(paper, [told.officer(), "Official do Registro"], left=100, points=11)
    forms.beside(
        first, 16, 60, 40, [f"Nº {told.termo()}", birth.name, *_wed(rng, facts, birth)], Words(face, 11)
    )
    return paper.pages, facts


def _wed(rng: Random, facts: Facts, birth: Birth) -> list[str]:
    """Return what was written into the margin later, if anything was."""
    if rng.random() < 0.45:
        return []
    wed = folk.later(rng, birth.born, 7000, 9000)
    day = noted.day(facts, wed, telling.long(wed))
    other = folk.new_name(rng, birth.by_sex("F", "M"))
    return [facts.note("averbacao", f"Consorciou-se com {other}, aos {day}, neste Cartório. Fls. 12 do B-9.")]


def typed_blanks(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed sheet of São Paulo in prose, whose blanks were filled in on a typewriter."""
    facts, birth = Facts(), new_birth(rng, "SP", 1961, 1977)
    told, town, face = Told(facts, birth), birth.town, faces.ANTIQUE
    head = forms.letterhead(
        Words(face, 12),
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 10, False),
            (f"COMARCA DE {told.seat(town.name.upper())} - ESTADO DE SÃO PAULO", 10, False),
            (told.office("Cartório do Registro Civil e Anexos"), 14, True),
            ("NASCIMENTO Nº " + told.termo(), 16, True),
        ],
        rule=(30, 180),
    )
    paper = Paper(dpi, rng, Style(face, 11, left=24, right=188), head, colour=colour)
    printed, typed = Words(face, 11), Words(faces.CARBON, 10.5, ink=BLUE)
    father, pairs = told.father(), told.pairs()
    fathers = f"‹{pairs[0]}›" if father else "‹- - - - -›"
    text = (
        f"Do livro ‹{told.livro('A-{}')}›, fls. ‹{told.folha()}›, CERTIFICO constar, com data de "
        f"‹{told.entered(telling.hyphened)}›, o nascimento de ‹{told.name()}›, do sexo ‹{told.sex()}›, "
        f"ocorrido em ‹{told.born(telling.long)}›, às ‹{told.hour(telling.typed_hour)}›, no(a) "
        f"‹{told.place(folk.new_hospital(rng))}›, nesta cidade. Pai: ‹{father or '- - - - -'}›. Mãe: "
        f"‹{told.mother()}›. Avós paternos: {fathers}. Avós maternos: ‹{pairs[-1]}›. Foi declarante "
        f"‹{'o genitor' if father else 'a genitora'}›. Observações: ‹{_corrected(rng, facts, birth)}›"
    )
    forms.filled(
        paper, printed, typed, [text, f"É verdade e dou fé. ‹{town.name}›, ‹{told.issued(telling.long)}›."]
    )
    title = "Oficial Maior" if birth.officer_sex == "M" else "Escrevente Habilitada"
    forms.signed(paper, [told.officer(), title], left=104, seal=False)
    ornaments.seal(paper.canvas, 52, paper.flow.y - 14, 14, BLUE)
    return paper.pages, facts


def _corrected(rng: Random, facts: Facts, birth: Birth) -> str:
    if rng.random() < 0.5:
        return "nada consta."
    when = folk.later(rng, birth.entered, 100, 299)
    day = noted.day(facts, when, telling.hyphened(when))
    return facts.note("averbacao", f"retificada em {day} a data do nascimento, por sentença do Juízo local.")


def matrix(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a matrix printer's certificate of the pampas: two captions to a line, all in capitals."""
    facts, birth = Facts(), new_birth(rng, "RS", 1984, 1997)
    told, town, face = Told(facts, birth), birth.town, faces.TERMINAL
    head = forms.letterhead(
        Words(face, 9),
        [
            (
                told.office("Ofício de Registro Civil - 2ª Zona", "OFÍCIO DE REGISTRO CIVIL - 2ª ZONA"),
                10,
                False,
            ),
            (f"MUNICÍPIO: {told.seat(f'{town.name.upper()} - RS')}", 10, False),
            ("C E R T I D Ã O   D E   N A S C I M E N T O", 11, True),
        ],
        x=18,
        align="left",
        rule=(18, 195),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.9, left=18, right=195), head, colour=colour)
    father, pairs = told.father(), told.pairs()
    rows = [
        [("TERMO", told.termo()), ("LIVRO", told.livro("A{}")), ("FOLHA", told.folha())],
        [("DT.REGISTRO", told.entered(telling.slashed)), ("DECLARANTE", "PAI" if father else "MÃE")],
        [("REGISTRADO(A)", told.name())],
        [("SEXO", told.sex("MASC", "FEM")), ("COR", "BRANCA")],
        [("DT.NASC.", told.born(telling.slashed)), ("HORA", told.hour(telling.digital))],
        [("LOCAL NASC.", told.place(folk.new_hospital(rng)).upper())],
        [("NATURAL DE", told.town("naturalidade", "{0.name}-{0.state}"))],
    ]
    if father:
        rows += [[("PAI", father.upper())]]
    rows += [[("MÃE", told.mother().upper())]]
    if father:
        rows += [[("AVÓS PATERNOS", pairs[0].upper())]]
    rows += [[("AVÓS MATERNOS", pairs[-1].upper())], [("OBS", _matrix_note(rng, facts, birth))]]
    forms.paired(paper, rows, (18, 86, 140))
    paper.flow.space(1)
    paper.paragraph("CERTIFICO QUE OS DADOS SUPRA CONFEREM COM O ASSENTO ORIGINAL. DOU FÉ.")
    paper.paragraph(f"{town.name.upper()}, {told.issued(telling.long).upper()}")
    forms.signed(paper, [told.officer().upper(), "REGISTRADOR(A) SUBSTITUTO(A)"], left=110)
    return paper.pages, facts


def _matrix_note(rng: Random, facts: Facts, birth: Birth) -> str:
    if rng.random() < 0.6:
        return "NÃO HÁ"
    when = folk.later(rng, birth.entered, 40, 290)
    day = noted.day(facts, when, telling.slashed(when))
    return facts.note("averbacao", f"RECONHECIDA A PATERNIDADE POR TERMO DE {day}, ARQUIVADO.")


def standard(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the nation's form of the tens on security paper, as an office of Mato Grosso prints it."""
    facts, birth = Facts(), new_birth(rng, "MT", 2004, 2014)
    told, town, face = Told(facts, birth), birth.town, faces.ROMAN
    ink = GREEN if colour else BLACK
    head = forms.letterhead(
        Words(face, 11, ink=ink),
        [
            ("República Federativa do Brasil", 12, False),
            ("Registro Civil das Pessoas Naturais", 12, False),
            ("Certidão de Nascimento", 19, True),
        ],
        top=29,
        arms=(105, 21),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, left=17, right=193), head, colour=colour)
    ornaments.border(paper.canvas, ink)
    caption, value = Words(face, 7.5, ink=GREY), Words(face, 11, bold=True)
    for text, small in ((told.name(), "NOME"), (told.matricula(rng), "MATRÍCULA")):
        paper.flow.y += 9
        paper.canvas.text(105, paper.flow.y - 4.8, small, face, 8, align="middle")
        paper.canvas.text(105, paper.flow.y, text, face, 12.5, bold=True, align="middle")
    paper.flow.y += 4
    born, moment = birth.born, told.hour(telling.oclock)
    day, month, year = (str(part) for part in (born.day, born.month, born.year))
    father, pairs = told.father(), told.pairs()
    twin = folk.new_child_name(rng, "F", birth.mother, birth.father) if rng.random() < 0.2 else None
    told_twin = facts.note("gemeo", "sim" if twin else "não")
    rows: list[list[forms.Told]] = [
        [
            ("Data de nascimento por extenso", told.born(telling.spelt), 5),
            *((("Dia", day, 0.7), ("Mês", month, 0.7), ("Ano", year, 1.0))),
        ],
        [
            ("Hora", moment, 1),
            ("Município de nascimento e UF", told.town("municipio_nascimento", "{0.name}, {0.state}"), 2),
        ],
        [
            ("Município de registro e Unidade da Federação", told.seat(f"{town.name}, {town.state}"), 2),
            ("Sexo", told.sex(), 1),
        ],
        [("Local de nascimento", told.place(folk.new_hospital(rng)), 1)],
        [("Filiação", "; ".join(name for name in (father, told.mother()) if name), 1)],
        [("Avós", "; ".join(pairs), 1)],
        [("Gêmeo", told_twin, 1), ("Nome e matrícula do(s) gêmeo(s)", twin or "***", 3)],
        [
            ("Data do registro por extenso", told.entered(telling.spelt), 3),
            ("Número da DNV", facts.dnv(numbers.new_dnv(rng)), 2),
        ],
        [("Observações / Averbações", _inclusion(rng, facts), 1)],
    ]
    for row in rows:
        forms.over(paper, row, caption=caption, value=value)
    _office_box(paper, told)
    return paper.pages, facts


def _inclusion(rng: Random, facts: Facts) -> str:
    if rng.random() < 0.5:
        return "Nada a constar."
    cpf = noted.cpf(facts, numbers.new_cpf(rng), "cpf_registrado")
    return facts.note(
        "averbacao", f"Anotado o CPF nº {cpf} do(a) registrado(a), nos termos da norma nacional."
    )


def _office_box(paper: Paper, told: Told) -> None:
    """Write the office's data in a box at the left, the close and the signature at the right."""
    paper.flow.need(40)
    canvas, top, face, birth = paper.canvas, paper.flow.y + 4, paper.style.face, told.birth
    title = "Registrador Titular" if birth.officer_sex == "M" else "Registradora Titular"
    lines = [
        f"Nome do Ofício: {told.office('2º Serviço Registral Civil')}",
        f"Oficial: {told.officer()}",
        f"Município / UF: {birth.town.name} / {birth.town.state}",
        "Endereço: Praça da Bandeira, 40, Centro",
    ]
    canvas.frame(17, top, 100, top + 30)
    for index, text in enumerate(lines):
        canvas.text(19.5, top + 6 + 6 * index, text, face, 9)
    canvas.text(106, top + 5, "O conteúdo da certidão é verdadeiro. Dou fé.", face, 9)
    canvas.text(106, top + 10, f"Data e local: {told.issued(telling.slashed)}, {birth.town.name}.", face, 9)
    ornaments.signature(canvas, 116, top + 24, 48)
    canvas.rule(106, top + 25, 190, top + 25, ink=BLACK)
    canvas.text(148, top + 29, title, face, 9, align="middle")
    paper.flow.y = top + 34


def network(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate that came by mail: bars over sections, and a table of the child's documents."""
    facts, birth = Facts(), new_birth(rng, "PR", 2017, 2023, fatherless=0.35)
    told, town, face = Told(facts, birth), birth.town, faces.GEOMETRIC
    head = forms.letterhead(
        Words(face, 11),
        [
            ("CERTIDÃO DE NASCIMENTO", 15, True),
            ("Documento eletrônico, emitido pela central de informações", 8.5, False),
        ],
        x=17,
        align="left",
        arms=(182, 20),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.5, left=17, right=193), head, colour=colour)
    panels = Panels(paper, points=10)
    cpf = noted.cpf(facts, numbers.new_cpf(rng), "cpf_registrado")
    panels.section("DADOS DA PESSOA REGISTRADA", _network_rows(rng, told, cpf))
    pairs, father = told.pairs(), told.father()
    parents: list[list[forms.Told]] = [[("Mãe:", told.mother(), 1), ("Avós maternos:", pairs[-1], 1.4)]]
    if father:
        parents.append([("Pai:", father, 1), ("Avós paternos:", pairs[0], 1.4)])
    panels.section("FILIAÇÃO E ASCENDENTES", parents)
    panels.section("AVERBAÇÕES E ANOTAÇÕES DE CADASTRO")
    paper.paragraph(_network_note(rng, facts, birth))
    paper.table(
        [2, 2, 2, 2],
        [("Documento", "Número", "Órgão expedidor", "Validade"), ("CPF", cpf, "Receita Federal", "-")],
    )
    office = told.office("1º Ofício do Registro Civil e Títulos")
    cns = facts.note("cns", numbers.new_office_code(rng))
    forms.fine_print(
        paper,
        [
            f"{office} - CNS {cns} - {told.seat(f'{town.name}/{town.state}')}",
            f"Assinado digitalmente por {told.officer()} em {told.issued(telling.slashed)}.",
            "Para conferir a autenticidade, leia o código ao lado ou informe o código de rastreio na página.",
        ],
        points=8.5,
        code=True,
    )
    return paper.pages, facts


def _network_rows(rng: Random, told: Told, cpf: str) -> list[list[forms.Told]]:
    return [
        [("Nome completo:", told.name(str), 3), ("CPF:", cpf, 1.4)],
        [("Matrícula:", told.matricula(rng), 1)],
        [
            ("Nascimento:", told.born(telling.slashed), 1),
            ("Horário:", told.hour(telling.digital), 1),
            ("Sexo:", told.sex("Masculino", "Feminino"), 1),
            ("Gêmeos:", told.facts.note("gemeo", "não", "Não"), 0.7),
        ],
        [
            ("Local:", told.place(folk.new_hospital(rng)), 1.3),
            ("Município do nascimento:", told.town("municipio_nascimento", "{0.name} - {0.state}"), 1),
        ],
        [
            ("Naturalidade:", told.town("naturalidade", "{0.name} - {0.state}"), 1),
            ("DNV:", told.facts.dnv(numbers.new_dnv(rng)), 1),
            ("Registro feito em:", told.entered(telling.slashed), 1),
        ],
    ]


def _network_note(rng: Random, facts: Facts, birth: Birth) -> str:
    if rng.random() < 0.55:
        return "Não há averbações."
    when = folk.later(rng, birth.entered, 100, 290)
    day = noted.day(facts, when, telling.slashed(when))
    return facts.note(
        "averbacao", f"Em {day} foi acrescentado o patronímico materno, a pedido, sem processo."
    )
