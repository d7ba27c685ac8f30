"""What the tests of edits share: an invented paper with every kind of part, and its words."""

from collections import Counter

from model.reading.document import OfficialDocument
from model.reading.places import Place, holders, item_at, item_places
from model.reading.read import understand
from model.reading.sources.recognise import text_source

PAPER = """首页 > 政策文件
2024年某某省知识产权工作指引
国知办发运字〔2024〕8号
一、总体要求
（一）主要目标
全省知识产权工作稳中有进。
——创造质量更高。发明专利审查周期压减到15.5个月左右。
——运用效益更好。质押融资金额增长10%以上。
二、重点任务
（二）加强法治保障
1.配合修订专利法规。6月底前完成调研。（条法司负责）开展普法宣传。（办公室、人事司负责）
2.推进商标法修改。（条法司、商标局按职责分工负责）结案准确率达93%以上。
（三）提升服务水平
3.新建服务网点30家。（公共服务司牵头，各地方知识产权局参与）
三、工作要求
（四）抓好落实
各地方于2024年12月15日前报送成效。
打印本页
"""


def paper() -> OfficialDocument:
    """The invented paper as it is read."""
    return understand(text_source(PAPER))


def sentence_places(document: OfficialDocument) -> list[Place]:
    """Every sentence in the order of the paper."""
    return [
        Place(chapter=place.chapter, item=place.item, goal=place.goal, sentence=at)
        for place in holders(document)
        for at in range(len(_sentences(document, place)))
    ]


def sentence(document: OfficialDocument, place: Place) -> str:
    """The words of one sentence."""
    assert place.sentence is not None
    return _sentences(document, place)[place.sentence]


def find(document: OfficialDocument, words: str) -> Place:
    """Where the sentence with these words stands."""
    return next(p for p in sentence_places(document) if words in sentence(document, p))


def words(document: OfficialDocument) -> Counter[str]:
    """Every sign of titles, sentences and removed lines; 。 comes and goes with a sentence."""
    pieces = [line.text for line in document.removed]
    for chapter in document.chapters:
        pieces.append(chapter.title)
    items = [item_at(document, place) for place in item_places(document)]
    pieces.extend({item.group.title for item in items if item.group})
    for item in items:
        pieces.extend((item.title or "", *item.sentences))
        pieces.extend(text for goal in item.subitems for text in (goal.title, *goal.sentences))
    return Counter("".join(pieces).replace("。", ""))


def notes(document: OfficialDocument) -> Counter[str]:
    """Every sign of the notes."""
    return Counter(
        "".join(
            note.text
            for place in item_places(document)
            for note in item_at(document, place).responsible
        )
    )


def _sentences(document: OfficialDocument, place: Place) -> tuple[str, ...]:
    item = item_at(document, place)
    return item.sentences if place.goal is None else item.subitems[place.goal].sentences
