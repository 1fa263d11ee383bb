"""Pages without registry fields: columns of a newspaper, small print, an empty sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import fonts, names
from tests.synthetic.canvas import BLACK, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.flow import Flow, Frame, FramesFullError

if TYPE_CHECKING:
    from random import Random

_WHO = (
    "A câmara municipal",
    "O juiz de paz",
    "A comissão de obras",
    "O conselho de educação",
    "A associação dos lavradores",
    "O tabelião substituto",
    "A direção da estrada de ferro",
    "O vigário da paróquia",
    "A filarmônica da cidade",
    "O inspetor de higiene",
    "A sociedade de socorros mútuos",
    "O engenheiro da prefeitura",
    "A família do finado coronel",
    "O presidente da província",
)
_DID = (
    "aprovou, por unanimidade, a compra de",
    "mandou publicar o edital que trata de",
    "recebeu ontem, em sessão solene, os planos de",
    "pede aos interessados que compareçam à discussão de",
    "anunciou, com grande satisfação, a conclusão de",
    "suspendeu até segunda ordem a cobrança de",
    "entregou à população, no último domingo, as chaves de",
    "examinou durante três horas a situação de",
    "resolveu adiar, por falta de número, a votação de",
    "agradece a todos os que contribuíram para",
)
_WHAT = (
    "um novo prédio para a escola das meninas",
    "duas pontes de madeira sobre o ribeirão",
    "quarenta lampiões para a iluminação das ruas",
    "uma linha telefônica até a estação",
    "mil e duzentas mudas de café",
    "todas as contas do exercício anterior",
    "um lote de terras devolutas junto à serra",
    "as obras do mercado e do matadouro",
    "uma biblioteca com seiscentos volumes",
    "o calçamento da ladeira da matriz",
    "os impostos atrasados sobre carros de boi",
)
_WHY = (
    "conforme consta da ata lavrada pelo secretário",
    "segundo informação colhida em fonte segura",
    "a despeito das chuvas que caíram durante toda a semana",
    "o que há muito reclamavam os moradores do lugar",
    "não obstante a oposição de alguns proprietários",
    "em cumprimento à lei nº 48, que entrou em vigor no início do ano",
    "com a presença de autoridades, famílias e grande massa de povo",
    "sem que até agora se saiba quem pagará as despesas",
)
_HEADLINES = (
    "Notícias do interior",
    "Obras públicas",
    "Sessão da câmara",
    "Movimento do porto",
    "Editais e avisos",
    "Agricultura e comércio",
    "Crônica da semana",
    "Instrução pública",
)


def sentence(rng: Random) -> str:
    return f"{rng.choice(_WHO)} {rng.choice(_DID)} {rng.choice(_WHAT)}, {rng.choice(_WHY)}."


def _paragraph(rng: Random) -> str:
    told = [sentence(rng) for _ in range(rng.randint(2, 4))]
    if rng.random() < 0.4:
        told.append(f"Escreve-nos de {names.new_town(rng).name} o senhor {names.new_person(rng, 'M').name}.")
    return " ".join(told)


def _columns(dpi: int, rng: Random, *, count: int, points: float, colour: bool) -> tuple[list[Canvas], Facts]:
    canvas, face = Canvas(dpi, rng, colour=colour), rng.choice(fonts.BOOK)
    title = rng.choice(("GAZETA DO IPÊ", "O CORREIO DA SERRA", "FOLHA DO ARAÇÁ"))
    canvas.text(105, 24, title, face, 30, bold=True, align="middle")
    issue = f"Ano {rng.randint(2, 40)} – Número {rng.randint(100, 999)} – {names.new_town(rng).name}"
    canvas.text(105, 31, issue, face, 10, align="middle")
    canvas.rule(14, 34, 196, 34, width=0.6, ink=BLACK)
    gap = 7.0 if count == 2 else 4.6
    width = (182 - gap * (count - 1)) / count
    lefts = [14 + index * (width + gap) for index in range(count)]
    for left in lefts[1:]:
        canvas.rule(left - gap / 2, 38, left - gap / 2, 284, width=0.15)
    frames = iter([Frame(canvas, left, 37, left + width, 285) for left in lefts])
    _pour(Flow(frames, face, points, leading=1.28), rng)
    return [canvas], Facts()


def _pour(flow: Flow, rng: Random) -> None:
    """Write items until the last frame is full."""
    try:
        while True:
            flow.heading(rng.choice(_HEADLINES))
            flow.space(0.3)
            for _ in range(rng.randint(2, 4)):
                flow.paragraph(_paragraph(rng), indent=3)
    except FramesFullError:
        return


def two_columns(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    return _columns(dpi, rng, count=2, points=10.5, colour=colour)


def four_columns(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    return _columns(dpi, rng, count=4, points=8.8, colour=colour)


def small_print(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a page of numbered clauses in six-point type."""
    canvas, face = Canvas(dpi, rng, colour=colour), rng.choice(fonts.SERIF[:3])
    canvas.text(105, 28, "CONDIÇÕES GERAIS", face, 12, bold=True, align="middle")
    flow = Flow(iter([Frame(canvas, 30, 34, 180, 285)]), face, 6.2, leading=1.35)
    for clause in range(1, 21):
        flow.paragraph(f"Cláusula {clause}ª – {sentence(rng)} {sentence(rng)}")
        flow.space(0.4)
    return [canvas], Facts()


def empty_sheet(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a sheet with nothing on it; the scanner's own dirt comes with the condition."""
    return [Canvas(dpi, rng, colour=colour)], Facts()
