import pytest

from appliance.cli.failures import split_reason
from pipelines.errors import FailureClass


@pytest.mark.parametrize(
    ("reason", "split"),
    [
        (None, (None, None)),
        ("source", (FailureClass.SOURCE, None)),
        ("TIMEOUT", (FailureClass.TIMEOUT, None)),
        ("pdf_encrypted", (None, "pdf_encrypted")),
        ("PDF_Encrypted", (None, "pdf_encrypted")),
    ],
)
def test_a_reason_is_a_class_or_a_code(reason, split):
    assert split_reason(reason) == split
