"""What is worked out from a state of the data is made once, and goes when the data change."""

import gc
import weakref

from geo.cards.indicators import results
from geo.client.config import site
from geo.datasets import documents
from geo.edition import load
from geo.edition.kept import MOST, kept
from geo.facts.merged_units import regrouped
from geo.invest.advantages import charts
from geo.paper.map.outlines import ground
from geo.scene.scene import scene
from geo.story import load as story
from geo.view import View
from tests import toy


def _work_out(district):
    for make in (documents, site, results, regrouped, charts, ground, story):
        make(district)
    scene(district, View())


def test_no_earlier_state_of_the_data_stays_in_memory(folder):
    states = []
    for change in range(8):
        district = load(folder)
        _work_out(district)
        states.append(weakref.ref(district))
        toy.change(folder, "layers/things.csv", f"Xưởng A{change or ''}", f"Xưởng A{change + 1}")
    assert len({id(state) for state in states}) == 8
    district = load(folder)
    gc.collect()
    assert [state() for state in states] == [None] * 8


def test_a_result_is_made_once_for_each_state_and_each_choice(folder):
    made = []

    @kept
    def work(_district, choice, *, loud=False):
        made.append((choice, loud))
        return [choice]

    district = load(folder)
    assert work(district, "a") is work(district, "a")
    assert work(district, "a", loud=True) is not work(district, "a")
    assert made == [("a", False), ("a", True)]
    toy.change(folder, "layers/things.csv", "Xưởng A", "Xưởng Á")
    work(load(folder), "a")
    assert len(made) == 3


def test_choices_without_number_fill_no_memory(folder):
    @kept
    def square(_district, side):
        return side * side

    district = load(folder)
    for side in range(5 * MOST):
        assert square(district, side) == side * side
    (results,) = district.kept.values()
    assert len(results) == MOST
