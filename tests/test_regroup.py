"""Joining units conserves every sum to the last digit, and never makes a share out of shares."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geo.facts.regroup import NotAdditive, add_up, average, exact

OLD = [f"2024-{number:05}" for number in range(12)]
NEW = ["2025-00001", "2025-00002", "2025-00003"]
NUMBERS = st.decimals(0, 10**15, places=6)
INTO = st.dictionaries(st.sampled_from(OLD), st.sampled_from(NEW), min_size=1)


@st.composite
def figures(draw, numbers=NUMBERS):
    into = draw(INTO)
    return into, {old: draw(numbers) for old in into}


@given(figures())
def test_nothing_is_lost_and_nothing_is_made(given_):
    into, values = given_
    found = add_up(values, into)
    with localcontext() as context:
        context.prec = 200
        assert found.total == sum(values.values())
        assert sum(found.by_unit.values()) == found.total
        for new in set(into.values()):
            assert found.by_unit[new] == sum(value for old, value in values.items() if into[old] == new)


@pytest.mark.slow
@settings(max_examples=40)
@given(figures(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40)))
def test_a_sum_is_exact_whatever_its_digits(given_):
    _, values = given_
    with localcontext() as context:
        context.prec = 3000
        assert exact(values) == sum(values.values())


@pytest.mark.slow
@given(figures(), st.data())
def test_joining_twice_is_joining_once(given_, data):
    into, values = given_
    last = {new: data.draw(st.sampled_from(["2030-1", "2030-2"])) for new in set(into.values())}
    twice = add_up(add_up(values, into).by_unit, last)
    once = add_up(values, {old: last[new] for old, new in into.items()})
    assert twice == once


@pytest.mark.slow
@given(figures(), st.data())
def test_a_missing_unit_is_named_and_nothing_is_added(given_, data):
    into, values = given_
    gone = data.draw(st.sampled_from(sorted(values)))
    with pytest.raises(NotAdditive) as refused:
        add_up({old: value for old, value in values.items() if old != gone}, into)
    assert (refused.value.key, refused.value.units) == ("missing", (gone,))


@given(figures(st.decimals(0, 100, places=2)), st.data())
def test_a_weighted_share_lies_between_its_parts(given_, data):
    into, shares = given_
    weights = {old: data.draw(st.decimals(0, 10**6, places=2)) for old in into}
    for new in set(into.values()):
        assume(sum(weights[old] for old in into if into[old] == new) > 0)
    for new, share in average(shares, weights, into).items():
        parts = [shares[old] for old in into if into[old] == new]
        assert min(parts) - Decimal("1e-20") <= share <= max(parts) + Decimal("1e-20")


@pytest.mark.slow
@given(figures(st.decimals(0, 100, places=2)))
def test_shares_without_weights_are_refused(given_):
    into, shares = given_
    for weights, key in ((None, "share"), ({}, "weights"), (dict.fromkeys(into, Decimal(0)), "weights")):
        with pytest.raises(NotAdditive) as refused:
            average(shares, weights, into)
        assert refused.value.key == key
