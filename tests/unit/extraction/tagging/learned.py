"""A real tagger, learned within a second from a few documents of one layout."""

import itertools

import numpy as np
from onnx import helper, numpy_helper

from pipelines.document import Document
from pipelines.document_types.known import by_name
from pipelines.extraction.tagging.features import features_of
from pipelines.extraction.tagging.tagger import OUTSIDE
from pipelines.extraction.transcript import transcribe
from tests.benchmarks.tagger_file import model_of, write
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


SHARPER = 3
"""So much surer is the model of what it learned than so short a training makes it."""

DAY_OF = {"nascimento": "data_nascimento", "obito": "data_obito"}
"""What the day of the layout is in a document of each type."""


def learn(file):
    """Write a model that knows `nome`, both parents and the day of the layout of `rows_of`, of two types."""
    items, labels = [], []
    for number, (child, mother, father) in enumerate(zip(CHILDREN, MOTHERS, FATHERS, strict=True), start=1):
        day = f"{number}/5/19{number}7"
        transcript = transcript_of(rows_of(child, mother, father, day))
        for document_type, of_day in DAY_OF.items():
            chunks, attributes = features_of(transcript, by_name(document_type, ()))
            told = {mother: "nome_mae", father: "nome_pai", child: "nome", day: of_day}
            items += [[*itertools.chain(*groups)] for groups in attributes]
            labels += [label_of(chunk, transcript, told) for chunk in chunks]
    write_linear(file, items, labels)


def write_linear(file, items, labels):
    """Learn what each attribute alone says of the labels and write it as the product's networks are."""
    attributes, names = sorted(set(itertools.chain(*items))), sorted(set(labels))
    has = np.array([[each in item for each in attributes] for item in map(set, items)], np.float32)
    truth = np.array([[name == label for name in names] for label in labels], np.float32)
    weights = np.zeros((len(attributes), len(names)), np.float32)
    for _ in range(300):
        scores = np.exp(has @ weights - (has @ weights).max(1, keepdims=True))
        weights += 0.1 * has.T @ (truth - scores / scores.sum(1, keepdims=True)) / has.sum(1).mean()
    weights *= SHARPER
    types = [
        (name, [place for place, label in enumerate(names) if label.partition("data_")[2] in {"", day[5:]}])
        for name, day in DAY_OF.items()
    ]
    nodes = [
        helper.make_node("Gather", ["weights", "groups"], ["told"]),
        helper.make_node("ReduceSum", ["told", "second"], ["of_a_group"], keepdims=0),
        helper.make_node("Gather", ["of_a_group", "parts"], ["together_told"]),
        helper.make_node("ReduceSum", ["together_told", "second"], ["scores"], keepdims=0),
        helper.make_node("Gather", ["scores", "labels"], ["may_be"], axis=-1),
        helper.make_node("Softmax", ["may_be"], ["probabilities"], axis=-1),
    ]
    values = {
        "weights": np.vstack([np.zeros_like(weights[:1]), weights]),
        "second": np.array([1]),
    }
    tensors = [numpy_helper.from_array(value, name) for name, value in values.items()]
    write(model_of(nodes, tensors, attributes, names, types), file)


def label_of(chunk, transcript, told):
    words = " ".join(transcript.passage.pieces[piece].text for piece in chunk.pieces)
    return f"B-{told[words]}" if words in told else OUTSIDE
