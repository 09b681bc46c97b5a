"""Texts of several runs: a raised footnote is no digit of the number before it, and a struck word is not read."""

from xml.parsers import expat

from geo.spreadsheets.limits import LETTERS, FileRefused
from geo.spreadsheets.xlsx_elements import Elements

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

MANY = frozenset(("si", "t"))
"""Texts as nearly all programs write them: without a prefix."""


def raised(text: str) -> str:
    """Digits of a footnote as they are shown: raised."""
    return text.translate(RAISED)


class RichTexts(Elements):
    """Texts of several runs with raised, lowered or struck letters, as they read, by the text that is kept without them."""

    def __init__(self, texts: dict[str, str | None]) -> None:
        super().__init__()
        self.texts, self.plain = texts, set[str]()
        self.whole, self.shown, self.run, self.raised, self.struck, self.text, self.phonetic = "", "", "", False, False, False, False

    def listen(self, parser: expat.XMLParserType) -> None:
        """Be told what a parser reads of sharedStrings.xml."""
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = self.start, self.stop, self.letters

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; ``tag`` is its name, with or without a prefix."""
        if tag not in MANY:
            tag = self.local(tag)
        if tag == "t":
            self.text, self.run = not self.phonetic, ""
            return
        self.text = False
        if tag in ("si", "is"):
            self.whole = self.shown = ""
        elif tag == "r":
            self.raised = self.struck = False
        elif tag == "vertAlign":
            self.raised = attributes.get("val") == "superscript"
        elif tag == "strike":
            self.struck = attributes.get("val", "1") not in ("0", "false")
        elif tag == "rPh":
            self.phonetic = True

    def letters(self, text: str) -> None:
        """Letters of an element; a phonetic guide is none of its text. Raises FileRefused for more than a cell may have."""
        if self.text:
            self.run += text
            if len(self.run) > LETTERS:
                raise FileRefused("long_cell", most=LETTERS)

    def stop(self, tag: str) -> None:
        """An element ends; ``tag`` is its name, with or without a prefix."""
        if tag not in MANY:
            tag = self.local(tag)
        if tag == "t":
            if self.text:
                self.whole += self.run
                self.shown += "" if self.struck else raised(self.run) if self.raised else self.run
                self.text = False
        elif tag in ("si", "is"):
            self.keep(self.whole.strip(), self.shown.strip())
            self.raised = self.struck = False
        elif tag == "rPh":
            self.phonetic = False

    def keep(self, whole: str, shown: str) -> None:
        """A text as it is kept and as it reads."""
        if shown == whole:
            self.plain.add(whole)
            if whole in self.texts:
                self.texts[whole] = None
        else:
            self.texts[whole] = None if whole in self.plain or self.texts.get(whole, shown) != shown else shown
