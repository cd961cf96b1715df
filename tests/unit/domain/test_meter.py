from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.interview.meter import Meter


def test_stretches_are_summed_up_and_the_longest_kept():
    meter = Meter().press(10).release(14).press(20).release(30).press(31).release(32)
    assert (meter.total, meter.longest, meter.stretches) == (15, 10, 3)
    assert meter.share(60) == 0.25


def test_without_a_press_there_is_no_share():
    assert Meter().share(60) is None
    assert Meter().press(0).release(5).share(0) is None


def test_a_key_that_repeats_or_goes_up_twice_counts_once():
    meter = Meter().release(5).press(10).press(12).release(20).release(30)
    assert (meter.total, meter.stretches) == (10, 1)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1000)), max_size=40))
def test_the_share_is_never_more_than_everything(events):
    meter, clock = Meter(), 0.0
    for pressed, seconds in events:
        clock += seconds
        meter = meter.press(clock) if pressed else meter.release(clock)
        assert 0 <= meter.longest <= meter.total <= clock
        share = meter.share(clock)
        assert share is None or 0 <= share <= 1
