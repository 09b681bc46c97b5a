"""Sources: what a file may say of them, and how they are cited."""

import pytest

from geo.edition.sources import brief, cite, note, read


def written(tmp_path, text):
    path = tmp_path / "sources.toml"
    path.write_text(text, "utf-8")
    return read(path)


def test_a_source_is_cited_by_publisher_or_host_and_date(tmp_path):
    sources, faults = written(
        tmp_path,
        '[a]\nstanding = "official"\nkind = "press"\npublisher = "Báo"\ndate = "2024-05"\n[b]\nstanding = "reported"\nkind = "press"\nurl = "https://www.x.vn/y"\n'
        '[c]\nstanding = "inferred"\nkind = "measured"\nnote_vi = "Suy ra"\nnote_en = "Inferred"\n',
    )
    assert not faults
    assert [cite(sources[name], "en") for name in "abc"] == ["Báo, May 2024", "x.vn, title and date not known", "c"]
    assert cite(sources["a"], "vi") == "Báo, 5/2024"
    assert [sources[name].rank for name in "abc"] == [0, 1, 2]
    assert note(sources["c"]).text("en") == "Inferred"
    assert note(sources["a"]) is None


@pytest.mark.parametrize(
    ("line", "vi", "en"),
    [
        ('standing = "sure"', "official, reported, inferred", "must be one of"),
        ('standing = "official"\nkind = "blog"', "document_sharing", "must be one of"),
        ('standing = "official"\ndate = "5/2024"', "ngày dạng 2024", "a date like 2024"),
        ('standing = "official"\nurl = "javascript:alert(1)"', "https://", "https://"),
        ('standing = "official"\nyear = 2024', "mục lạ", "unknown key"),
        ('standing = "official"\ntitle = ""', "không trống", "not empty"),
        ('standing = "official"\ntitle = 5', "phải là chữ", "must be text"),
        ('title = "x"', "official, reported, inferred", "must be one of"),
    ],
)
def test_a_wrong_source_is_left_out_and_said(tmp_path, line, vi, en):
    sources, faults = written(
        tmp_path, f'[good]\nstanding = "official"\nkind = "press"\n[bad]\n{line}\n' + ("" if "kind" in line else 'kind = "press"\n')
    )
    assert set(sources) == {"good"}
    assert len(faults) == 1
    assert vi in faults[0].text("vi")
    assert en in faults[0].text("en")
    assert "bad" in faults[0].text("vi")


def test_a_source_without_its_kind_is_left_out_and_said(tmp_path):
    sources, faults = written(tmp_path, '[a]\nstanding = "official"\n')
    assert not sources
    assert "a.kind" in faults[0].text("vi")
    assert "republisher" in faults[0].text("vi")


def test_the_title_comes_first_then_who_and_when(tmp_path):
    about = 'standing = "reported"\ntitle = "Đầm Hà"\npublisher = "Báo"\n'
    sources, _ = written(tmp_path, f'[a]\n{about}kind = "press"\ndate = "2024-05-02"\n[b]\n{about}kind = "press"\n')
    assert [cite(sources[name], "vi") for name in "ab"] == ["Đầm Hà – Báo, 2/5/2024", "Đầm Hà – Báo"]
    assert [brief(sources[name], "vi") for name in "ab"] == ["Báo, 2/5/2024", "Báo"]


def test_a_broken_file_is_said_with_its_place(tmp_path):
    sources, faults = written(tmp_path, "[a\nstanding =")
    assert not sources
    assert "TOML" in faults[0].text("vi")
    assert "line 1" in faults[0].text("en")


def test_a_missing_file_and_one_in_another_encoding_are_said(tmp_path):
    assert "missing" in read(tmp_path / "sources.toml")[1][0].text("en")
    (tmp_path / "sources.toml").write_bytes("[a]\ntitle = 'Đầm'".encode("utf-16"))
    assert "UTF-8" in read(tmp_path / "sources.toml")[1][0].text("vi")
    (tmp_path / "sources.toml").write_text("a = 1", "utf-8")
    assert "[source-id]" in read(tmp_path / "sources.toml")[1][0].text("en")
