import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.folding import fold, squeeze


@given(st.text())
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="ÁÀÂÃÉÊÍÓÔÕÚÜÇáàâãéêíóôõúüçabcXYZ 0123456789"))
def test_folding_is_what_decomposing_gives(text):
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    assert fold(text) == plain.lower()


def test_signs_that_readers_confuse_fold_together():
    assert fold("Nº N° nª 1–2—3") == "no no na 1-2-3"


def test_squeezing_forgets_spaces_and_punctuation():
    assert squeeze("NOME  DO(A) Regis-\ntrado:") == "nomedoaregistrado"
    assert squeeze("MATRI\u0301CULA") == "matricula"
