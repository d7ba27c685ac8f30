import pytest

from model.reading.responsibility import Note
from model.reading.sentences import Sentence, ends_sentence, split_sentences


def pieces(text: str) -> list[str]:
    return [
        piece.text if isinstance(piece, Sentence) else "|" + piece.responsibility.text
        for piece in split_sentences(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进修改。做好立法。", ["推进修改。", "做好立法。"]),
        ("达到22.5个月。落实（2021—2035年）。", ["达到22.5个月。", "落实（2021—2035年）。"]),
        ("实施“一省一策。”做好立法。", ["实施“一省一策。”", "做好立法。"]),
        ("推进。（甲司负责）做好。（乙司）", ["推进。", "|（甲司负责）", "做好。", "|（乙司）"]),
        ("评定首批示范县（区）。（专利管理司）", ["评定首批示范县（区）。", "|（专利管理司）"]),
        ("制定知识产权（专利）优势企业认定办法。", ["制定知识产权（专利）优势企业认定办法。"]),
        ("推进修改（条法司负责）", ["推进修改", "|（条法司负责）"]),
        ("推进修改（条法司负责）。", ["推进修改。", "|（条法司负责）"]),
        ("推进修改。（条法司负责）。", ["推进修改。", "|（条法司负责）"]),
        ("推进（甲局）修改。", ["推进（甲局）修改。"]),
        ("服务全国各市（州、盟、县、区）。", ["服务全国各市（州、盟、县、区）。"]),
        ("推进修改。责任单位：保护处", ["推进修改。", "|责任单位：保护处"]),
        ("推进修改。责任单位：保护处。", ["推进修改。", "|责任单位：保护处。"]),
        ("牵头单位：保护处。配合单位：规划处。", ["|牵头单位：保护处。", "|配合单位：规划处。"]),
        ("推进。（甲处牵头）（乙处配合）", ["推进。", "|（甲处牵头）", "|（乙处配合）"]),
        ("推进修改。（详见正文）", ["推进修改。（详见正文）"]),
        ("推进（修改。", ["推进（修改。"]),
        ("召开会议（办公室负责）；", ["召开会议；", "|（办公室负责）"]),
        ("推进（甲处负责）；做好（乙处负责）。", ["推进（甲处负责）；做好。", "|（乙处负责）"]),
        ("推进）修改。", ["推进）修改。"]),
        ("责任单位：", ["|责任单位："]),
        ("", []),
    ],
)  # fmt: skip
def test_text_is_cut_into_sentences_and_notes(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_a_label_before_endless_words_is_no_note() -> None:
    text = "责任单位：" + "甲" * 1300 + "。"
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    ("line", "is_end"),
    [
        ("推进修改。", True),
        ("推进修改。”", True),
        ("推进修改。（条法司负责）", True),
        ("推进修改。（条法司、", False),
        ("推进示范县（区）", False),
        ("推进修改", False),
        ("区）", False),
    ],
)
def test_the_end_of_a_sentence_is_recognised(line: str, is_end: bool) -> None:
    assert ends_sentence(line) is is_end


@pytest.mark.parametrize("time", ["2023年11月底前完成", "2022年6月", "年底前", "长期坚持"])
def test_a_time_limit_alone_in_brackets_is_a_note(time: str) -> None:
    (_, _, note) = split_sentences(f"推进修改。（条法司负责）（{time}）")
    assert isinstance(note, Note)
    assert (note.times, note.responsibility.units) == ((time,), ())


@pytest.mark.parametrize("words", ["2022年", "2021—2035年", "全年不少于4次"])
def test_other_times_in_brackets_belong_to_the_sentence(words: str) -> None:
    (sentence,) = split_sentences(f"推进修改。（{words}）")
    assert isinstance(sentence, Sentence)
    assert sentence.text == f"推进修改。（{words}）"


def test_a_note_carries_what_it_says() -> None:
    (_, note) = split_sentences("推进修改。（条法司负责）")
    assert isinstance(note, Note)
    assert note.responsibility.lead == ("条法司",)


@pytest.mark.parametrize("text", ["推进工作。。加强督导。", "推进工作。 。加强督导。"])
def test_a_full_stop_typed_twice_makes_no_sentence(text: str) -> None:
    texts = [piece.text for piece in split_sentences(text) if isinstance(piece, Sentence)]
    assert len(texts) == 2
    assert texts[1] == "加强督导。"


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("推进（甲处负责），做好论证。", "（甲处负责）"),
        ("推进修改。（甲处指导，各地实施）", "（甲处指导，各地实施）"),
        ("推进修改（甲部、乙部）。", "（甲部、乙部）"),
        ("建设示范县（区）。", ""),
        ("推进修改（甲处负责）。", ""),
        ("建立知识产权（专利）制度。", ""),
        ("推进修改。（详见正文）", ""),
    ],
)
def test_a_bracket_that_reads_like_a_note_out_of_place_is_doubtful(text: str, doubt: str) -> None:
    (sentence, *_) = split_sentences(text)
    assert isinstance(sentence, Sentence)
    assert sentence.doubt == doubt
