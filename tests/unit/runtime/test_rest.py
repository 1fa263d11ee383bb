from appliance.runtime.rest import Rest, rest_seconds


def test_a_place_rests_longer_each_time_but_never_for_more_than_five_minutes():
    assert [rest_seconds(refusals) for refusals in (1, 2, 3, 9, 10, 1000)] == [1, 2, 4, 256, 300, 300]


def test_a_rest_is_over_when_its_seconds_are():
    rest = Rest().longer(100.0).longer(101.0)
    assert rest.is_on(102.9)
    assert not rest.is_on(103.0)
