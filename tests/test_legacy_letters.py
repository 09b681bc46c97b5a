"""Letters of before Unicode become Unicode, and nothing that is right already is touched."""

import codecs
import csv
import re
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.spreadsheets import FileRefused
from geo.spreadsheets.legacy_letters import recoded, text_of

HOME = Path(__file__).parents[1]
CODES = "a1Ăa2Âa3Êa4Ôa5Ơa6Ưa7Đa8ăa9âaaêabôacơadưaeđb5àb6ảb7ãb8áb9ạbbằbcẳbdẵbeắc6ặc7ầc8ẩc9ẫcaấcbậccèceẻcfẽd0éd1ẹd2ềd3ểd4ễd5ếd6ệd7ìd8ỉdcĩddí"
CODES += "deịdfòe1ỏe2õe3óe4ọe5ồe6ổe7ỗe8ốe9ộeaờebởecỡedớeeợefùf1ủf2ũf3úf4ụf5ừf6ửf7ữf8ứf9ựfaỳfbỷfcỹfdýfeỵ"
TCVN3 = {CODES[at + 2]: chr(int(CODES[at : at + 2], 16)) for at in range(0, len(CODES), 3)}


def pairs(letters, codes):
    return dict(zip(letters, codes.split(), strict=True))


VNI = {
    **pairs("áàảãạấầẩẫậắằẳẵặâă", "aù aø aû aõ aï aá aà aå aã aä aé aè aú aü aë aâ aê"),
    **pairs("éèẻẽẹếềểễệê", "eù eø eû eõ eï eá eà eå eã eä eâ"),
    **pairs("óòỏõọốồổỗộôớờởỡợơ", "où oø oû oõ oï oá oà oå oã oä oâ ôù ôø ôû ôõ ôï ô"),
    **pairs("úùủũụứừửữựư", "uù uø uû uõ uï öù öø öû öõ öï ö"),
    **pairs("íìỉĩịýỳỷỹỵđ", "í ì æ ó ò yù yø yû yõ î ñ"),
}
VNI |= {letter.upper(): code.upper() for letter, code in VNI.items()}
ENCODINGS = {"tcvn3": TCVN3, "vni": VNI}


def in_old_letters(text, name):
    return "".join(ENCODINGS[name].get(letter, letter) for letter in text)


def leaves(node):
    if isinstance(node, dict):
        for value in node.values():
            yield from leaves(value)
    else:
        yield str(node)


def sentences():
    """Every text of the house in Vietnamese, and every cell of its tables, as written and in small letters."""
    texts = set(leaves(tomllib.loads((HOME / "geo/language/vi.toml").read_text(encoding="utf-8"))))
    for path in (HOME / "data").glob("*.csv"):
        texts |= {cell for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines()) for cell in row}
    return sorted({unicodedata.normalize("NFC", form) for text in texts for form in (text, text.lower())})


SENTENCES = sentences()
LONG = [text for text in SENTENCES if sum(not word.isascii() for word in text.split()) > 1]


@pytest.mark.parametrize("font", ["", "Times New Roman"])
def test_every_sentence_of_the_house_stays_as_it_is(font):
    assert [text for text in SENTENCES if recoded(text, font) != (text, "")] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ENCODINGS)
def test_every_sentence_in_old_letters_comes_back(name):
    assert len(LONG) > 2000
    old = {text: in_old_letters(text, name) for text in LONG}
    changed = [text for text in LONG if text != old[text] and max(old[text]) <= "\xff"]  # has all its capitals
    assert len(changed) > 1000
    assert [text for text in changed if recoded(old[text]) != (text, name)] == []


@pytest.mark.parametrize("name", ENCODINGS)
def test_single_words_that_can_be_read_two_ways_stay_as_they_are(name):
    short = [text for text in SENTENCES if text not in LONG and in_old_letters(text, name) != text]
    wrong = [text for text in short if recoded(in_old_letters(text, name)) not in {(text, name), (in_old_letters(text, name), "")}]
    unread = [text for text in short if recoded(in_old_letters(text, name)) != (text, name)]
    assert wrong == []
    assert len(unread) * 10 < len(short)
    assert all(len([word for word in text.split() if word.isalpha()]) < 2 for text in unread)


@given(st.sampled_from(SENTENCES), st.sampled_from(["NFD", "NFC"]))
def test_decomposed_text_is_composed_and_not_called_recoded(text, form):
    assert recoded(unicodedata.normalize(form, text)) == (text, "")


def cases(text):
    return [case.split(" → ") for line in text.strip().splitlines() for case in line.split(" | ")]


