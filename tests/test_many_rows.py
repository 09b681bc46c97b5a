"""As many rows as the map is measured with (python -m tests.bench scale) are rows that it takes."""

import pytest

from geo.edition import load
from tests.bench.scale import ROWS, grown


@pytest.mark.soak
def test_the_longest_table_that_is_promised_is_read_without_a_fault(tmp_path, edition):
    most = max(ROWS)
    many = load(grown(tmp_path / "app", most) / "data")
    assert many.faults == edition.faults
    assert len(many.features["infrastructure"]) == most + len(edition.features["infrastructure"])
