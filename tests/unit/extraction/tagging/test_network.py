"""The network reads a document of any length; a long one in windows that know what stands beside them."""

import lzma

import numpy as np
import pytest

from pipelines.document import Document
from pipelines.document_types.matricula_imovel import MATRICULA_IMOVEL
from pipelines.document_types.obito import OBITO
from pipelines.extraction.tagging import network, tagger
from pipelines.extraction.tagging.features import features_of
from pipelines.extraction.tagging.network import WINDOW, Network
from pipelines.extraction.transcript import transcribe
from tests.strategies import page_of
from tests.unit.extraction.tagging.learned import FATHERS, MOTHERS, learn, rows_of, transcript_of

PEOPLE = tuple(zip(FATHERS, MOTHERS, strict=True))


def act_of(number, seller, buyer):
    return [
        f"R.{number}/345 - Em 2 de maio de 19{number % 40 + 50}. Título: COMPRA E VENDA. Pela escritura de",
        f"1 de abril de 19{number % 40 + 50}, livro {number}, fls. 12, do Tabelião local, {seller}, casado,",
        f"vendeu o imóvel a {buyer}, solteira, professora, por R$ {number}.000,00. Dou fé. O Oficial.",
    ]


@pytest.fixture(scope="module")
def linear(tmp_path_factory):
    file = tmp_path_factory.mktemp("models") / tagger.MODEL
    learn(file)
    return Network(file)


@pytest.fixture(scope="module")
def shipped():
    return Network(tagger.FOLDER / tagger.MODEL)


@pytest.mark.parametrize("length", [1, WINDOW - 1, WINDOW, WINDOW + 1, 3 * WINDOW])
def test_each_chunk_of_a_long_document_has_its_own_probabilities(linear, length):
    items = [((f"word={place % 7}",), ("bias",)) for place in range(length)]
    told = linear.probabilities(items, "nascimento")
    alone = np.concatenate([linear.probabilities([item], "nascimento") for item in items])
    assert told.shape == (length, len(linear.labels_of["nascimento"]))
    np.testing.assert_allclose(told, alone, atol=1e-6)
    np.testing.assert_allclose(told.sum(1), 1, atol=1e-5)


def test_what_it_never_learned_is_not_read(linear):
    known = features_of(transcript_of(rows_of("Beto Sena", "Dora Maia", "Saul Sena", "7/8/1962")), OBITO)[1]
    others = [(*item, ("what=ever",)) for item in known]
    np.testing.assert_array_equal(linear.probabilities(others, "obito"), linear.probabilities(known, "obito"))
    assert linear.probabilities([], "obito").shape == (0, len(linear.labels_of["obito"]))


def test_a_type_has_no_label_of_another(linear):
    own, other = (set(linear.labels_of[name]) for name in ("obito", "nascimento"))
    assert (own - other, other - own) == ({"B-data_obito"}, {"B-data_nascimento"})
    told = linear.probabilities([(("bias",),)] * 3, "obito")
    np.testing.assert_allclose(told.sum(1), 1, atol=1e-5)


def test_windows_of_the_network_of_the_product_see_what_the_whole_shows(shipped, monkeypatch):
    rows = [row for number in range(1, 61) for row in act_of(number, *PEOPLE[number % 6])]
    items = features_of(transcribe(Document((page_of(rows),))), MATRICULA_IMOVEL)[1]
    assert len(items) > 2 * WINDOW
    in_windows = shipped.probabilities(items, "matricula_imovel")
    monkeypatch.setattr(network, "WINDOW", len(items))
    whole = shipped.probabilities(items, "matricula_imovel")
    assert np.mean(in_windows.argmax(1) == whole.argmax(1)) > 0.98


def test_a_broken_file_is_named_so(tmp_path):
    file = tmp_path / tagger.MODEL
    with pytest.raises(FileNotFoundError):
        Network(file)
    file.write_bytes(b"no network")
    with pytest.raises(lzma.LZMAError):
        Network(file)
