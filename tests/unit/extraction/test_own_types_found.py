"""Classification and extraction with types of a site's own."""

from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.nascimento import NASCIMENTO
from pipelines.document_types.own.load import own_types
from pipelines.stages.extract import extract
from tests.strategies import document_of
from tests.unit.document_types.own_examples import ALVARA, PROTOCOLO

OWN = own_types({"alvara.toml": ALVARA, "protocolo.toml": PROTOCOLO})
PERMIT = document_of(
    [(180, "PREFEITURA DO MUNICÍPIO"), (1600, "PM123456")],
    "",
    [(700, "ALVARÁ DE FUNCIONAMENTO")],
    "",
    [(180, "NÚMERO DO ALVARÁ"), (1200, "NOME DO TITULAR")],
    [(180, "77/2024"), (1200, "Ana Beatriz Souza")],
    "",
    "Livro 3, folha 12. Concedida licença para localização.",
)


def values(extraction):
    return {(field.name, field.occurrence): field.value for field in extraction.fields}


def test_a_document_of_an_own_type_is_recognised_and_read():
    extraction = extract(PERMIT, ExtractOptions(own_types=OWN))
    assert extraction.document_type == "alvara"
    assert extraction.document_type_version == OWN[0].version
    found = values(extraction)
    assert found["numero_alvara", 1] == "77/2024"
    assert found["titular", 1] == "Ana Beatriz Souza"
    assert found["carimbo", 1] == "PM123456"
    assert (found["livro", 1], found["folha", 1]) == ("3", "12")


def test_without_the_types_it_is_none_of_the_known_ones():
    assert extract(PERMIT, ExtractOptions()).document_type == "generic"


def test_what_an_own_type_requires_is_reported_as_missing():
    extraction = extract(document_of("ALVARÁ DE FUNCIONAMENTO"), ExtractOptions("alvara", OWN))
    assert {field.name for field in extraction.fields if field.value is None} == {"numero_alvara"}


def test_a_known_type_finds_its_new_field_beside_its_own():
    birth = document_of(
        "CERTIDÃO DE NASCIMENTO",
        "",
        [(180, "NOME"), (1400, "PROTOCOLO")],
        [(180, "Rui Costa Lima"), (1400, "2024.00012-3")],
    )
    extraction = extract(birth, ExtractOptions(own_types=OWN))
    found = values(extraction)
    assert extraction.document_type_version.startswith(f"{NASCIMENTO.version}+2.")
    assert (found["nome", 1], found["numero_protocolo", 1]) == ("Rui Costa Lima", "2024.00012-3")
