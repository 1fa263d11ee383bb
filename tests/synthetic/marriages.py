"""Certidões de casamento: the national form."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import fonts, form, names, numbers, ornaments, words
from tests.synthetic.canvas import Canvas
from tests.synthetic.facts import Facts

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.names import Person, Town

_REGIMES = ("Comunhão parcial de bens", "Comunhão universal de bens", "Separação de bens")
_SUBJECTS = ("conjuge 1", "conjuge 2")
_CHOICES = dict(zip(_REGIMES, ("comunhão parcial", "comunhão universal", "separação total"), strict=True))


def form_page(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    facts, face, town = Facts(), fonts.any_print(rng), names.new_town(rng)
    spouses = (names.new_person(rng, "M"), names.new_person(rng, "F"))
    married = date(rng.randint(1985, 2018), rng.randint(1, 12), rng.randint(1, 28))
    issued = max(married, date(2010, 1, 1)) + timedelta(days=rng.randint(40, 1800))
    canvas = Canvas(dpi, rng, colour=colour)
    ornaments.border(canvas)
    title = ["REPÚBLICA FEDERATIVA DO BRASIL", "REGISTRO CIVIL DAS PESSOAS NATURAIS", "CERTIDÃO DE CASAMENTO"]
    y = form.heading(canvas, face, title)
    for cells in _rows(rng, facts, town, spouses, married):
        y = form.row(canvas, y, face, cells)
    officer = names.new_person(rng, rng.choice("MF"))
    form.closing(
        canvas,
        y + 8,
        face,
        place_and_day=f"{town.short}, {facts.day(issued, words.date_with_month(issued), 'data_emissao')}.",
        officer=facts.note("oficial", officer.name),
        title=officer.by_sex("Oficial Registrador", "Oficiala Registradora"),
        stamp=f"AC{rng.choice('BDFH')} {rng.randrange(10_000, 99_999)}",
    )
    return [canvas], facts


def _rows(
    rng: Random, facts: Facts, town: Town, spouses: tuple[Person, Person], married: date
) -> list[list[form.Cell]]:
    husband, wife = spouses
    matricula = numbers.new_matricula(
        rng,
        year=married.year,
        book=2,
        livro=rng.randint(2, 180),
        folha=rng.randint(1, 300),
        termo=rng.randint(100, 60_000),
    )
    for subject, spouse in zip(_SUBJECTS, spouses, strict=True):
        facts.note("nome_conjuge", spouse.name, subject=subject)
        facts.note("conjuge_cpf", spouse.cpf, subject=subject)
    told = [
        line
        for subject, spouse in zip(_SUBJECTS, spouses, strict=True)
        for line in _told(rng, facts, subject, spouse, married)
    ]
    wed = words.date_in_words(married)
    new_name = f"{wife.name} {husband.name.split()[-1]}"
    for subject, name in zip(_SUBJECTS, (husband.name, new_name), strict=True):
        facts.note("conjuge_nome_adotado", name, subject=subject)
    for field in ("data_casamento", "data_registro"):
        facts.note(field, married.isoformat())
    regime = rng.choice(_REGIMES)
    office = f"{rng.randint(1, 4)}º Ofício de Registro Civil das Pessoas Naturais"
    return [
        [("NOMES DOS CÔNJUGES", [husband.name.upper(), wife.name.upper()], 1.0)],
        [
            ("CPF DO PRIMEIRO CÔNJUGE", [facts.cpf(husband.cpf)], 0.5),
            ("CPF DO SEGUNDO CÔNJUGE", [facts.cpf(wife.cpf)], 0.5),
        ],
        [("MATRÍCULA", [facts.matricula(matricula)], 1.0)],
        [("DATAS E LOCAIS DE NASCIMENTO, NACIONALIDADE E FILIAÇÃO DOS CÔNJUGES", told, 1.0)],
        [
            ("DATA DE REGISTRO DO CASAMENTO POR EXTENSO", [facts.day(married, wed)], 0.7),
            ("DIA", [f"{married.day:02d}"], 0.1),
            ("MÊS", [f"{married.month:02d}"], 0.1),
            ("ANO", [str(married.year)], 0.1),
        ],
        [("REGIME DE BENS DO CASAMENTO", [facts.note("regime_bens", _CHOICES[regime], regime)], 1.0)],
        [
            (
                "NOME QUE CADA UM DOS CÔNJUGES PASSOU A UTILIZAR",
                [f"Ele: {husband.name}", f"Ela: {new_name}"],
                1.0,
            )
        ],
        [("OBSERVAÇÕES/AVERBAÇÕES", ["Nada consta até a presente data."], 1.0)],
        [
            ("NOME DO OFÍCIO", [facts.note("oficio", office)], 0.6),
            (
                "MUNICÍPIO E UNIDADE DA FEDERAÇÃO",
                [facts.note("municipio_registro", town.short)],
                0.4,
            ),
        ],
    ]


def _told(rng: Random, facts: Facts, subject: str, spouse: Person, married: date) -> list[str]:
    born = married - timedelta(days=rng.randint(7000, 16_000))
    parents = [names.new_person(rng, sex).name for sex in "MF"]
    who = spouse.by_sex("Ele: nascido", "Ela: nascida")
    town = names.new_town(rng)
    facts.note("conjuge_data_nascimento", born.isoformat(), subject=subject)
    facts.note("conjuge_naturalidade", town.normal, subject=subject)
    nationality = spouse.by_sex("brasileiro", "brasileira")
    facts.note("conjuge_nacionalidade", nationality, subject=subject)
    for parent in parents:
        facts.note("conjuge_filiacao", parent, subject=subject)
    return [
        (
            f"{who} em {facts.day(born, words.date_in_digits(born))}, em {town.short}, "
            f"{nationality}, {names.new_trade(rng, spouse)},"
        ),
        f"{spouse.by_sex('filho', 'filha')} de {' e '.join(parents)}.",
    ]
