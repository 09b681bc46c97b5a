"""What a check found, as JSON for programs: a contract that scripts of an office may rely on."""

import json
from decimal import Decimal
from typing import Any

from geo.intake.figures import Aside, Checked, ParsedFigure, Question, TableFault
from geo.intake.grid import ref
from geo.language import Lang
from geo.spreadsheets import Book, FileRefused


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral() else float(value)


def _figure(figure: ParsedFigure) -> dict[str, Any]:
    return {
        "sheet": figure.sheet,
        "cell": figure.place,
        "indicator": figure.indicator.id,
        "scope": figure.scope,
        "period": figure.period,
        "kind": figure.kind,
        "qualifier": figure.qualifier,
        "value": _number(figure.value),
        "unit": figure.indicator.unit,
        "unit_from": figure.unit_from,
        "source": figure.source,
        "note": figure.note,
    }


def _question(question: Question, lang: Lang) -> dict[str, Any]:
    return {
        "sheet": question.sheet,
        "cell": question.place,
        "value": question.value,
        "name": question.name,
        "code": question.code,
        "ask": question.ask.text(lang),
        "key": question.key,
        "answers": {answer: text.text(lang) for answer, text in question.offers},
    }


def _fault(fault: TableFault, lang: Lang) -> dict[str, Any]:
    """A fault; its reason says what is wrong before a semicolon and how to mend it behind."""
    message, _, mend = fault.why.text(lang).partition("; ")
    column = fault.column.partition(" · ")[0]
    return {
        "sheet": fault.file,
        "row": fault.row,
        "column": column,
        "value": fault.value,
        "code": fault.code,
        "message": message,
        "mend": mend,
    }


def _aside(aside: Aside, lang: Lang) -> dict[str, Any]:
    return {"sheet": aside.sheet, "cell": aside.place, "value": aside.value, "code": aside.code, "message": aside.why.text(lang)}


def as_json(checked: Checked, book: Book, lang: Lang) -> str:
    """The whole check as JSON."""
    recoded = [
        {"sheet": cell.sheet, "cell": ref(cell.row, cell.column), "encoding": cell.encoding, "before": cell.before, "after": cell.after}
        for cell in book.recoded
    ]
    whole = {
        "figures": [_figure(figure) for figure in checked.entries],
        "questions": [_question(question, lang) for question in checked.questions],
        "faults": [_fault(fault, lang) for fault in checked.faults],
        "left_aside": [_aside(aside, lang) for aside in checked.aside],
        "encoding": {"file": book.encoding, "cells": checked.encodings, "changed": recoded},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def as_json_refused(refused: FileRefused, lang: Lang) -> str:
    """A file that is not opened, in the same form: one fault of the whole file."""
    message, _, mend = refused.text(lang).partition("; ")
    fault = {"sheet": "", "row": None, "column": "", "value": "", "code": refused.key, "message": message, "mend": mend}
    return json.dumps({"figures": [], "questions": [], "faults": [fault], "left_aside": [], "encoding": {}}, ensure_ascii=False, indent=1)
