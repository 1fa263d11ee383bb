"""Contracts of companies of the coast: fishermen on a typewriter, and clauses that name the Civil Code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes
from tests.synthetic.canvas import Style as Words
from tests.synthetic.coast import faces, folk
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.companies import Society, Told
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted
from tests.synthetic.west.voices import Voice

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_TRADES = (
    ("Pescados", "a captura, o congelamento e o comércio de pescados e crustáceos"),
    ("Estaleiro", "a construção e o reparo de barcos e lanchas"),
    ("Hotelaria", "a exploração de hotel e restaurante à beira-mar"),
    ("Despachos", "o despacho aduaneiro e o agenciamento de cargas marítimas"),
    ("Salineira", "a extração, o refino e a venda de sal marinho"),
)


def _new(rng: Random, state: str, years: tuple[int, int], ending: str, count: int, unit: int = 1) -> Society:
    town, (line, purpose) = folk.new_port(rng, state), rng.choice(_TRADES)
    partners = tuple(inland.new_citizen(rng, town=town, year=years[0]) for _ in range(count))
    return Society(
        name=f"{line} {inland.family_of(partners[0].name).title()} {ending}",
        purpose=purpose,
        seat=f"{folk.new_street(rng)}, {folk.new_quarter(rng)}, {town.name}/{town.state}",
        town=town,
        partners=partners,
        quotas=tuple(amount // unit for amount in rng.sample(range(10_000, 120_000, 1_000), count)),
        unit=unit,
        day=inland.new_day(rng, *years),
    )


def typed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed contract of Ceará in cruzeiros: who manages comes before the capital, shares in a list."""
    facts = Facts()
    society = _new(rng, "CE", (1971, 1985), "Limitada", 3, unit=100)
    told, face = Told(facts, society, notes.CRUZEIRO), faces.TERMINAL
    head = forms.letterhead(
        Words(face, 10), [("INSTRUMENTO CONSTITUTIVO DE SOCIEDADE POR COTAS", 11, True)], top=20
    )
    style = Style(face, 10, leading=1.7, left=28, right=188, indent=9)
    paper = Paper(dpi, rng, style, head, colour=colour)

    def who(one: Voice) -> str:
        return (
            f"{one.name()}, {one.state()}, {one.nation()}, {one.trade()}, C.P.F. {one.cpf(without_dots=True)}"
        )

    first, *others = told.partners
    paper.paragraph(
        f"{who(first)}; {'; '.join(map(who, others))}; todos com domicílio em {society.town.name}, ajustam "
        "entre si o presente contrato:"
    )
    manager = rng.randint(1, 3)
    paper.paragraph(f"I - Gira a sociedade sob a denominação de {told.name()}.")
    paper.paragraph(f"II - Seu fim é {told.purpose()}.")
    paper.paragraph(f"III - Tem domicílio na {told.seat()}, podendo abrir filiais.")
    paper.paragraph(
        f"IV - É sócio-gerente {told.manager(manager)}, a quem cabe, isoladamente, o uso da denominação."
    )
    paper.paragraph(
        f"V - O capital é de {told.capital('{digits} - {words}')}, em {told.total_quotas()} cotas de "
        f"{told.unit()} cada, subscritas como segue:"
    )
    for number, one in enumerate(told.partners, start=1):
        line = f"- {one.name(str)}, {told.quotas(number)} cotas, ou {told.share(number)}"
        paper.paragraph(f"{line}{'.' if number == 3 else ';'}", gap=0.1)
    paper.flow.space(0.4)
    paper.paragraph("VI - A responsabilidade de cada um limita-se ao total do capital, nos têrmos da lei.")
    paper.paragraph(f"E assim, em cinco vias, assinam. {society.town.name}, {told.day(telling.long)}.")
    for one in society.partners:
        forms.signed(paper, [one.name], left=28)
    return paper.pages, facts


def civil_code(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a standard contract of Alagoas: each clause under its name and article, shares in a table."""
    facts = Facts()
    society = _new(rng, "AL", (2012, 2024), "Ltda", 2)
    told, face = Told(facts, society), faces.SLANTED
    head = forms.letterhead(
        Words(face, 11),
        [("CONTRATO DE CONSTITUIÇÃO DE SOCIEDADE EMPRESÁRIA", 13, True), (told.name(), 12, True)],
        rule=(22, 190),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.45, left=22, right=190), head, colour=colour)
    for number, one in enumerate(told.partners, start=1):
        paper.paragraph(
            f"{number}. {one.name()}, {one.nation()}, {one.state()}, {one.trade()}, nº do CPF "
            f"{one.cpf()}, identidade nº {one.rg()}, {one.by_sex('domiciliado', 'domiciliada')} na "
            f"{folk.new_street(rng)}, {society.town.name}."
        )
    paper.caption("CLÁUSULA PRIMEIRA - DO NOME EMPRESARIAL (art. 997, II, CC)")
    paper.paragraph(f"A sociedade adotará como nome empresarial: {told.name()}.")
    paper.caption("CLÁUSULA SEGUNDA - DA SEDE (art. 997, II, CC)")
    paper.paragraph(f"A sociedade terá sua sede no seguinte endereço: {told.seat()}.")
    paper.caption("CLÁUSULA TERCEIRA - DO OBJETO SOCIAL (art. 997, II, CC)")
    paper.paragraph(
        f"A sociedade terá por objeto o exercício das atividades econômicas de: {told.purpose()}."
    )
    paper.caption("CLÁUSULA QUARTA - DO CAPITAL SOCIAL (arts. 997, III e IV, e 1.052, CC)")
    paper.paragraph(
        f"O capital social será de {told.capital()}, dividido em {told.total_quotas()} quotas no valor de "
        f"{told.unit()} cada uma, formado em moeda corrente e assim distribuído:"
    )
    rows = [
        (told.quotas(number), told.share(number), one.name(str))
        for number, one in enumerate(told.partners, start=1)
    ]
    paper.table([1.2, 1.6, 4], [("Quotas", "Valor em R$", "Titular"), *rows])
    paper.caption("CLÁUSULA QUINTA - DA ADMINISTRAÇÃO (arts. 997, VI, e 1.060, CC)")
    paper.paragraph(f"A administração será exercida por {told.manager(2)}, que representará a sociedade.")
    paper.caption("CLÁUSULA SEXTA - DO FORO")
    paper.paragraph(f"Fica eleito o foro de {society.town.name}, com exclusão de outro.")
    paper.paragraph(f"{society.town.name}/{society.town.state}, {told.day(telling.spelt)}.")
    for one in society.partners:
        paper.sign([(one.name, "")])
    filed = inland.later(rng, society.day, 2, 20)
    day = noted.day(facts, filed, telling.slashed(filed))
    line = f"Certifico o registro em {day} sob o NIRE {told.new_nire(rng)}. CNPJ {told.new_cnpj(rng)}."
    forms.fine_print(paper, [line, "Confira a autenticidade no portal da Junta."], points=8.5, code=True)
    return paper.pages, facts
