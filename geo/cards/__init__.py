"""What is known, said: labelled, formatted, cited rows of a unit, a feature, an indicator; plain data that every host draws."""

from geo.cards.card import Card
from geo.cards.chosen import card_of
from geo.cards.feature import feature_card
from geo.cards.naming import unit_name
from geo.cards.side_by_side import units_table
from geo.cards.unit import status_rows, unit_card, unit_rows

__all__ = ["Card", "card_of", "feature_card", "status_rows", "unit_card", "unit_name", "unit_rows", "units_table"]
