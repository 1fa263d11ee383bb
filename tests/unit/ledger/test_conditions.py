import pytest

from appliance.ledger.conditions import parse_condition


def met(text, *versions):
    condition = parse_condition(text, has_name=not text.strip().startswith(("<", ">", "=", "!")))
    return [version for version in versions if condition.is_met(version)]


def test_a_name_alone_means_every_version():
    assert met("embedded", "1", "3f2a") == ["1", "3f2a"]


def test_numbers_have_an_order_each_part_by_itself():
    assert met("embedded<2.10", "2.9", "2.10", "2.10.0", "2.11", "1") == ["2.9", "1"]
    assert met("embedded <= 2.10", "2.9", "2.10", "2.10.0", "2.11") == ["2.9", "2.10", "2.10.0"]
    assert met(">4", "4", "4.0.1", "5") == ["4.0.1", "5"]
    assert met(">=4", "3.9", "4", "5") == ["4", "5"]


def test_what_follows_a_plus_sign_counts_only_where_it_is_asked_for():
    versions = ("3", "3+types.ab", "4")
    assert met("=3", *versions) == ["3", "3+types.ab"]
    assert met("=3+types.ab", *versions) == ["3+types.ab"]
    assert met("!=3", *versions) == ["4"]
    assert met("<4", *versions) == ["3", "3+types.ab"]


def test_hashes_are_the_same_or_not():
    assert met("vlm=3f2a", "3f2a", "77") == ["3f2a"]
    assert met("vlm!=3f2a", "3f2a", "77") == ["77"]
    with pytest.raises(ValueError, match="'3f2a' is no number with dots"):
        parse_condition("vlm<3f2a", has_name=True)
    with pytest.raises(ValueError, match="'3f2a' is no number with dots"):
        parse_condition("vlm<4", has_name=True).is_met("3f2a")


@pytest.mark.parametrize("text", ["", "<5", "embedded<", "embedded 5", "embedded=<5", "a b"])
def test_what_is_no_condition_on_a_reader_is_refused(text):
    with pytest.raises(ValueError, match="is no condition; write"):
        parse_condition(text, has_name=True)


@pytest.mark.parametrize("text", ["", "5", "embedded<5", "<"])
def test_what_is_no_condition_on_a_pipeline_is_refused(text):
    with pytest.raises(ValueError, match="is no condition; write"):
        parse_condition(text, has_name=False)
