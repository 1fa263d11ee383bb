from tests.synthetic.facts import Facts


def test_what_is_said_of_two_parties_is_told_apart():
    facts = Facts()
    for subject in ("conjuge 1", "conjuge 2"):
        facts.note("conjuge_nacionalidade", "brasileira", subject=subject)
    facts.note("conjuge_filiacao", "Rita Seixas", subject="conjuge 2")
    facts.note("data_casamento", "2004-03-23")
    assert facts.subjects() == {
        "conjuge 1": {"conjuge_nacionalidade": ("brasileira",)},
        "conjuge 2": {"conjuge_nacionalidade": ("brasileira",), "conjuge_filiacao": ("Rita Seixas",)},
    }
    assert facts.mapping() == {
        "conjuge_nacionalidade": ("brasileira",),
        "conjuge_filiacao": ("Rita Seixas",),
        "data_casamento": ("2004-03-23",),
    }


def test_a_value_is_noted_once_and_shown_as_it_is_written():
    facts = Facts()
    assert facts.note("ato_valor", "80000.00", "R$ 80.000,00", subject="R.1") == "R$ 80.000,00"
    assert facts.note("ato_valor", "80000.00", subject="R.1") == "80000.00"
    assert facts.subjects() == {"R.1": {"ato_valor": ("80000.00",)}}
