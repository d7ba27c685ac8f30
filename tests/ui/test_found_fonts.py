"""The user's official faces are found by their own names; the bundled ones stand behind."""

import os
import time
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from reports.fonts import Face, FontSet, advances, missing_characters, split_runs
from ui.found_fonts import find_fonts, window_font_file

SAMPLE = "国家知识产权局关于印发“十四五”规划——…… 0123〔2023〕12号，55.5%～60% 䶮镕喆㛃𬭎國"
BUNDLED_FANG = ("ZhizeFang-Regular", "ZhizeSerif-Regular", "ZhizeSans-Regular")


def official_font(
    *, name: str = "FangSong_GB2312", licence: int = 8, language: int = 0x409
) -> TTFont:
    """The bundled 黑体 under the name of an official face."""
    font = TTFont(BytesIO(window_font_file().read_bytes()))
    font["OS/2"].fsType = licence
    for number in (1, 4, 6):
        if language != 0x409:
            font["name"].setName("Other", number, 3, 1, 0x409)
        font["name"].setName(name, number, 3, 1, language)
    return font


def names(fonts: FontSet, face: Face) -> tuple[str, ...]:
    return tuple(file.name for file in fonts.chains[face])


@pytest.mark.parametrize("face", Face)
def test_every_face_prints_without_any_font_of_the_user(face: Face) -> None:
    fonts = find_fonts([])
    hanzi = bytes(
        byte for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF) for byte in (row, cell)
    )
    assert missing_characters(SAMPLE + hanzi.decode("gb2312", "ignore"), face, fonts) == ()
    assert "".join(run.text for run in split_runs(SAMPLE, face, fonts)) == SAMPLE


@pytest.mark.parametrize("face", Face)
def test_marks_are_a_full_character_wide_in_every_face(face: Face) -> None:
    ems = advances(face, find_fonts([]))
    assert {mark: ems[mark] for mark in "“”‘’…—·×，。国"} == dict.fromkeys("“”‘’…—·×，。国", 1.0)


def test_an_official_face_comes_before_the_bundled_ones(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    official_font().save(tmp_path / "deep" / "any name.TTF")
    fonts = find_fonts([tmp_path])
    assert names(fonts, Face.FANGSONG) == ("FangSong_GB2312", *BUNDLED_FANG)
    assert names(fonts, Face.KAITI)[0] == "GBZenKai-Medium"
    assert advances(Face.FANGSONG, fonts)["国"] == 1.0


def test_a_face_is_known_by_its_chinese_name_too(tmp_path: Path) -> None:
    official_font(name="方正小标宋简体", language=0x804).save(tmp_path / "a.ttf")
    assert names(find_fonts([tmp_path]), Face.XIAOBIAOSONG)[0] == "FZXiaoBiaoSong-B05S"


def test_the_better_of_two_official_faces_is_taken(tmp_path: Path) -> None:
    official_font(name="FangSong").save(tmp_path / "1.ttf")
    official_font(name="FangSong_GB2312").save(tmp_path / "2.ttf")
    found = names(find_fonts([tmp_path]), Face.FANGSONG)
    assert found == ("FangSong_GB2312", *BUNDLED_FANG)


def test_a_member_of_a_collection_is_found(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [official_font(name="NSimSun"), official_font(name="SimSun")]
    collection.save(tmp_path / "simsun.ttc")
    first = find_fonts([tmp_path]).chains[Face.SONGTI][0]
    assert (first.name, first.subfont) == ("SimSun", 1)


@pytest.mark.parametrize("licence", [0x0002, 0x0100, 0x0208])
def test_a_face_that_forbids_embedding_is_not_used(tmp_path: Path, licence: int) -> None:
    official_font(licence=licence).save(tmp_path / "a.ttf")
    assert names(find_fonts([tmp_path]), Face.FANGSONG) == BUNDLED_FANG


def test_a_face_without_all_of_gb2312_is_not_used(tmp_path: Path) -> None:
    font = official_font()
    for part in font["cmap"].tables:
        del part.cmap[ord("鼾")]
    font.save(tmp_path / "a.ttf")
    assert names(find_fonts([tmp_path]), Face.FANGSONG) == BUNDLED_FANG


def test_broken_files_are_passed_over(tmp_path: Path) -> None:
    whole = BytesIO()
    official_font().save(whole)
    (tmp_path / "1 cut.ttf").write_bytes(whole.getvalue()[:2_000_000])
    (tmp_path / "2 noise.ttc").write_bytes(b"ttcf" + os.urandom(1_500_000))
    (tmp_path / "3 curves.ttf").write_bytes(b"OTTO" + whole.getvalue()[4:])
    (tmp_path / "4 gone.ttf").symlink_to(tmp_path / "nowhere")
    assert names(find_fonts([tmp_path, tmp_path / "missing"]), Face.FANGSONG) == BUNDLED_FANG
    (tmp_path / "5 whole.ttf").write_bytes(whole.getvalue())
    assert names(find_fonts([tmp_path]), Face.FANGSONG)[0] == "FangSong_GB2312"


def test_a_folder_of_five_hundred_fonts_is_searched_at_once(tmp_path: Path) -> None:
    for number in range(500):
        (tmp_path / f"{number}.ttf").symlink_to(window_font_file())
    begun = time.process_time()
    find_fonts([tmp_path])
    assert time.process_time() - begun < 0.5


def test_the_window_font_stands_beside_the_program() -> None:
    with TTFont(window_font_file(), lazy=True) as font:
        assert font["name"].getDebugName(1) == "Zhize Sans"
        assert "glyf" in font
