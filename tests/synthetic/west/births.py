"""Birth certificates of Acre in the fifties, Bahia, Rondônia, and Goiás today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from tests.synthetic import numbers, sheets, words
from tests.synthetic.canvas import BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.west import faces, folk, parts, shown

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town


@dataclass(frozen=True, slots=True)
class Birth:
    """One entry; `father` is None where none is named, and then his parents are too."""

    name: str
    sex: str
    born: date
    moment: time
    town: Town
    mother: str
    father: str | None
    grandparents: tuple[str, ...]
    entered: date
    issued: date
    livro: int
    folha: int
    termo: int
    officer: str

    def by_sex(self, boy: str, girl: str) -> str:
        return boy if self.sex == "M" else girl


def new_birth(
    rng: Random, state: str, first: int, last: int, *, fatherless: float = 0.15, delay: int = 40
) -> Birth:
    sex, town, born = rng.choice("MF"), folk.new_town(rng, state), folk.new_day(rng, first, last)
    mother, father = folk.new_name(rng, "F"), folk.new_name(rng, "M")
    told_father = None if rng.random() < fatherless else father
    sides = [folk.family_of(mother)] if told_father is None else [folk.family_of(p) for p in (father, mother)]
    entered = folk.later(rng, born, 1, delay)
    return Birth(
        name=folk.new_child_name(rng, sex, mother, told_father),
        sex=sex,
        born=born,
        moment=time(rng.randrange(24), rng.choice((0, 5, 10, 25, 30, 40, 55))),
        town=town,
        mother=mother,
        father=told_father,
        grandparents=tuple(
            name for side in sides for name in (folk.new_name(rng, "M", side), folk.new_name(rng, "F"))
        ),
        entered=entered,
        issued=folk.later(rng, entered, 200, 9000),
        livro=rng.randint(2, 180),
        folha=rng.randint(1, 299),
        termo=rng.randint(120, 60_000),
        officer=folk.new_name(rng, rng.choice("MF")),
    )


class Told:
    """Writes the entry's details, each noted under its field."""

    def __init__(self, facts: Facts, birth: Birth) -> None:
        self.facts, self.birth = facts, birth

    def name(self) -> str:
        return self.facts.note("nome", self.birth.name, self.birth.name.upper())

    def sex(self, boy: str, girl: str) -> str:
        return self.facts.note("sexo", self.birth.sex, self.birth.by_sex(boy, girl))

    def born(self, text: str) -> str:
        return noted.day(self.facts, self.birth.born, text, "data_nascimento")

    def hour(self, text: str) -> str:
        return self.facts.time_of_birth(self.birth.moment, text)

    def entered(self, text: str) -> str:
        return noted.day(self.facts, self.birth.entered, text, "data_registro")

    def issued(self, text: str) -> str:
        return noted.day(self.facts, self.birth.issued, text, "data_emissao")

    def town(self, field: str, text: str) -> str:
        return self.facts.town(field, self.birth.town, text)

    def mother(self) -> str:
        return self.facts.note("nome_mae", self.birth.mother)

    def father(self) -> str | None:
        return self.facts.note("nome_pai", self.birth.father) if self.birth.father else None

    def pairs(self) -> list[tuple[str, str]]:
        """Return the grandparents, the father's first; only the mother's where no father is named."""
        names = [self.facts.note("avos", name) for name in self.birth.grandparents]
        return list(zip(names[::2], names[1::2], strict=True))

    def entry(self, letter: str = "A-") -> tuple[str, str, str]:
        birth = self.birth
        return (
            self.facts.note("livro", f"{letter}{birth.livro}"),
            self.facts.note("folha", str(birth.folha)),
            self.facts.note("termo", str(birth.termo), numbers.show_thousands(birth.termo)),
        )

    def officer(self) -> str:
        return self.facts.note("oficial", self.birth.officer)


