"""The story as plain data for the frame: what each slide shows and says, and the sources of all of them in the order of their numbers."""

from typing import Any

from geo.cards.rows import as_json
from geo.story import Slide, Story, StoryFigure, link_of, numbered


def _figure(figure: StoryFigure, numbers: dict[str, int]) -> dict[str, Any]:
    plain = {"value": as_json(figure.value), "label": as_json(figure.label), "cite": [numbers[name] for name in figure.cite]}
    return plain | ({"note": as_json(figure.note)} if figure.note else {})


def _slide(slide: Slide, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "kind": slide.kind,
        "link": link_of(slide.view),
        "title": as_json(slide.title),
        "text": as_json(slide.text),
        "notes": as_json(slide.notes),
        "figures": [_figure(figure, numbers) for figure in slide.figures],
        "cite": [numbers[name] for name in slide.cited],
    }


def story_json(story: Story) -> dict[str, Any]:
    """``slides`` in their order, ``cite`` as numbers; ``sources`` are ids: the first of them is number 1."""
    numbers = numbered(story.slides)
    return {"slides": [_slide(slide, numbers) for slide in story.slides], "sources": list(numbers)}
