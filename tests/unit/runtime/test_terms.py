"""What a document is read with: its profile's options, its own, and the site's types."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from appliance.ledger.records import DocumentRecord, DocumentState
from appliance.runtime.terms import terms_for
from appliance.settings import Profile
from pipelines.catalog import EMBEDDED
from pipelines.document_types.own.load import own_types
from tests.unit.document_types.own_examples import ALVARA, PROTOCOLO

OWN = own_types({"alvara.toml": ALVARA})


def document(**parameters):
    """Return a waiting document; what is not told of it is unknown."""
    known = {
        "id": 1,
        "sha256": "0" * 64,
        "byte_size": 1,
        "name": "scan.pdf",
        "profile": "default",
        "priority": 0,
        "state": DocumentState.ADMITTED,
        "epoch": 1,
        "attempts": 1,
        "admitted_at": datetime(2026, 3, 1, tzinfo=UTC),
        "part": 0,
        "parameters": parameters,
    }
    return DocumentRecord(**{name: known.get(name) for name in DocumentRecord.__dataclass_fields__})


@pytest.mark.parametrize("profile", [None, Profile(Path("drop"))])
def test_the_sites_types_are_known_and_the_pipelines_version_says_so(profile):
    plain = terms_for(document(), profile, 60.0, EMBEDDED).pipeline
    own = terms_for(document(), profile, 60.0, EMBEDDED, OWN).pipeline
    other = terms_for(
        document(), profile, 60.0, EMBEDDED, own_types({"x": ALVARA + "many = true\n"})
    ).pipeline
    more = terms_for(document(), profile, 60.0, EMBEDDED, own_types({"a": ALVARA, "b": PROTOCOLO})).pipeline
    assert (plain.version, plain.extract.own_types) == (EMBEDDED.version, ())
    assert own.extract.own_types == OWN
    assert own.version.startswith(f"{EMBEDDED.version}+types.")
    assert len({pipeline.version for pipeline in (plain, own, other, more)}) == 4


def test_a_hint_may_name_a_type_of_the_site():
    def hint(profile, types, **parameters):
        return terms_for(document(**parameters), profile, 60.0, EMBEDDED, types).pipeline.extract.type_hint

    named = Profile(Path("drop"), document_type="alvara")
    assert hint(named, OWN) == "alvara"
    assert hint(Profile(Path("drop")), OWN, document_type="alvara") == "alvara"
    assert hint(Profile(Path("drop")), OWN) is None
    assert hint(named, ()) is None  # the type is gone since