def verbatim(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed copy of a whole entry of the rubber country: the father came and told of the child."""
    facts, birth = Facts(), new_birth(rng, "AC", 1946, 1961, fatherless=0)
    told, town = Told(facts, birth), birth.town
    letters: list[parts.Head] = [
        ("REPUBLICA DOS ESTADOS UNIDOS DO BRASIL", 11, False),
        ("TERRITÓRIO DO ACRE", 11, False),
        (facts.note("oficio", "Cartório do Registro Civil"), 13, True),
        (
            f"Município e Comarca de {told.town('municipio_registro', f'{town.name} - {town.state}')}",
            10,
            False,
        ),
    ]
    paper = Paper(
        dpi,
        rng,
        Style(faces.PORTABLE, 11, leading=1.75, left=32, right=186, indent=14),
        parts.headed(faces.PORTABLE, letters),
        colour=colour,
    )
    livro, folha, termo = told.entry("")
    entered = told.entered(shown.clerical(birth.entered))
    ganger = rng.choice(("seringal Bom Destino", "seringal São Francisco do Iracema", "colocação Boa Vista"))
    place = facts.note("local_nascimento", ganger)
    born, hour = told.born(shown.of_the_year(birth.born)), words.time_by_the_clock(birth.moment)
    text = (
        f"CERTIFICO, a pedido verbal de pessoa interessada, que do livro de assentos número {livro}, folhas "
        f"{folha}, consta o registro do teor seguinte: Número {termo}. Aos {entered}, neste cartório, "
        f"compareceu {told.father()}, {folk.new_trade(rng, 'M')}, aqui domiciliado, e perante as testemunhas "
        f"no fim assinadas disse: Que em {born}, pelas {told.hour(hour)}, no {place}, deste município, sua "
        f"mulher, {told.mother()}, deu à luz uma criança do sexo {told.sex('masculino', 'feminino')}, de côr "
        f"{birth.by_sex('moreno', 'morena')}, que vai chamar-se {told.name()}. "
    )
    (his, his_wife), (her, her_wife) = told.pairs()
    text += (
        f"São avós do recem-nascido, por parte do pai, {his} e {his_wife}, e por parte da mãe, {her} e dona "
        f"{her_wife}. Foram testemunhas {folk.new_name(rng, 'M')} e {folk.new_name(rng, 'M')}. Do que, para "
        f"constar, fiz este termo. Está conforme o original, ao qual me reporto."
    )
    paper.paragraph(text)
    paper.paragraph(f"{town.name}, {told.issued(words.date_with_month(birth.issued))}.")
    parts.sign_at(paper, [told.officer(), "Escrivão do Registro Civil"], middle=120)
    stock.pressed(paper, 50)
    return paper.pages, facts


def boxed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the plain paper of a computer of Goiás: captions in the boxes' tops, the day in three boxes."""
    facts, birth = Facts(), new_birth(rng, "GO", 2010, 2021)
    told, town = Told(facts, birth), birth.town
    letters: list[parts.Head] = [
        ("CERTIDÃO DE NASCIMENTO", 15, True),
        (facts.note("oficio", "Registro Civil e Tabelionato de Notas do 1º Distrito Judiciário"), 9.5, False),
        (f"{told.town('municipio_registro', f'{town.name} – {town.state}')}", 9.5, False),
    ]
    face = faces.CONDENSED
    style = Style(face, 10, left=14, right=196)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, arms=20), colour=colour)
    value = numbers.new_matricula(
        rng, year=birth.entered.year, book=1, livro=birth.livro, folha=birth.folha, termo=birth.termo
    )
    grid = sheets.Grid(Words(face, 6.8, ink=GREY), Words(face, 10, bold=True), 14, 196)
    rows: list[list[sheets.Cell]] = [
        [("NOME DO(A) REGISTRADO(A)", [told.name()], 1.0)],
        [
            ("MATRÍCULA", [facts.matricula(value)], 0.62),
            ("CPF DO(A) REGISTRADO(A)", [_cpf(rng, facts)], 0.38),
        ],
        [
            ("NASCEU EM (por extenso)", [told.born(shown.all_in_words(birth.born))], 0.52),
            ("DIA", [f"{birth.born.day:02d}"], 0.08),
            ("MÊS", [f"{birth.born.month:02d}"], 0.08),
            ("ANO", [str(birth.born.year)], 0.1),
            ("ÀS", [told.hour(shown.clock(birth.moment))], 0.22),
        ],
        [
            (
                "CIDADE DE NASCIMENTO / UF",
                [told.town("municipio_nascimento", f"{town.name}/{town.state}")],
                0.4,
            ),
            ("ESTABELECIMENTO", [facts.note("local_nascimento", folk.new_hospital(rng))], 0.42),
            ("SEXO", [told.sex("Masculino", "Feminino")], 0.18),
        ],
        [("NATURAL DE", [told.town("naturalidade", f"{town.name}/{town.state}")], 1.0)],
    ]
    father = told.father()
    rows.append([("PAIS", [*([father] if father else []), told.mother()], 1.0)])
    rows.append([("AVÓS", [f"{man} e {woman}" for man, woman in told.pairs()], 1.0)])
    twin = facts.note("gemeo", "não", "NÃO")
    entered = told.entered(shown.slashed(birth.entered))
    dnv = facts.dnv(numbers.new_dnv(rng))
    rows.append([("É GÊMEO?", [twin], 0.2), ("REGISTRADO EM", [entered], 0.4), ("DNV", [dnv], 0.4)])
    rows.append([("À MARGEM CONSTA", ["Nada"], 1.0)])
    paper.flow.y = grid.rows(paper.canvas, paper.flow.y, rows) + 5
    paper.paragraph(
        f"Certifico que os dados acima foram extraídos do assento, na forma da lei. {town.name} "
        f"({town.state}), {told.issued(shown.slashed(birth.issued))}."
    )
    parts.sign_at(paper, [told.officer(), "Escrevente Juramentada"], middle=140)
    return paper.pages, facts


