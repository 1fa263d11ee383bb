"""Settings as they go along: no password leaves, every folder lands inside the new site."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from appliance.handover.settings_text import exported, taken_over, to_toml

TEXT = """
[site]
name = "Cartório \\u007f \\"1º\\""  # password: hunter2
[storage]
data = "/srv/data"
results_url = "postgresql+psycopg://me:hunter2@db/results"
[signature]
pkcs12 = "hunter2.p12"
secret = "data/pin"
[profiles.default]
drop = "/mnt/scans"
outbox = "/mnt/out"
separators = ["patch-t", "qr:A*"]
settle_seconds = 2.5
[profiles.a-b]
drop = "drop/ab"
outbox = ""
"""
SCALARS = st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text() | st.floats(allow_nan=False)
TABLES = st.recursive(
    st.dictionaries(st.text(), SCALARS | st.lists(SCALARS)), lambda inner: st.dictionaries(st.text(), inner)
)


def test_no_password_leaves_the_site():
    text = exported(TEXT)
    assert "hunter2" not in text
    assert tomllib.loads(text)["site"]["name"] == 'Cartório \x7f "1º"'
    assert tomllib.loads(text)["storage"] == {"data": "/srv/data"}


def test_a_new_site_keeps_everything_but_its_places():
    new = tomllib.loads(taken_over(exported(TEXT), "", "postgresql+psycopg://here/results"))
    storage = {"data": "data", "results": "results", "results_url": "postgresql+psycopg://here/results"}
    assert new["storage"] == storage
    default = new["profiles"]["default"]
    assert (default["drop"], default["outbox"]) == ("drop/default", "outbox/default")
    assert default["separators"] == ["patch-t", "qr:A*"]
    assert default["settle_seconds"] == 2.5
    assert new["profiles"]["a-b"] == {"drop": "drop/a-b", "outbox": ""}


@given(TABLES)
def test_tables_come_back_from_toml(tables):
    assert tomllib.loads(to_toml(tables)) == tables
