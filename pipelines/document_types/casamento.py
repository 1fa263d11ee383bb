"""Certidão de casamento: recognised; the spouses' names and what every document holds."""

from pipelines.document_types import generic
from pipelines.document_types.document_type import Cue, DocumentType, FieldKind, FieldSpec

CASAMENTO = DocumentType(
    name="casamento",
    version="1",
    cues=(
        Cue("certidão de casamento", 0.8, is_title=True),
        Cue("certidão de inteiro teor casamento", 0.8, is_title=True),
        Cue("certidão de casamento em inteiro teor", 0.8, is_title=True),
        Cue("certidão de casamento", 0.15),
        Cue("assento de casamento", 0.55),
        Cue("registro de casamento", 0.35),
        Cue("regime de bens", 0.3),
        Cue("nomes dos cônjuges", 0.4),
        Cue("nome que cada um dos cônjuges passou a utilizar", 0.5),
        Cue("contraíram matrimônio", 0.4),
        Cue("passou a assinar", 0.3),
        Cue("nubentes", 0.3),
    ),
    fields=(
        *generic.FIELDS,
        FieldSpec(
            "nome_conjuge",
            FieldKind.NAMES,
            labels=(
                "nomes dos cônjuges",
                "nome dos cônjuges",
                "cônjuges",
                "nome do primeiro cônjuge",
                "nome do segundo cônjuge",
                "nome do 1º cônjuge",
                "nome do 2º cônjuge",
                "nome do cônjuge",
                "contraentes",
                "nubentes",
            ),
            phrases=("assento de casamento de", "registro de casamento de", "matrimônio de"),
            required=True,
            many=True,
        ),
    ),
    other_labels=(
        "CPF",
        "CPF do primeiro cônjuge",
        "CPF do segundo cônjuge",
        "data de registro do casamento por extenso",
        "data do registro do casamento",
        "datas e locais de nascimento, nacionalidade e filiação dos cônjuges",
        "nomes completos de solteiro, datas e locais de nascimento, nacionalidade e filiações dos cônjuges",
        "dia",
        "mês",
        "ano",
        "regime de bens do casamento",
        "nome que cada um dos cônjuges passou a utilizar",
        "observações/averbações",
        "averbações/anotações a acrescer",
        "nome do ofício",
        "oficial registrador",
        "município e unidade da federação",
    ),
)