def _cpf(rng: Random, facts: Facts) -> str:
    """Return the child's CPF or, as on many papers, none."""
    return noted.cpf(facts, numbers.new_cpf(rng), "cpf_registrado") if rng.random() < 0.6 else "---"


def revised(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Bahia: the officer looked through his books and found a child."""
    facts, birth = Facts(), new_birth(rng, "BA", 1968, 1983, delay=3000)
    told, town = Told(facts, birth), birth.town
    letters: list[parts.Head] = [
        (f"ESTADO DA BAHIA - COMARCA DE {told.town('municipio_registro', town.name.upper())}", 11, True),
        (
            facts.note("oficio", "Registro Civil do 2º Subdistrito", "REGISTRO CIVIL DO 2º SUBDISTRITO"),
            11,
            True,
        ),
        ("Nascimentos", 17, True),
    ]
    style = Style(faces.OLD, 12.5, leading=1.7, left=24, right=188, indent=18)
    paper = Paper(dpi, rng, style, parts.headed(faces.OLD, letters, arms=21), colour=colour)
    born = told.born(words.date_with_month(birth.born))
    place = facts.note(
        "local_nascimento", rng.choice(("Fazenda Lagoa Dantas", "Povoado de Bom Jesus da Serra"))
    )
    child = birth.by_sex("um menino", "uma menina")
    father, trade = told.father(), folk.new_trade(rng, "F")
    of_father = f" e de {father}" if father else ""
    parents = f"{birth.by_sex('filho', 'filha')} de {told.mother()}, {trade}{of_father}"
    opening = (
        f"Revendo em meu cartório os livros de nascimentos, deles verifiquei constar que a {born}, às "
        f"{told.hour(words.time_in_words(birth.moment))}, em {place}, veio ao mundo "
        f"{facts.note('sexo', birth.sex, child)} que recebeu o nome de {told.name()}, {parents}."
    )
    lines = [f"{man} e {woman}" for man, woman in told.pairs()]
    told_lines = f"avós paternos {lines[0]}; maternos {lines[1]}" if father else f"avós maternos {lines[0]}"
    livro, folha, termo = told.entry("")
    entered = told.entered(words.date_with_month(birth.entered))
    paper.paragraph(opening)
    paper.paragraph(
        f"Tem por {told_lines}. O assento tomou o número {termo} e acha-se às "
        f"folhas {folha} do livro {livro}, feito em {entered}, sendo declarante "
        f"{'o pai' if father else 'a mãe'}."
    )
    paper.paragraph("O referido é verdade, do que dou fé.")
    paper.paragraph(f"{town.name}, Bahia, {told.issued(words.date_with_month(birth.issued))}.")
    parts.sign_at(paper, [told.officer(), "Oficial do Registro Civil"], middle=106)
    return paper.pages, facts


def cards(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed form of a young state: captions in the left cells, a pen's values in the right ones."""
    facts, birth = Facts(), new_birth(rng, "RO", 1979, 1992, delay=900)
    told, town = Told(facts, birth), birth.town
    name = facts.note("oficio", "Ofício de Registro Civil das Pessoas Naturais")
    letters: list[parts.Head] = [
        ("RONDÔNIA", 14, True),
        (name, 10, False),
        (f"Sede: {told.town('municipio_registro', town.short)}", 10, False),
        ("NASCIMENTO – CERTIDÃO EM BREVE RELATÓRIO", 11.5, True),
    ]
    face = faces.NARROW
    style = Style(face, 10, left=20, right=192)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, x=20, align="left"), colour=colour)
    livro, folha, termo = told.entry("A-")
    rows = [
        ("Livro / Folha / Nº de ordem", f"{livro} / {folha} / {termo}"),
        ("Registrado no dia", told.entered(shown.slashed(birth.entered))),
        ("Prenome e nome", told.name()),
        ("Sexo", told.sex("masc.", "fem.")),
        ("Dia do nascimento", told.born(words.date_with_month(birth.born))),
        ("Hora", told.hour(shown.clock_with_colon(birth.moment))),
        ("Onde nasceu", facts.note("local_nascimento", folk.new_hospital(rng))),
        ("Município", told.town("municipio_nascimento", f"{town.name} / {town.state}")),
    ]
    father = told.father()
    rows.append(("Genitor", father or ""))
    rows.append(("Genitora", told.mother()))
    pairs = [f"{man} e {woman}" for man, woman in told.pairs()]
    rows += [("Avós pelo lado paterno", pairs[0] if father else ""), ("Avós pelo lado materno", pairs[-1])]
    rows.append(("Anotações", _cards_note(rng, facts, birth)))
    parts.beside(paper, rows, 52, caption=Words(face, 9), value=Words(faces.PEN, 12, ink=BLUE), leading=1.6)
    paper.flow.space(1)
    paper.paragraph("Dou fé do que acima certifico, conforme o livro em meu poder.")
    issued = told.issued(words.date_with_month(birth.issued))
    paper.flow.need(8)
    paper.flow.y += 6
    paper.canvas.pieces(
        [(20, f"{town.name}, em", Words(face, 10)), (62, issued, Words(faces.PEN, 12, ink=BLUE))],
        paper.flow.y,
    )
    parts.sign_at(paper, [told.officer(), "Oficial Designado"], middle=70)
    stock.pressed(paper, 150)
    return paper.pages, facts


def _cards_note(rng: Random, facts: Facts, birth: Birth) -> str:
    if rng.random() < 0.5:
        return ""
    corrected = folk.later(rng, birth.entered, 60, 190)
    day = noted.day(facts, corrected, shown.slashed(corrected))
    return facts.note("averbacao", f"Retificada a grafia do nome materno, por mandado judicial de {day}.")
