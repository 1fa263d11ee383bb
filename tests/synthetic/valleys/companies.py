"""Contracts of companies of the valleys: typed clauses, numbered ones with a table, one sole partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, words
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms
from tests.synthetic.inland.companies import Society, Told
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.valleys import days, faces, folk

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.west.voices import Voice

_Trade = tuple[str, str]
"""A word of the name, and what is done."""

_OLD_TRADES: tuple[_Trade, ...] = (
    ("Indústria Têxtil", "indústria e comércio de tecidos, fios e artigos de malha"),
    ("Madeireira", "extração, beneficiamento e comércio de madeiras em geral"),
    ("Laticínios", "industrialização e comércio de leite e seus derivados"),
    ("Ferragens", "comércio varejista de ferragens, tintas e materiais de construção"),
)
_TRADES: tuple[_Trade, ...] = (
    ("Calçados", "fabricação de calçados de couro e comércio atacadista de componentes para calçados"),
    ("Transportes", "transporte rodoviário de cargas, intermunicipal e interestadual"),
    ("Informática", "comércio varejista de equipamentos de informática e reparação de computadores"),
    ("Confecções", "confecção de peças do vestuário e comércio varejista de roupas e acessórios"),
    ("Consultoria", "prestação de serviços de consultoria em gestão empresarial"),
)
_ORDINALS = (
    *("PRIMEIRA", "SEGUNDA", "TERCEIRA", "QUARTA", "QUINTA", "SEXTA", "SÉTIMA", "OITAVA", "NONA", "DÉCIMA"),
)


def _new_society(
    rng: Random,
    state: str,
    years: tuple[int, int],
    ending: str,
    trades: tuple[_Trade, ...],
    *,
    count: int = 2,
    unit: int = 1,
) -> Society:
    """Return a society of these parts; every quota is worth `unit`."""
    town, (line, purpose) = folk.new_town(rng, state), rng.choice(trades)
    home, quarter = folk.new_home(rng)
    partners = tuple(folk.new_citizen(rng, town, year=years[0]) for _ in range(count))
    families = " & ".join(dict.fromkeys(folk.family_of(one.name) for one in partners[:2]))
    return Society(
        name=f"{line} {families} {ending}",
        purpose=purpose,
        seat=f"{home}, bairro {quarter}, {town.name}/{town.state}",
        town=town,
        partners=partners,
        quotas=tuple(one * 500 for one in rng.sample(range(10, 160), count)),
        unit=unit,
        day=inland.new_day(rng, *years),
    )


def _feminine(number: int) -> str:
    """Spell a number of quotas."""
    told = words.number_in_words(number)
    for man, woman in (("entos", "entas"), ("dois", "duas"), ("um ", "uma ")):
        told = told.replace(man, woman)
    return f"{told[:-2]}uma" if told.endswith("um") else told


def _bare(_: Canvas, __: int) -> float:
    return 26.0


def typed_clauses(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed contract of the Itajaí in cruzeiros: clauses counted in words, run in, two witnesses."""
    facts = Facts()
    society = _new_society(rng, "SC", (1971, 1985), "Ltda", _OLD_TRADES, unit=100)
    told = Told(facts, society, notes.CRUZEIRO)
    style = Style(faces.RIBBON, 10.5, leading=1.65, left=30, right=190)
    paper = Paper(dpi, rng, style, _bare, colour=colour)
    first, second = told.partners
    paper.heading("CONTRATO DE CONSTITUIÇÃO DE SOCIEDADE POR QUOTAS", 11)
    paper.heading("DE RESPONSABILIDADE LIMITADA", 11)
    paper.paragraph(
        f"Pelo presente instrumento particular, {_typed(first)}, e {_typed(second)}, resolvem, de comum "
        "acordo, constituir uma sociedade por quotas de responsabilidade limitada, que se regerá pelo "
        "Decreto nº 3.708 e pelas cláusulas seguintes:"
    )
    for ordinal, text in zip(_ORDINALS, _typed_texts(told, society), strict=False):
        paper.paragraph(f"CLÁUSULA {ordinal} - {text}")
    paper.paragraph(
        "E, por estarem assim justos e contratados, assinam o presente em 5 (cinco) vias, na presença das "
        f"testemunhas {folk.new_name(rng, 'M')} e {folk.new_name(rng, 'M')}."
    )
    paper.paragraph(f"{society.town.name} (SC), {told.day(days.pointed)}.")
    for one in society.partners:
        stock.signed(paper, [one.name], left=34, sealed=False)
    return paper.pages, facts


