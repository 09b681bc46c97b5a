"""Projects: farming, fishery and forestry projects, zones, products and schemes."""

from geo.edition.layer import Field, Layer, Offer
from geo.language import Words

SECTORS = {
    "medicinal": Words("Cây dược liệu", "Medicinal plants"),
    "fruit": Words("Cây ăn quả", "Fruit"),
    "crop": Words("Lúa, khoai lang, củ cải", "Rice, sweet potato, radish"),
    "vegetable": Words("Rau và dưa lưới nhà màng", "Net-house vegetables and melon"),
    "shrimp": Words("Tôm", "Shrimp"),
    "shellfish": Words("Hàu, ngao, hà sú", "Oyster, clam and other shellfish"),
    "aquaculture": Words("Nuôi biển, cá lồng, bãi triều", "Marine, cage and tidal-flat farming"),
    "livestock": Words("Chăn nuôi gia súc, gia cầm", "Livestock and poultry"),
    "poultry": Words("Gà bản", "Local-breed chicken"),
    "dairy": Words("Bò sữa", "Dairy"),
    "food": Words("Thực phẩm chế biến (OCOP)", "Processed food (OCOP)"),
    "forest": Words("Lâm nghiệp", "Forestry"),
    "scheme": Words("Đề án, chủ trương", "Schemes and directives"),
}

STAGES = {
    "operating": Words("Đang hoạt động", "Operating"),
    "building": Words("Đang xây dựng", "Under construction"),
    "running": Words("Đang triển khai", "Under way"),
    "approved": Words("Đã phê duyệt", "Approved"),
    "planned": Words("Có trong quy hoạch, kế hoạch", "Included in a plan"),
    "proposed": Words("Đề xuất", "Proposed"),
    "pilot": Words("Mô hình thí điểm", "Pilot"),
    "registered": Words("Đăng ký, triển khai (2024)", "Registered, under way (2024)"),
    "not_published": Words("Chưa công bố", "Not published"),
}

FIGURES = (
    Field("area", Words("Diện tích", "Area"), kind="number", unit="ha", claim=True),
    Field("area_run", Words("Phần do doanh nghiệp quản lý", "Part run by the company"), kind="number", unit="ha", claim=True),
    Field("area_operating", Words("Diện tích đang hoạt động", "Area in operation"), kind="number", unit="ha", claim=True),
    Field("plot", Words("Diện tích mỗi ô", "Area of each plot"), kind="number", unit="m2", claim=True),
    Field("net_house", Words("Nhà màng", "Net houses"), kind="number", unit="m2", claim=True),
    Field("capital", Words("Vốn đầu tư", "Investment"), kind="number", unit="vnd_bn", claim=True),
    Field("output", Words("Sản lượng", "Output"), kind="number", unit="tonnes", claim=True),
    Field("output_planned", Words("Sản lượng dự kiến", "Planned output"), claim=True),
    Field("output_day", Words("Công suất", "Capacity"), kind="number", unit="tonnes_day", claim=True),
    Field("larvae", Words("Tôm giống cung ứng", "Shrimp larvae supplied"), kind="number", unit="larvae_bn_year", claim=True),
    Field("chicks", Words("Gà giống", "Chicks"), kind="number", unit="birds_year", claim=True),
    Field("table_birds", Words("Gà thịt", "Meat chickens"), kind="number", unit="birds_year", claim=True),
    Field("cows", Words("Đàn bò", "Herd"), kind="number", unit="cows", claim=True),
    Field("sales", Words("Bán ra", "Sales"), claim=True),
    Field("takings", Words("Giá trị sản phẩm", "Value of output"), kind="number", unit="vnd_bn", claim=True),
    Field("share", Words("Tỷ trọng trong trồng trọt", "Share of crop value"), kind="number", unit="percent", claim=True),
)

