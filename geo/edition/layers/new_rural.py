"""New-style rural: which level of the national programme each commune has reached, and since when."""

from geo.edition.layer import Field, Layer
from geo.language import Words

LAYER = Layer(
    id="new_rural",
    order=1,
    group="programme",
    shape="status",
    title=Words("Nông thôn mới", "New-style rural"),
    about=Words(
        "Mức đạt được của từng xã trong chương trình xây dựng nông thôn mới; mức cao bao gồm mức thấp hơn.",
        "The level each commune has reached in the national new-style rural programme; a higher level includes the lower ones.",
    ),
    fields=(
        Field(
            "level",
            Words("Mức", "Level"),
            kind="word",
            required=True,
            values={
                "standard": Words("Đạt chuẩn", "Standard"),
                "advanced": Words("Nâng cao", "Advanced"),
                "model": Words("Kiểu mẫu", "Model"),
            },
        ),
        Field("year", Words("Năm", "Year"), kind="year"),
        Field(
            "state",
            Words("Tình trạng", "State"),
            kind="word",
            required=True,
            values={
                "recognised": Words("Đã được công nhận", "Recognised"),
                "criteria_met": Words("Đạt các tiêu chí", "Criteria met"),
                "aimed_at": Words("Đang phấn đấu", "Targeted"),
                "not_published": Words("Chưa công bố", "Not published"),
            },
        ),
        Field("field", Words("Lĩnh vực nổi trội", "Outstanding field")),
        Field(
            "district_standard", Words("Công nhận huyện nông thôn mới", "New-style rural district recognised by"), kind="code", claim=True
        ),
        Field("district_advanced", Words("Huyện nông thôn mới nâng cao", "Advanced new-style rural district"), claim=True),
        Field("district_model", Words("Huyện nông thôn mới kiểu mẫu", "Model new-style rural district"), claim=True),
    ),
    classify="level",
    symbols={"standard": "check", "advanced": "star", "model": "house"},
    tone="rural",
    on=True,
    ladder=("standard", "advanced", "model"),
    reached=("recognised", "criteria_met"),
    totals={
        "standard": "new_rural_standard",
        "advanced": "new_rural_advanced",
        "model": "new_rural_model",
    },
    absent=Words("Thị trấn: ngoài chương trình", "Town: outside the programme"),
)
