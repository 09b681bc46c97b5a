"""Whether a figure can be true beside the last known one: a unit that was read wrongly makes it a thousand times too large."""

from collections.abc import Iterable
from decimal import Decimal

from geo.edition import Edition, IndicatorValue
from geo.intake.figures import Checked, Defaults, ParsedFigure, Question
from geo.intake.times import last_day
from geo.intake.vocabulary import Indicator
from geo.language import LANGUAGES, Words, period, quantity, words
from geo.measures.units import ADDITIVE, NOT_COUNTED, SHARES

FACTOR = 5
"""More than so many times the last known figure, or less than this part of it, is asked about."""
OF_WHOLE = 2
"""A part of the place with more than so many times what the whole last had is asked about."""
POINTS = 20
"""A share of a part that is so many points from that of the whole is asked about."""
HUNDRED = Decimal(100)
SUMS = ADDITIVE | {"vnd_bn", "vnd_m", "visitors"}


def known_figures(edition: Edition, indicator: Indicator, scope: str) -> list[IndicatorValue]:
    """What is known of an indicator in a unit of the place, the oldest first."""
    same = [known for known in edition.figures if (known.indicator, known.unit, known.scope) == (indicator.id, indicator.unit, scope)]
    return sorted(same, key=lambda known: last_day(known.span) if known.span else "")


def _far(value: Decimal, last: Decimal) -> bool:
    return bool(last) and (value * last < 0 or abs(value) > FACTOR * abs(last) or FACTOR * abs(value) < abs(last))


def _doubted(edition: Edition, figure: ParsedFigure) -> IndicatorValue | None:
    """The known figure beside which this one is hard to believe."""
    own = known_figures(edition, figure.indicator, figure.scope)
    if own and _far(figure.value, own[-1].value):
        return own[-1]
    if figure.indicator.unit in SHARES:
        every = [known for known in edition.figures if (known.indicator, known.unit) == (figure.indicator.id, figure.indicator.unit)]
        bounded = all(0 <= known.value <= HUNDRED for known in every)
        if every and bounded and not 0 <= figure.value <= HUNDRED:
            return every[-1]
    whole = known_figures(edition, figure.indicator, edition.place.scope)
    if not whole or figure.scope == edition.place.scope or whole[-1].value <= 0:
        return None
    part_of = figure.indicator.unit in SUMS
    if figure.indicator.unit in SHARES:
        far = abs(figure.value - whole[-1].value) > POINTS
    else:
        far = figure.value > OF_WHOLE * whole[-1].value if part_of else _far(figure.value, whole[-1].value)
    return whole[-1] if far else None


def question_of(edition: Edition, figure: ParsedFigure) -> Question | None:
    """What is asked about a figure that is far from the last known one; None for one that is not."""
    known = _doubted(edition, figure)
    if known is None:
        counted = figure.indicator.unit not in NOT_COUNTED and figure.value != figure.value.to_integral()
        return _about_count(figure) if counted else None
    value = Words(*(quantity(figure.value, figure.indicator.unit, figure.qualifier, lang) for lang in LANGUAGES))
    name = Words(figure.indicator.name_vi, figure.indicator.name_en)
    span = Words(*(period(figure.period, lang) for lang in LANGUAGES))
    ask = words("intake.ask_implausible", name=name, period=span, value=value, known=known.words, when=known.when)
    return Question("implausible", figure.sheet, figure.place, value.vi, ask, (("yes", words("intake.answer_yes")),))


def _about_count(figure: ParsedFigure) -> Question:
    """What is counted one by one has no decimals: the sign in the number may group its digits."""
    value = Words(*(quantity(figure.value, figure.indicator.unit, figure.qualifier, lang) for lang in LANGUAGES))
    name = Words(figure.indicator.name_vi, figure.indicator.name_en)
    ask = words("intake.ask_count", name=name, value=value)
    return Question("implausible", figure.sheet, figure.place, value.vi, ask, (("yes", words("intake.answer_yes")),))


def sifted(edition: Edition, figures: Iterable[ParsedFigure], defaults: Defaults, out: Checked) -> list[ParsedFigure]:
    """The figures that may stand, because they are likely or confirmed; about the others it is asked, and their rows wait with them."""
    every, waiting = list(figures), set[tuple[str, int]]()
    for figure in every:
        question = question_of(edition, figure)
        confirmed = question is not None and defaults.answers.get(question.key) == "yes"
        if question:
            (out.answered if confirmed else out.questions).append(question)
        if question and not confirmed:  # what made it far too large, a unit or a comma, may have made others of its row wrong
            waiting.add((figure.sheet, figure.row))
    return [figure for figure in every if (figure.sheet, figure.row) not in waiting]