PEOPLE = (
    Field("workers", Words("Lao động", "Workers"), kind="number", unit="workers", claim=True),
    Field("households", Words("Hộ tham gia", "Households"), kind="number", unit="households", claim=True),
    Field("members", Words("Thành viên", "Members"), kind="number", unit="members", claim=True),
    Field("cooperatives", Words("Hợp tác xã", "Co-operatives"), kind="number", unit="cooperatives", claim=True),
    Field("sites", Words("Khu vực nuôi được chấp thuận", "Approved farming areas"), kind="number", unit="sites", claim=True),
    Field("workshops", Words("Cơ sở", "Workshops"), kind="number", unit="workshops", claim=True),
    Field("ponds", Words("Ao nuôi", "Ponds"), kind="number", unit="ponds", claim=True),
    Field("founded", Words("Thành lập, bắt đầu", "Founded or started"), kind="date", claim=True),
)

PAPERS = (
    Field("communes", Words("Xã được nêu", "Communes named"), claim=True),
    Field("area_split", Words("Phân bổ diện tích", "Where the area lies"), claim=True),
    Field("term", Words("Thời hạn giao", "Term"), claim=True),
    Field("pilots", Words("Mô hình điểm", "Pilots"), kind="number", claim=True),
    Field("phase_1", Words("Giai đoạn 1 (kế hoạch)", "Phase 1 (plan)"), claim=True),
    Field("phase_2", Words("Giai đoạn 2 (kế hoạch)", "Phase 2 (plan)"), claim=True),
    Field("groundbreaking", Words("Khởi công", "Ground-breaking"), kind="date", claim=True),
    Field("decision", Words("Văn bản", "Decision"), kind="code", claim=True),
    Field("decided", Words("Ngày ban hành", "Date of decision"), kind="date", claim=True),
    Field("certificate", Words("Chứng nhận", "Certificate"), claim=True),
    Field("ocop", Words("Xếp hạng OCOP", "OCOP rank"), kind="number", unit="stars", claim=True),
    Field("variety", Words("Giống", "Variety"), kind="code", claim=True),
    Field("crops", Words("Cây, con chủ lực", "Key crops"), claim=True),
)

LAYER = Layer(
    id="projects",
    order=2,
    group="economy",
    shape="place",
    title=Words("Dự án nông nghiệp", "Agricultural projects"),
    about=Words(
        "11 dự án sản xuất nông nghiệp tiêu biểu được đăng ký, triển khai (2024); các dự án, vùng sản xuất, sản phẩm, đề án khác có nguồn.",
        "The 11 notable farm projects registered and under way (2024); other projects, areas, products and schemes with a source.",
    ),
    fields=(
        Field("sector", Words("Lĩnh vực", "Sector"), kind="word", required=True, values=SECTORS),
        Field("stage", Words("Tình trạng", "Stage"), kind="word", required=True, values=STAGES),
        Field("investor", Words("Chủ đầu tư, chủ thể", "Investor or owner")),
        *FIGURES,
        *PEOPLE,
        *PAPERS,
    ),
    classify="sector",
    symbols={
        "medicinal": "herb",
        "fruit": "fruit",
        "crop": "rice",
        "vegetable": "sprout",
        "shrimp": "shrimp",
        "shellfish": "shell",
        "aquaculture": "fish",
        "livestock": "pig",
        "poultry": "bird",
        "dairy": "cow",
        "food": "leaf",
        "forest": "forest",
        "scheme": "plan",
    },
    tone="farm",
    on=True,
    offer=Offer(
        sectors={
            "medicinal": "crops",
            "fruit": "crops",
            "crop": "crops",
            "vegetable": "crops",
            "shrimp": "aquaculture",
            "shellfish": "aquaculture",
            "aquaculture": "aquaculture",
            "livestock": "livestock",
            "poultry": "livestock",
            "dairy": "livestock",
            "food": "food",
            "forest": "forest",
            "scheme": "scheme",
        },
        stage="stage",
        investor="investor",
        area="area",
        capital="capital",
        decisions=("founded", "decided", "decision", "groundbreaking", "phase_1", "phase_2"),
    ),
)
