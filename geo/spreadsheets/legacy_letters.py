"""Vietnamese letters of before Unicode (TCVN3, VNI) as Unicode, and which encoding a text or file is in."""

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, islice, pairwise, product

from geo.language import catalogue, data_folder, nfc
from geo.spreadsheets.limits import FileRefused

TONES = "\u0301\u0300\u0309\u0303\u0323"  # acute, grave, hook, tilde, dot: the order in which the encodings are written down here
HAT, BREVE = "\u0302", "\u0306"
TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ"
"""What the codes from 0xA1 on stand for in the third table of TCVN 5712:1993, which fonts named .Vn… follow; · for none."""
VNI_MARKS = (("aeouyôö", "", "ùøûõï"), ("aeo", HAT, "áàåãä"), ("a", BREVE, "éèúüë"))
"""VNI for Windows: letters, what joins them, and the mark written behind them for each of TONES."""
VNI_LETTERS = {"aâ": "â", "eâ": "ê", "oâ": "ô", "aê": "ă", **dict(zip("íìæóòñôöî", "íìỉĩịđơưỵ", strict=True))}  # without tones
ONSETS = "- b- c- ch- d- đ- g- gh- gi- h- k- kh- l- m- n- ng- ngh- nh- p- ph- q- qu- r- s- t- th- tr- v- x-"
RHYMES = """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên êng ênh
êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap
oat oay oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên
uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm
yên yêng yêt yêu"""
MISSPELT = re.compile(r"k-[^eêiya]|n?gh-[^eêi]|(?:c|ng)-[eêiy]|g-[eêy]|gi-[iy]|q-(?!u[aiy]$)|qu-[ouư]|c-o[aăe]|(?!ng)[^-]*-oam")
"""First consonants that are not written before these letters (Kạn is; so are qủa and qúi, for quả and quí)."""
NO_WORDS = {"àm", "dỷ"}  # as TCVN3 would read µm and dû
LETTER = r"[A-Za-z\u00a1-\u024f\u0300-\u036f\u1e00-\u1eff]"
WORD = re.compile(f"{LETTER}+")
INITIALS = re.compile(r"(?=.{2})(?:[b-df-hj-np-tv-xzđ]+|[B-DF-HJ-NP-TV-XZĐ]+)")  # as HĐND: no syllable, yet nothing but Vietnamese
ALONE = re.compile(r"(?<=[\d°′″'\"] )[§®Ññ](?!\w)")  # as in 107° Đ and 500 đ: no sign stands so
SIGNS = "·×÷½¼¾»©"  # their codes are letters of TCVN3 that are no word when they stand alone
LOOSE = re.compile(r"(?<=\d)[^\W\d_]+[·×÷](?=\d)|[«©\u00ad][A-Z]")  # as in 5m×6m and «TP Huế»: no part of a word
TWICE = re.compile("([ưƯ])ư+")  # a key struck twice, or a soft hyphen of Unicode beside its letter
SMALL, CAPITALS = re.compile("[a-z]"), re.compile(r"[§\w][A-Z]")
SHOUTED = re.compile(r"(?!.*[a-z]).*[A-Z].*[A-HJ-Z]")  # a word in capitals, of which old letters have few; tµI is mistyped
AMID = "(?<=[a-z])[À-ÖØ-Þ]"
PROOF = re.compile(f"(?<={LETTER})[¡-¬®µ¶¸¹»-¾](?={LETTER})|{AMID}")  # within a word: in a font of TCVN3, a letter
PIECE = re.compile(r"[^,;|\t\r\n\"]+")
MANY = 100_000  # words, and letters for their pairs, that are looked at to name the encoding of a file
AROUND = 5  # words to either side that are looked at to name that of a word
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def _toned(rhyme: str) -> Iterator[str]:
    """A rhyme with every tone it can have, its mark where old and new spelling put it."""
    yield rhyme
    vowels = re.match("[aăâeêioôơuưy]+", rhyme)[0]  # type: ignore[index]  # every rhyme begins with a vowel
    dressed = [at for at, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    end = rhyme[len(vowels) :]
    bare = [len(vowels) - 1] if end else [1] if vowels[2:] else [0, 1] if vowels in {"oa", "oe", "uy"} else [0]
    places = dressed[-1:] or bare
    for tone in TONES[::4] if end in {"c", "ch", "p", "t"} else TONES:
        yield from (nfc(rhyme[: at + 1] + tone + rhyme[at + 1 :]) for at in places)


@cache
def _syllables() -> frozenset[str]:
    """Every syllable that Vietnamese spelling allows."""
    pairs = product(ONSETS.split(), RHYMES.split())
    spelt = (onset + toned for onset, rhyme in pairs if not MISSPELT.match(onset + rhyme) for toned in _toned(rhyme))
    return frozenset(text.replace("-", "") for text in spelt) - NO_WORDS


@cache
def _known() -> frozenset[str | tuple[str, str]]:
    """Words, and words side by side, in this house's own texts and tables: which of two readings is the likelier."""
    tables = (path.read_text("utf-8", "replace") for path in data_folder().glob("*.csv"))
    texts = [WORD.findall(nfc(text).lower()) for text in chain(catalogue("vi").values(), tables, ["Vũng Tàu"])]  # which is two words too
    return frozenset(chain.from_iterable(chain(words, pairwise(words)) for words in texts))


def _likely(text: str) -> tuple[int, int]:
    """How many pairs and how many words of a text are among this house's own."""
    words = WORD.findall(text.lower())
    return sum(pair in _known() for pair in pairwise(words)), sum(word in _known() for word in words)


@lru_cache(maxsize=4096)
def _good(word: str) -> bool:
    """Whether a word is a Vietnamese syllable in Unicode, written as people write: small, capital, or with a capital first letter."""
    bare = word.lstrip("«").rstrip("»·¹²³°®")
    return bare.lower() in _syllables() and bare in {bare.lower(), bare.upper(), bare.capitalize()}


class _Letters:
    """An encoding: its name, how its fonts' names begin, and what its codes stand for."""

    def __init__(self, name: str, fonts: str, codes: Mapping[str, str]) -> None:
        self.name, self.fonts, self.codes = name, fonts, codes
        each = "|".join(map(re.escape, sorted(codes, key=len, reverse=True)))
        near = f"(?<={LETTER})(?<![{SIGNS}])[{SIGNS}]|[{SIGNS}](?={LETTER})(?![{SIGNS}])"
        self.word, self.good, self.side = lru_cache(4096)(self._word), lru_cache(4096)(self._good), lru_cache(4096)(self._side)
        self.each, self.whole = re.compile(f"(?![{SIGNS}])(?:{each})|{near}"), re.compile(f"(?:{each}|[A-Za-z])+")

    def _word(self, word: str) -> str:
        """Each code as its letter; signs only where they touch letters."""
        plain = TWICE.sub(r"\1", self.each.sub(lambda code: self.codes.get(code[0], code[0]), word))
        return plain.upper() if SHOUTED.match(word) else plain

    def text(self, text: str) -> str:
        """A text in Unicode; where all Latin letters are capitals, the others are meant as capitals too: TCVN3 has few of its own."""

        def piece(match: re.Match[str]) -> str:
            plain = WORD.sub(lambda word: self.word(word[0]), match[0])
            return plain.upper() if CAPITALS.search(match[0]) and not SMALL.search(match[0]) else plain

        return PIECE.sub(piece, text)

    def _side(self, word: str) -> int | None:
        """1 for what is a word in old letters only, -1 in Unicode only, None in both, 0 in neither or the same in both."""
        plain, whole = self.word(word), self.whole.fullmatch(word)
        old = plain != word and bool(plain.lower() in _syllables() or INITIALS.fullmatch(plain))
        return int(old) if not _good(word) else None if old and whole else -(plain != word or not whole)

    def nearer(self, words: Sequence[str], sides: Sequence[int | None], at: int) -> int:
        """The side of what is a word in both: where it makes pairs that this house knows, or else where words around it are."""
        around = range(max(at - AROUND, 0), min(at + AROUND + 1, len(words)))

        def fit(mine: int) -> tuple[tuple[int, int], int, int]:
            read = [self.word(words[i]) if (sides[i] or mine) == 1 else words[i] for i in around if abs(i - at) <= 1]
            away = [abs(i - at) for i in around if sides[i] == mine]
            return _likely(" ".join(read)), -min(away, default=len(words)), len(away)

        return max((1, -1), key=fit)

    def _good(self, word: str) -> int:
        """Whether this encoding can have written a word, and it is a Vietnamese syllable; capital initials count twice."""
        plain = self.word(word) if self.whole.fullmatch(word) else ""
        return int(len(plain) > 1 and plain.lower() in _syllables()) or (1 + plain.isupper()) * bool(INITIALS.fullmatch(plain))


@cache
def _encodings() -> tuple[_Letters, _Letters]:
    tcvn3 = {chr(0xA1 + at): letter for at, letter in enumerate(TCVN3_LETTERS) if letter != "·"}
    small = dict(VNI_LETTERS)
    for letters, joins, marks in VNI_MARKS:
        for letter, (tone, mark) in product(letters, zip(TONES, marks, strict=True)):
            small[letter + mark] = nfc(VNI_LETTERS.get(letter, letter) + joins + tone)
    vni = small | {code.upper(): letter.upper() for code, letter in small.items()}
    vni |= {code.capitalize(): letter.upper() for code, letter in small.items()}
    return _Letters("tcvn3", ".vn", tcvn3), _Letters("vni", "vni-", vni)


def _marked(text: str) -> Iterator[str]:
    """Words with letters beyond A to Z: they alone tell the encodings apart, if they are more than a sign."""
    return (word[0] for word in WORD.finditer(text) if len(word[0]) > 1 and not word[0].isascii())


def _mixed(letters: _Letters, text: str) -> tuple[tuple[int, int, int], str]:
    """How many words of a text are surely no Unicode, and the text with these, and those that go with them, read in old letters."""
    matches = [word for word in WORD.finditer(text) if not LOOSE.match(text, word.start())]
    words = [match[0] for match in matches]
    sides = [letters.side(word) for word in words]
    for at, side in enumerate(sides):
        sides[at] = letters.nearer(words, sides, at) if side is None and 1 in sides else side
    each = list(zip(matches, sides, map(_ONLY_OLD.search, words), strict=True))
    starts = {match.start() for match, side, only in each if side == 1 or (side == 0 and only)}
    sure = sum(side == 1 and bool(only) and (len(match[0]) > 1 or match[0] == "ë") for match, side, only in each)
    return (sure, 0, 0 if sure else -1), WORD.sub(lambda word: letters.word(word[0]) if word.start() in starts else word[0], text)


def _gain(letters: _Letters, text: str) -> tuple[tuple[int, int, int], str]:
    """What a text wins by being read in old letters: syllables, pairs of words that this house knows, and such words; and so read."""
    if _ONLY_UNICODE.search(text) or any(letters.side(word) == -1 for word in _marked(text)):
        return _mixed(letters, text)
    words, plain = list(_marked(text)), letters.text(text)
    after = sum(map(letters.good, words)) + sum(letters.word(sign) in "Đđ" for sign in ALONE.findall(text))
    before = sum(map(_good, words))
    (old_pairs, old_words), (new_pairs, new_words) = _likely(text), _likely(plain)
    return (after - before, new_pairs - old_pairs, new_words - old_words if after else -1), plain


_ONLY_UNICODE = re.compile("[\u0102-\u01b0\u1ea0-\u1ef9]")  # neither old encoding makes these
_ONLY_OLD = re.compile(f"[¡-¿Ä-ÇËÎ-ÑÖ-ØÛÜÞßä-çëî-ñö-øûüþÿ]|{AMID}")  # no Vietnamese text in Unicode has these, or hardly any


def _crossed(match: re.Match[str]) -> str:
    """Đ where an Icelandic letter is put for it."""
    plain = match[0].translate({0xD0: "Đ", 0xF0: "đ"})
    return plain if _good(plain) or (INITIALS.fullmatch(plain) and not _encodings()[0].good(match[0])) else match[0]


def recoded(text: str, font: str = "") -> tuple[str, str]:
    """A cell's text in Unicode (NFC), and ``tcvn3`` or ``vni`` if it was written so, else ``""``.

    ``font`` is the name of the cell's font, as evidence: .Vn… for TCVN3 (…H for its capitals), VNI-… for VNI. Text that is ASCII, valid
    Vietnamese or of another language stays as it is.
    """
    text = nfc(text)
    if text.isascii() or (_ONLY_UNICODE.search(text) and not _ONLY_OLD.search(text)):
        return text, ""
    return _recoded(text, font)


@lru_cache(maxsize=4096)
def _recoded(text: str, font: str) -> tuple[str, str]:
    """The same of a text in which either may be written, or both."""
    text = WORD.sub(_crossed, text)
    gains = [(_gain(letters, text), font.lower().startswith(letters.fonts), letters) for letters in _encodings()]
    (gain, plain), trusted, letters = max(gains, key=lambda each: (each[0][0], each[1]))
    fits = gain >= (0, 0, 0) and not text.isupper()
    if plain == text or not (gain[:2] > (0, 0) or (trusted and (fits or (letters.name == "tcvn3" and PROOF.search(text))))):
        return text, ""
    return plain.upper() if trusted and letters.name == "tcvn3" and font.endswith("H") else plain, letters.name


def _read(content: bytes, codec: str) -> str | None:
    """NFC; None where the bytes are not of that codec."""
    try:
        return nfc(content.decode(codec))
    except UnicodeDecodeError:
        return None


def _old_text(content: bytes) -> tuple[str, str]:
    """Text of one byte a letter in the encoding that gives most syllables; raises FileRefused where damaged UTF-8 gives more."""

    def score(text: str, good: Callable[[str], int], plain: Callable[[str], str] = str) -> tuple[int, int]:
        words = Counter(islice(_marked(text), MANY))
        return sum(times * (good(word) or -1) for word, times in words.items()), _likely(plain(text[:MANY]))[0]

    vietnamese, latin = _read(content, "cp1258"), _read(content, "cp1252") or ""
    scores = {} if vietnamese is None else {"cp1258": score(vietnamese, _good)}
    scores |= {letters.name: score(latin, letters.good, letters.text) for letters in _encodings()}
    name, best = max(scores.items(), key=lambda each: each[1])
    if (best <= (0, 0) and name != "cp1258") or score(nfc(content.decode(errors="replace")), _good)[0] > max(0, best[0]):
        raise FileRefused("not_text")
    return next((letters.text(latin) for letters in _encodings() if letters.name == name), vietnamese or ""), name


def text_of(content: bytes) -> tuple[str, str]:
    """The text of a file (NFC, without its byte order mark) and its encoding: ``utf-8``, ``utf-16``, ``cp1258``, ``tcvn3`` or ``vni``.

    Raises FileRefused (``not_text``) for what holds control characters or is in none of these.
    """
    low, high = content[::2].count(0), content[1::2].count(0)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, name = _read(content, "utf-16"), "utf-16"
    elif 0 in {low, high} and 4 * max(low, high) >= len(content) > 0:  # half of the letters, and never both halves of them
        text, name = _read(content, "utf-16-be" if low else "utf-16-le"), "utf-16"
    else:
        text, name = _read(content, "utf-8-sig"), "utf-8"
    if text is None:
        text, name = _old_text(content)
    text = text.rstrip("\x1a")  # the end of a file of DOS
    if CONTROLS.search(text):
        raise FileRefused("not_text")
    return text, name