READ = """
®Çm hµ → .VnTimeH → ĐẦM HÀ → tcvn3 | HUYÖN §ÇM Hµ → Arial → HUYỆN ĐẦM HÀ → tcvn3 | UBND x· Qu¶ng T©n → .VnTime → UBND xã Quảng Tân → tcvn3
t\xad → .VnTime → tư → tcvn3 | sè → .VnArial → số → tcvn3 | §VT → Arial → ĐVT → tcvn3 | Q§-H§ND → Arial → QĐ-HĐND → tcvn3
ÑVT → Arial → ĐVT → vni | ÑAÀM HAØ → Arial → ĐẦM HÀ → vni | soá → VNI-Times → số → vni | 1.500 ® → Arial → 1.500 đ → tcvn3
« t« · 5 × 3 km² → Arial → ô tô · 5 × 3 km² → tcvn3 | x· ··· Qu¶ng T©n ½ → Arial → xã ··· Quảng Tân ½ → tcvn3
sè → Arial | soá → Arial | con chó → Arial | xã, cô, bé, tôi → Arial | Tổng thu → .VnTime | Ghi chú → .VnTime | xã → .VnTime
TÊN → .VnTime | Tong thu → .VnTimeH
"""


@pytest.mark.parametrize("case", cases(READ))
def test_a_cell_is_read_by_its_letters_and_its_font_and_stays_where_it_is_or_can_be_right(case):
    text, font, plain, name = [*case, case[0], ""][:4]
    assert recoded(text, font) == (plain, name)
    assert font != "Arial" or recoded(text) == (plain, name)


UNICODE = [text for text in LONG if any("\u0102" <= letter <= "\u01b0" or letter >= "\u1ea0" for letter in text)]
SIGNED = [text for text in LONG if text == text.lower() and re.search("[a-z][¨©ª«¬®µ¶¸¹][a-z]", in_old_letters(text, "tcvn3"))]


@pytest.mark.slow
def test_old_letters_beside_unicode_come_back_and_the_unicode_stays():
    both = [pair for pair in zip(SIGNED, UNICODE, strict=False) if max(in_old_letters(pair[0], "tcvn3")) <= "\xff"]
    assert len(both) > 500
    assert [(old, new) for old, new in both if recoded(f"{in_old_letters(old, 'tcvn3')} - {new}") != (f"{old} - {new}", "tcvn3")] == []


MIXED = """
Ước tÝnh th¸ng 02 năm 2009 (Tỷ đồng) → Ước tính tháng 02 năm 2009 (Tỷ đồng) | Đ¬n vị → Đơn vị | Đµ Nẵng → Đà Nẵng
6 th¸ng đầu năm 2008 so với 6 th¸ng → 6 tháng đầu năm 2008 so với 6 tháng | §ắk N«ng → Đắk Nông | Rau qña → Rau qủa
Tp.Hồ ChÝ Minh → Tp.Hồ Chí Minh | Ưíc tÝnh → Ước tính | ë miền Nam → ở miền Nam | Bµ RÞa - Vòng Tàu → Bà Rịa - Vũng Tàu
dÞch vô tiªu dïng theo giá thực tế → dịch vụ tiêu dùng theo giá thực tế | THÐP cña NGµNH C¤NG NGHIÖP → THÉP của NGÀNH CÔNG NGHIỆP
theo giá so s¸nh 1994, Đơn vị → theo giá so sánh 1994, Đơn vị | Dịch vụ lưu tró, ¨n uèng → Dịch vụ lưu trú, ăn uống
XuÊt khÈu hàng hoá th¸ng 8 vµ 8 th¸ng đầu năm → Xuất khẩu hàng hoá tháng 8 và 8 tháng đầu năm | kho b·I → kho bãI
cña mét sè địa phương th¸ng 9 → của một số địa phương tháng 9 | Ph©n theo ngành kinh tế → Phân theo ngành kinh tế
«TP Hồ Chí Minh» vµ 5m×6m → «TP Hồ Chí Minh» và 5m×6m | Trung \xad\xad¬ng → Trung ương | phư\xad¬ng → phương
"""


@pytest.mark.parametrize("font", ["", ".VnArial"])
@pytest.mark.parametrize(("text", "plain"), cases(MIXED))
def test_each_word_is_read_by_itself_and_its_neighbours(text, plain, font):
    assert recoded(text, font) == (plain, "tcvn3")


@pytest.mark.parametrize(
    ("text", "plain"), cases("Brun©y → Brunây | §¾k L¾k → Đắk Lắk | «-xtr©y-li-a → ô-xtrây-li-a | Ên§é → ấnĐộ | YtÕ → Ytế")
)
def test_signs_within_words_are_letters_where_the_font_is_of_tcvn3(text, plain):
    assert recoded(text, ".VnArial") == (plain, "tcvn3")
    assert recoded(text, ".VnArialH") == (plain.upper(), "tcvn3")
    assert recoded(text, "Arial") == recoded(text, "VNI-Times") == (text, "")


