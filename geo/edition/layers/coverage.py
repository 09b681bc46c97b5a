"""Digital coverage: traffic cameras and WiFi at the village culture houses, unit by unit."""

from geo.edition.layer import Field, Layer
from geo.language import Words

ANSWERS = {
    "yes": Words("Có", "Yes"),
    "no": Words("Không", "No"),
    "not_published": Words("Chưa công bố", "Not published"),
}

LAYER = Layer(
    id="coverage",
    order=5,
    group="infrastructure",
    shape="check",
    title=Words("Camera, WiFi", "Cameras, WiFi"),
    about=Words(
        "Đơn vị đã lắp camera giao thông và có WiFi tại nhà văn hóa thôn, khu phố; số lượng và vị trí chưa công bố.",
        "Units with traffic cameras and with WiFi at village culture houses; numbers and places are not published.",
    ),
    fields=(
        Field("camera", Words("Camera giao thông", "Traffic cameras"), kind="word", values=ANSWERS, required=True),
        Field(
            "wifi",
            Words("WiFi nhà văn hóa thôn", "WiFi at village culture houses"),
            kind="word",
            values=ANSWERS,
            required=True,
        ),
    ),
    classify="camera",
    symbols={"yes": "check", "no": "zone", "not_published": "plan"},
    tone="digital",
)