def _typed(one: Voice) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, residente e "
        f"{one.by_sex('domiciliado', 'domiciliada')} nesta cidade, na {one.one.home}, "
        f"{one.by_sex('portador', 'portadora')} da Carteira de Identidade nº {one.rg()} e do CPF nº "
        f"{one.cpf(without_dots=True)}"
    )


def _typed_texts(told: Told, society: Society) -> list[str]:
    first, second = told.partners
    total = sum(society.quotas)
    shares = " e ".join(
        f"{told.quotas(number)} ({_feminine(society.quotas[number - 1])}) quotas, no valor de "
        f"{told.share(number)}, {one.by_sex('ao sócio', 'à sócia')} {one.name(str)}"
        for number, one in ((1, first), (2, second))
    )
    manager = first.by_sex("pelo sócio", "pela sócia")
    return [
        f"A sociedade girará sob a denominação social de {told.name()}, com sede e foro na {told.seat()}.",
        f"O objeto social será: {told.purpose()}.",
        (
            f"O capital social é de {told.capital()}, dividido em {numbers.show_thousands(total)} quotas de "
            f"{told.unit()} cada uma, totalmente integralizado em moeda corrente do país, cabendo {shares}."
        ),
        "A responsabilidade dos sócios é limitada ao total do capital social.",
        (
            f"A gerência da sociedade será exercida {manager} {told.manager(1, str)}, que dela usará em "
            "negócios de interesse social, vedado o seu emprego em fianças e avais."
        ),
        "Os sócios terão direito a uma retirada mensal, a título de pró-labore, fixada de comum acordo.",
        "O exercício social encerra-se em 31 de dezembro, e o prazo de duração é indeterminado.",
    ]


def numbered_clauses(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a word processor's contract of the Sinos: headed clauses in figures and a table of quotas."""
    facts = Facts()
    count = rng.choice((2, 3))
    society = _new_society(rng, "RS", (2004, 2018), "Ltda.", _TRADES, count=count)
    told, face = Told(facts, society), faces.TIGHT
    head = forms.letterhead(
        Words(face, 11),
        [("CONTRATO SOCIAL DE SOCIEDADE LIMITADA", 13, True), (told.name(), 12, True)],
        top=22,
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.5, left=26, right=186), head, colour=colour)
    for one in told.partners:
        paper.paragraph(_in_full(one))
    paper.paragraph("têm entre si justa e contratada a constituição de uma sociedade limitada, a saber:")
    for number, (title, text) in enumerate(_numbered_texts(told), start=1):
        paper.caption(f"Cláusula {number}ª - {title}")
        paper.paragraph(text)
        if number == 3:
            _table_of_quotas(paper, told, society)
    paper.paragraph(f"{society.town.name}, {told.day(days.plain)}.")
    for one in society.partners:
        forms.signed(paper, [one.name], left=66)
    paper.paragraph(f"Visto do advogado: {folk.new_name(rng, 'M')}, OAB/RS {rng.randint(20_000, 90_000)}")
    return paper.pages, facts


def _in_full(one: Voice) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}, {one.by_sex('inscrito', 'inscrita')} "
        f"no CPF sob o nº {one.cpf()}, carteira de identidade nº {one.rg()}, expedida por {one.one.issuer}, "
        f"residente na {one.one.home}, bairro {one.one.quarter};"
    )