@pytest.mark.parametrize(
    ("text", "plain"), cases("Ðến → Đến | Hội ðồng → Hội đồng | HÐND, QÐ-UB, ÐVT → HĐND, QĐ-UB, ĐVT | Guðrún í Vík → Guðrún í Vík")
)
def test_an_icelandic_letter_for_another_is_no_encoding(text, plain):
    assert recoded(text) == (plain, "")


STAYS = (
    "café|crème brûlée|Québec|déjà vu|forêt|hôtel|Müller|Zürich|São Tomé|señor|Ångström|m²|km²|25 °C|5 ± 2|© 2025|½|¾ ha|«Hanoi»|« Hanoi »"
    "|giá thực tế|hoá đơn 5 km²|«Đất Việt»|©Y tế cơ sở|Samsung® của Hội|rộng 5m×6m|Đại học Müller|quãng đường 3 t·km|São Tomé và Đức"
    "|10 × 20|§ 5|Samsung®|5 µm|a · b|12,5%|1.234|dû|x|·|"
)


@pytest.mark.parametrize("font", ["", ".VnTime", ".VnTimeH", "VNI-Times"])
@pytest.mark.parametrize("text", STAYS.split("|"))
def test_other_languages_signs_and_numbers_stay(text, font):
    assert recoded(text, font) == (text, "")


TABLE = "Chỉ tiêu;Đơn vị tính;Thực hiện\r\nThu ngân sách;tỷ đồng;350,5\r\nSố hộ “nghèo”;hộ;12\r\nDiện tích;km²;414\r\n"


def as_cp1258(text):
    """As Windows keeps Vietnamese: a letter it has, and the tone behind."""
    out = b""
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(part for part in parts[1:] if part in "\u0300\u0301\u0303\u0309\u0323")
            out += (unicodedata.normalize("NFC", parts.replace(tone, "")) + tone).encode("cp1258")
    return out


FILES = {
    "utf-8": TABLE.encode(),
    "utf-8 with a mark": codecs.BOM_UTF8 + TABLE.encode(),
    "utf-8 decomposed": unicodedata.normalize("NFD", TABLE).encode(),
    "utf-8 of DOS": TABLE.encode() + b"\x1a",
    "utf-16 with a mark": TABLE.encode("utf-16"),
    "utf-16 big": codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
    "utf-16 without a mark": TABLE.encode("utf-16-le"),
    "utf-16 big without a mark": TABLE.encode("utf-16-be"),
    "cp1258": as_cp1258(TABLE),
    "tcvn3": in_old_letters(TABLE, "tcvn3").encode("cp1252"),
    "vni": in_old_letters(TABLE, "vni").encode("cp1252"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_read_in_the_encoding_it_is_written_in(kind):
    assert text_of(FILES[kind]) == (TABLE, kind.split()[0])


SMALL = [
    text for text in LONG if text == text.lower() and any(word.isalpha() and not word.isascii() for word in text.split() if len(word) > 1)
]


@pytest.mark.slow
@given(st.lists(st.sampled_from(SMALL), min_size=2, max_size=8), st.sampled_from(["cp1258", "tcvn3", "vni"]))
def test_any_sentences_in_any_encoding_come_back(texts, name):
    text = "\n".join("".join(letter for letter in line if letter.isascii() or letter.isalpha()) for line in texts)
    text = "".join(letter for letter in text if letter.isascii() or letter in TCVN3)
    content = as_cp1258(text) if name == "cp1258" else in_old_letters(text, name).encode("latin-1")
    assert text_of(content) == (text, name)


@given(st.sampled_from(SENTENCES))
def test_unicode_bytes_come_back(text):
    assert text_of(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\0\r\n1,2\r\n3,4",
        b"\0" * 12,
        b"a\0b\0\0cd",
        b"a,b\r\n\x01,2",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "Số hộ".encode("utf-16") + b"\xd8",
        "Số hộ nghèo của huyện, tổng thu ngân sách".encode()[:-8] + b"\xe1 x" + "Diện tích đất".encode(),
        b"\x8a\x8d\x90 \xff\xfe",
    ],
)
def test_what_is_no_text_is_refused(content):
    with pytest.raises(FileRefused) as refused:
        text_of(content)
    assert refused.value.key == "not_text"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(content):
    try:
        text, name = text_of(content)
    except FileRefused as refused:
        text, name = "", refused.key
    assert text == unicodedata.normalize("NFC", text)
    assert "\0" not in text
    assert name in {"utf-8", "utf-16", "cp1258", "tcvn3", "vni", "not_text"}
