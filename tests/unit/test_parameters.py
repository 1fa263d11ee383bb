import pytest

from appliance.parameters import changed_profile, parse_parameters
from appliance.settings import Profile

TYPES = ("generic", "nascimento")
KEYS = "document_type, dpi, max_page_pixels, page_timeout_seconds"


def test_options_are_read_as_the_settings_file_would():
    given = ["dpi=400", " document_type = nascimento", "page_timeout_seconds=12.5", "max_page_pixels=2000000"]
    assert parse_parameters(given, TYPES) == {
        "dpi": 400,
        "document_type": "nascimento",
        "page_timeout_seconds": 12.5,
        "max_page_pixels": 2_000_000,
    }


def test_an_empty_text_changes_nothing():
    assert parse_parameters([""], TYPES) == {}


@pytest.mark.parametrize("given", ["", "x", "=3", "drop=/tmp", "dpi", "dpi=", "dpi=x", "dpi=10_0_0_0_0"])
def test_what_is_no_option_is_refused_with_the_keys(given):
    with pytest.raises(ValueError, match=KEYS):
        parse_parameters([given or "="], TYPES)


def test_a_type_that_the_site_does_not_have_is_refused():
    with pytest.raises(ValueError, match="known are generic, nascimento"):
        parse_parameters(["document_type=poema"], TYPES)


def test_a_profile_is_changed_only_where_it_is_asked_for(tmp_path):
    profile = Profile(tmp_path, dpi=200, priority=3)
    changed = changed_profile(profile, {"dpi": 400, "page_timeout_seconds": 1.0})
    assert changed == Profile(tmp_path, dpi=400, priority=3)
