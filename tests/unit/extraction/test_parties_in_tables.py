"""Parties of forms: each in a row or a column of a table, or in cells with captions under its role."""

from tests.unit.extraction.reading import doubts, read, values

CPF, OTHER_CPF = "529.982.247-25", "935.411.347-80"
ROWS = [
    "PROCURAÇÃO",
    [(100, "Parte"), (500, "Nome"), (1000, "CPF"), (1400, "Qualificação")],
    [(100, "Outorgante"), (500, "Ana Melo Dias"), (1000, CPF), (1400, "brasileira, solteira,")],
    [(1400, "professora")],
    [(100, "Outorgado"), (500, "Rui Paz Reis"), (1000, OTHER_CPF), (1400, "brasileiro, casado")],
    "Poderes: vender a casa.",
]
COLUMNS = [
    "PROCURAÇÃO",
    [(500, "OUTORGANTE"), (1100, "OUTORGADO")],
    [(100, "Nome"), (500, "Ana Melo Dias"), (1100, "Rui Paz Reis")],
    [(100, "CPF"), (500, CPF), (1100, OTHER_CPF)],
    [(100, "Profissão"), (500, "professora"), (1100, "advogado")],
    "",
    "Poderes: vender a casa.",
]
CELLS = [
    "PROCURAÇÃO",
    "OUTORGANTE",
    [(100, "Nome"), (1000, "CPF")],
    [(100, "Ana Melo Dias"), (1000, CPF)],
    "OUTORGADO",
    [(100, "Nome"), (1000, "CPF")],
    [(100, "Rui Paz Reis"), (1000, OTHER_CPF)],
    "Poderes: vender a casa.",
]


def parties(rows):
    told = values(read(rows, "procuracao"))
    return {
        key: told.get(key)
        for key in told
        if key.startswith(("outorgante_nome", "outorgante_cpf", "outorgado_nome", "outorgado_cpf"))
    }


TOLD = {
    "outorgante_nome@outorgante 1": ["Ana Melo Dias"],
    "outorgante_cpf@outorgante 1": [CPF.replace(".", "").replace("-", "")],
    "outorgado_nome@outorgado 1": ["Rui Paz Reis"],
    "outorgado_cpf@outorgado 1": [OTHER_CPF.replace(".", "").replace("-", "")],
}


def test_a_row_of_a_table_tells_of_one_party():
    assert parties(ROWS) == TOLD
    told = values(read(ROWS, "procuracao"))
    assert told["outorgante_profissao@outorgante 1"] == ["professora"]
    assert told["outorgante_estado_civil@outorgante 1"] == ["solteira"]


def test_a_column_of_a_table_tells_of_one_party():
    assert parties(COLUMNS) == TOLD
    assert values(read(COLUMNS, "procuracao"))["outorgado_profissao@outorgado 1"] == ["advogado"]


def test_captioned_cells_under_the_heading_of_a_role_tell_of_its_party():
    assert parties(CELLS) == TOLD
    assert not {key for key in doubts(read(CELLS, "procuracao")) if "nome" in key}
