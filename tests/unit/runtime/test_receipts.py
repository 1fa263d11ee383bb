import pytest

from appliance.runtime.receipts import without_credentials


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:////site/results/results.db", "sqlite:////site/results/results.db"),
        ("postgresql+psycopg://maria:s3cret@host:5432/results", "postgresql+psycopg://host:5432/results"),
        ("postgresql+psycopg://host/results?password=s3cret", "postgresql+psycopg://host/results"),
    ],
)
def test_a_database_is_named_without_its_credentials(url, shown):
    assert without_credentials(url) == shown
