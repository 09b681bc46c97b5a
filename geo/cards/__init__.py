"""What is known, said: labelled, formatted, cited rows of a unit, a feature, an indicator; plain data that every host draws."""

from geo.cards.card import Card
from geo.cards.chosen import card_of
from geo.cards.feature import feature_card
from geo.cards.naming import unit_name
from geo.cards.unit import unit_card

__all__ = ["Card", "card_of", "feature_card", "unit_card", "unit_name"]
