"""Photographs for the toy district: made here, one of them lying on its side and full of what a telephone writes into its file."""

from pathlib import Path

from PIL import Image

from tests import toy

LATITUDE, LONGITUDE = (21.0, 21.0, 30.0), (107.0, 36.0, 15.0)
HEAD = "id,file,place,words_vi,words_en,credit,licence,taken"
ROWS = (
    'mill-1,mill.jpg,things/a-mill,"Xưởng A, nhìn từ đường","Mill A, seen from the road",Nguyễn Văn Ảnh,CC BY 4.0,2024-05-17',
    "mill-2,trong.png,things/a-mill,Bên trong xưởng,Inside the mill,Nguyễn Văn Ảnh,CC BY 4.0,",
    'town,cho.webp,2024-00001,Chợ <b>thị trấn</b>,The market <b>in town</b>,Trần Thị Bình,"Cho phép bằng văn bản, số 12",2023',
)
STORY = """
[[slide]]
id = "alone"
kind = "pictures"
title_vi = "Ảnh chiếm cả trang"
title_en = "Pictures alone"
pictures = ["mill-1", "mill-2", "town"]

[[slide]]
id = "beside"
title_vi = "Ảnh bên cạnh lời"
title_en = "Pictures beside words"
text_vi = "Xưởng A mở cửa năm 2021."
text_en = "Mill A opened in 2021."
pictures = ["mill-1"]
"""


def lying() -> tuple[Image.Image, Image.Exif]:
    """Red above blue once it is turned as its file says, 2000 wide and 3000 high; where it was taken, and by what."""
    picture = Image.new("RGB", (3000, 2000), (0, 0, 255))
    picture.paste((255, 0, 0), (0, 0, 1500, 2000))  # its left half is what stands above
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it a quarter to the right
    exif[0x010F] = "Telephone of Nguyen"
    exif[0x8825] = {1: "N", 2: LATITUDE, 3: "E", 4: LONGITUDE}
    return picture, exif


def add(folder: Path, *, story: str = STORY, rows: tuple[str, ...] = ROWS) -> Path:
    """Put them into a data folder, with a story that shows them; gives the folder."""
    place = folder / "pictures"
    place.mkdir()
    picture, exif = lying()
    picture.save(place / "mill.jpg", exif=exif, comment="secret remark")
    Image.new("RGBA", (640, 480), (20, 90, 70, 128)).save(place / "trong.png")
    Image.new("RGB", (900, 600), (200, 160, 60)).save(place / "cho.webp")
    (place / "pictures.csv").write_text("﻿" + "\n".join([HEAD, *rows]) + "\n", "utf-8", newline="\n")
    (folder / "story.toml").write_text(story, "utf-8")
    return folder


def pictured(folder: Path) -> Path:
    """The toy district with them."""
    return add(toy.write(folder))