def _numbered_texts(told: Told) -> list[tuple[str, str]]:
    manager = told.partners[1]
    return [
        (
            "Nome empresarial e sede",
            f"A sociedade adota o nome empresarial {told.name()} e tem sede na {told.seat()}.",
        ),
        ("Objeto", f"A sociedade tem por objeto: {told.purpose()}."),
        (
            "Capital",
            (
                f"O capital social é de {told.capital()}, dividido em {told.total_quotas()} quotas no valor "
                f"nominal de {told.unit()} cada, integralizadas neste ato em moeda corrente nacional:"
            ),
        ),
        ("Início e prazo", "As atividades iniciam com o registro deste ato; o prazo é indeterminado."),
        (
            "Administração",
            (
                f"A administração cabe {manager.by_sex('ao sócio', 'à sócia')} {told.manager(2, str)}, "
                "isoladamente, que declara, sob as penas da lei, não estar impedido(a) de exercê-la (art. "
                "1.011, § 1º, da Lei nº 10.406/2002)."
            ),
        ),
        ("Foro", "Fica eleito o foro da comarca da sede para dirimir qualquer controvérsia."),
    ]


def _table_of_quotas(paper: Paper, told: Told, society: Society) -> None:
    total = sum(society.quotas)
    rows = [("Sócios", "Nº de quotas", "%", "Valor")]
    for number, one in enumerate(told.partners, start=1):
        percent = f"{100 * society.quotas[number - 1] / total:.2f}".replace(".", ",")
        rows.append((one.name(str), told.quotas(number), percent, told.share(number)))
    rows.append(("Total", told.total_quotas(), "100,00", told.capital("{digits}")))
    paper.table([3.6, 1.3, 0.9, 1.6], rows, points=10)


def sole_partner(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the act of today of a company of one partner of Ceará, with the stamp of the Junta Comercial."""
    facts = Facts()
    society = _new_society(rng, "CE", (2020, 2025), "Ltda", _TRADES, count=1)
    told, face = Told(facts, society), faces.SCREEN
    head = forms.letterhead(
        Words(face, 10),
        [
            ("ATO CONSTITUTIVO DE SOCIEDADE LIMITADA UNIPESSOAL", 12, True),
            (told.name(), 11, False),
        ],
        x=24,
        align="left",
        top=18,
        rule=(24, 188),
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=24, right=188), head, colour=colour)
    (owner,) = told.partners
    paper.paragraph(f"{_in_full(owner)[:-1]}, resolve constituir sociedade limitada, como segue:")
    for title, text in _sole_articles(told, owner):
        paper.caption(title)
        paper.paragraph(text)
    paper.paragraph(f"{society.town.name} - CE, {told.day(days.slashed)}.")
    forms.signed(paper, [society.partners[0].name, "Assinado digitalmente"], left=66)
    filed = inland.later(rng, society.day, 1, 15)
    day = noted.day(facts, filed, days.slashed(filed))
    lines = [f"Junta Comercial do Estado do Ceará. Certifico o registro em {day}."]
    lines.append(f"NIRE {told.new_nire(rng)}. Protocolo {rng.randint(200_000_000, 259_999_999)}.")
    if rng.random() < 0.5:
        lines.append(f"CNPJ {told.new_cnpj(rng)}.")
    forms.fine_print(paper, lines, points=8.5, code=True)
    return paper.pages, facts


def _sole_articles(told: Told, owner: Voice) -> list[tuple[str, str]]:
    return [
        ("DO NOME EMPRESARIAL (art. 997, II, CC)", f"A sociedade adota o nome {told.name()}."),
        ("DA SEDE (art. 997, II, CC)", f"A sociedade tem sede no seguinte endereço: {told.seat()}."),
        ("DO OBJETO SOCIAL (art. 997, II, CC)", f"A sociedade tem por objeto: {told.purpose()}."),
        (
            "DO CAPITAL SOCIAL (arts. 997, III e IV, e 1.052 CC)",
            (
                f"O capital é de {told.capital()}, dividido em quotas de {told.unit()}, formado em moeda "
                f"corrente, todas {owner.by_sex('do sócio', 'da sócia')} {owner.name(str)}, que subscreve "
                f"{told.quotas(1)} quotas, no total de {told.share(1)}."
            ),
        ),
        (
            "DA ADMINISTRAÇÃO (arts. 997, VI, e 1.013 CC)",
            f"A administração será exercida por {told.manager(1)}, que representará a sociedade.",
        ),
        ("DO PRAZO E DO EXERCÍCIO", "O prazo é indeterminado; o exercício coincide com o ano civil."),
        ("DO PORTE", "Declara-se o enquadramento como microempresa, nos termos da LC nº 123/2006."),
    ]
