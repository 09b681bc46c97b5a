"""Industry: the industrial cluster, the high-tech agriculture zones and the clusters of the town plan."""

from geo.layer import Field, Layer, Offer
from geo.text import Words

LAYER = Layer(
    id="industry",
    order=3,
    group="economy",
    shape="place",
    title=Words("Công nghiệp", "Industry"),
    about=Words(
        "Cụm công nghiệp, khu nông nghiệp công nghệ cao và các cụm có trong quy hoạch thị trấn mở rộng.",
        "The industrial cluster, the high-tech agriculture zones and the clusters in the plan of the extended town.",
    ),
    fields=(
        Field(
            "kind",
            Words("Loại", "Kind"),
            kind="word",
            required=True,
            values={
                "cluster": Words("Cụm công nghiệp", "Industrial cluster"),
                "zone": Words("Khu nông nghiệp công nghệ cao", "High-tech agriculture zone"),
                "plan": Words("Cụm công nghiệp trong quy hoạch", "Planned industrial cluster"),
            },
        ),
        Field(
            "stage",
            Words("Tình trạng", "Stage"),
            kind="word",
            required=True,
            values={
                "operating": Words("Đang hoạt động", "Operating"),
                "building": Words("Đang xây dựng", "Under construction"),
                "approved": Words("Đã phê duyệt", "Approved"),
                "not_approved": Words("Chưa được phê duyệt", "Not yet approved"),
                "planned": Words("Có trong quy hoạch", "In a plan"),
                "not_published": Words("Chưa công bố", "Not published"),
            },
        ),
        Field("investor", Words("Nhà đầu tư", "Investor")),
        Field("project", Words("Dự án tương ứng", "Matching project"), kind="code"),
        Field("area", Words("Diện tích", "Area"), kind="number", unit="ha", claim=True),
        Field("capital", Words("Tổng vốn đầu tư", "Total investment"), kind="number", unit="vnd_bn", claim=True),
        Field("budget", Words("Vốn ngân sách tỉnh", "Provincial budget share"), kind="number", unit="vnd_bn", claim=True),
        Field("communes", Words("Xã được nêu", "Communes named"), claim=True),
        Field("location", Words("Vị trí mô tả", "Described location"), claim=True),
        Field("established", Words("Quyết định thành lập", "Decision to establish"), kind="code", claim=True),
        Field("investor_approval", Words("Chấp thuận nhà đầu tư", "Investor approval"), kind="code", claim=True),
        Field("permit", Words("Cấp giấy phép xây dựng", "Building permit"), claim=True),
        Field("works", Words("Thời gian xây dựng hạ tầng", "Infrastructure works"), claim=True),
        Field("cleared_share", Words("Mặt bằng đã giải phóng", "Land cleared"), kind="number", unit="percent", claim=True),
        Field("cleared", Words("Giải phóng mặt bằng đợt đầu", "First land clearance"), kind="number", unit="ha", claim=True),
        Field("compensation", Words("Đã chi trả bồi thường", "Compensation paid"), kind="number", unit="vnd_bn", claim=True),
        Field("handed_over", Words("Đất đã bàn giao", "Land handed over"), kind="number", unit="ha", claim=True),
        Field(
            "secondary_investors",
            Words("Nhà đầu tư thứ cấp", "Secondary investors"),
            kind="number",
            unit="investors",
            claim=True,
        ),
        Field(
            "land_wanted",
            Words("Đất nhà đầu tư thứ cấp muốn thuê", "Land wanted by secondary investors"),
            kind="number",
            unit="ha",
            claim=True,
        ),
        Field(
            "craft_land", Words("Đất dành di dời cơ sở sản xuất", "Land kept for moving workshops"), kind="number", unit="ha", claim=True
        ),
        Field("occupancy", Words("Tỷ lệ lấp đầy dự kiến", "Expected occupancy"), claim=True),
        Field("jobs", Words("Việc làm dự kiến", "Jobs expected"), kind="number", unit="jobs", claim=True),
        Field("phases", Words("Số giai đoạn", "Phases"), kind="number", unit="phases", claim=True),
        Field("phase_years", Words("Các giai đoạn", "Phases by year"), claim=True),
    ),
    classify="kind",
    symbols={"cluster": "factory", "zone": "zone", "plan": "plan"},
    tone="industry",
    on=True,
    offer=Offer(
        sectors={"cluster": "industry", "zone": "industry", "plan": "industry"},
        stage="stage",
        investor="investor",
        area="area",
        capital="capital",
        decisions=("established", "investor_approval", "permit", "works", "cleared", "handed_over", "phase_years"),
        twin="project",
    ),
    access=("location",),
)
