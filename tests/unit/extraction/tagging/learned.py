"""A real tagger, learned within a second from a few documents of one layout."""

import lzma

import pycrfsuite

from pipelines.document import Document
from pipelines.extraction.tagging.features import features_of
from pipelines.extraction.tagging.tagger import OUTSIDE
from pipelines.extraction.transcript import transcribe
from tests.strategies import page_of

MOTHERS = (
    "Ana Souza Lima",
    "Rita Melo Dias",
    "Eva Rocha Paz",
    "Inês Costa Reis",
    "Lia Prado Luz",
    "Zita Alves Sá",
)
FATHERS = ("Ivo Souza", "Raul Melo", "Nilo Rocha", "Gil Costa", "Levi Prado", "Noé Alves")
CHILDREN = ("Davi Souza", "Otto Melo", "Caio Rocha", "Igor Costa", "Enzo Prado", "Hugo Alves")


def transcript_of(rows):
    return transcribe(Document((page_of(rows),)))


def rows_of(child, mother, father, day):
    return [
        "Certidão de nascimento",
        f"A parturiente {mother} teve no dia {day} um menino",
        f"a quem deram por graça {child}",
        f"gerado por obra de {father}",
    ]


DAY_OF = {"nascimento": "data_nascimento", "obito": "data_obito"}
"""What the day of the layout is in a document of each type."""


def learn(model):
    """Write a model that knows `nome`, both parents and the day of the layout of `rows_of`, of two types."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.01, "c2": 0.01, "max_iterations": 60})
    for number, (child, mother, father) in enumerate(zip(CHILDREN, MOTHERS, FATHERS, strict=True), start=1):
        day = f"{number}/5/19{number}7"
        transcript = transcript_of(rows_of(child, mother, father, day))
        for document_type, of_day in DAY_OF.items():
            chunks, attributes = features_of(transcript, document_type)
            told = {mother: "nome_mae", father: "nome_pai", child: "nome", day: of_day}
            trainer.append(attributes, [label_of(chunk, transcript, told) for chunk in chunks])
    trainer.train(str(model))
    model.write_bytes(lzma.compress(model.read_bytes()))


def label_of(chunk, transcript, told):
    words = " ".join(transcript.passage.pieces[piece].text for piece in chunk.pieces)
    return f"B-{told[words]}" if words in told else OUTSIDE
