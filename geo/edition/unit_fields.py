"""What claims.csv may say of a unit itself, under the layer name ``communes``."""

from geo.edition.layer import Field
from geo.language import Words

UNIT_CLAIMS: tuple[Field, ...] = (
    Field("area", Words("Diện tích công bố", "Published area"), kind="number", unit="km2", claim=True),
    Field("population", Words("Dân số", "Population"), kind="number", unit="people", claim=True),
    Field("villages", Words("Số thôn", "Villages"), kind="number", unit="villages", claim=True),
    Field("village_people", Words("Số hộ, nhân khẩu của thôn", "Households and people of a village"), claim=True),
    Field("villages_merged", Words("Sáp nhập thôn", "Villages merged"), claim=True),
    Field("sea_area", Words("Diện tích mặt biển", "Sea area"), kind="number", unit="ha", claim=True),
    Field("shrimp_area", Words("Diện tích nuôi tôm thẻ", "White-leg shrimp farming"), kind="number", unit="ha", claim=True),
    Field("seat", Words("Trụ sở", "Seat"), claim=True),
    Field("resolution", Words("Nghị quyết", "Resolution"), kind="code", claim=True),
    Field("effective", Words("Có hiệu lực", "In force"), kind="date", claim=True),
    Field("made_of", Words("Gồm", "Made of"), claim=True),
    Field("congress", Words("Đại hội Đảng bộ xã lần thứ I", "First Party congress of the commune"), claim=True),
    Field("party_cells", Words("Tổ chức đảng trực thuộc", "Party organisations"), kind="number", unit="cells", claim=True),
    Field("party_members", Words("Đảng viên", "Party members"), kind="number", unit="party_members", claim=True),
    Field("poor_households", Words("Hộ nghèo", "Poor households"), kind="number", unit="households", claim=True),
    Field("minority_share", Words("Người dân tộc thiểu số", "Ethnic-minority residents"), kind="number", unit="percent", claim=True),
    Field("ethnic_groups", Words("Số dân tộc", "Ethnic groups"), kind="number", unit="ethnic_groups", claim=True),
    Field("dao_share", Words("Người Dao", "Dao residents"), kind="number", unit="percent", claim=True),
    Field("difficult", Words("Thôn, xã đặc biệt khó khăn", "Extremely disadvantaged villages and communes"), claim=True),
    Field("extension", Words("Quy hoạch thị trấn mở rộng", "Plan of the extended town"), claim=True),
    Field("extension_area", Words("Diện tích quy hoạch", "Planned area"), kind="number", unit="ha", claim=True),
    Field(
        "extension_part",
        Words("Phần trong quy hoạch thị trấn", "Part in the plan of the town"),
        kind="number",
        unit="ha",
        claim=True,
    ),
    Field("extension_population", Words("Dân số dự báo 2030", "Population expected in 2030"), kind="number", unit="people", claim=True),
    Field("products", Words("Sản phẩm OCOP", "OCOP products"), claim=True),
    Field("history", Words("Lịch sử", "History"), claim=True),
    Field("province_funds", Words("Vốn chỉnh trang đô thị tỉnh bố trí", "Provincial funds for improving towns"), claim=True),
    Field("authority", Words("Cơ quan trả lời về đầu tư", "Who answers questions on investment"), claim=True),
    Field("usd", Words("Tỷ giá quy đổi", "Rate for conversion"), kind="number", unit="vnd_usd", claim=True),
    Field("smart_village", Words("Thôn thông minh", "Smart villages"), claim=True),
)
