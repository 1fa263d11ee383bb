"""What the network of fields learns: the words on a page that the truth says to be of a field."""

import pytest

from pipelines.document_types.known import by_name
from tests.benchmarks.fields import Case
from tests.benchmarks.tagger_samples import Sample


@pytest.mark.parametrize("field", ["objeto", "capital_social", "socio_nome"])
def test_what_a_drawn_document_tells_is_labelled_however_long_it_is(field):
    document = Case("contrato_social", "rivers-typed-quotas", "clean", 301).document()
    sample = Sample(by_name("contrato_social", ()), document, frozenset(document.fields))
    assert any(label == f"B-{field}" for label in sample.labels)
    assert sample.placed >= 0.9 * sample.told
