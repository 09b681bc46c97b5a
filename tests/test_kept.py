"""What is worked out from a state of the data is made once, and goes when the data change."""

import gc
import weakref

from geo.cards.indicators import results
from geo.client.config import client_config
from geo.datasets import data_files
from geo.edition import load
from geo.edition.keeping import MOST, kept
from geo.facts.merged_units import merged_figures
from geo.invest.advantages import charts
from geo.paper.map.outlines import ground
from geo.scene.scene import scene_of
from geo.story import load as story
from geo.view import View
from tests import toy


def _work_out(edition):
    for make in (data_files, client_config, results, merged_figures, charts, ground, story):
        make(edition)
    scene_of(edition, View())


def test_no_earlier_state_of_the_data_stays_in_memory(folder):
    states = []
    for change in range(8):
        edition = load(folder)
        _work_out(edition)
        states.append(weakref.ref(edition))
        toy.change(folder, "layers/things.csv", f"Xưởng A{change or ''}", f"Xưởng A{change + 1}")
    assert len({id(state) for state in states}) == 8
    edition = load(folder)
    gc.collect()
    assert [state() for state in states] == [None] * 8


def test_a_result_is_made_once_for_each_state_and_each_choice(folder):
    made = []

    @kept
    def work(_district, choice, *, loud=False):
        made.append((choice, loud))
        return [choice]

    edition = load(folder)
    assert work(edition, "a") is work(edition, "a")
    assert work(edition, "a", loud=True) is not work(edition, "a")
    assert made == [("a", False), ("a", True)]
    toy.change(folder, "layers/things.csv", "Xưởng A", "Xưởng Á")
    work(load(folder), "a")
    assert len(made) == 3


def test_choices_without_number_fill_no_memory(folder):
    @kept
    def square(_district, side):
        return side * side

    edition = load(folder)
    for side in range(5 * MOST):
        assert square(edition, side) == side * side
    (results,) = edition.kept.values()
    assert len(results) == MOST
