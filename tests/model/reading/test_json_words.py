from model.reading.json_words import as_json
from model.reading.read import read_document

TEXT = """示例省2023年工作要点
一、重点任务
（一）促进转化
1.遴选3—5所高校，审查周期压减到15.5个月。每月25日前报送，长期坚持。
"""


def test_groups_ranges_fractions_and_open_limits_are_shown() -> None:
    document = as_json(read_document(TEXT.encode()))
    item = document["chapters"][0]["items"][0]  # type: ignore[index]
    assert item["group"] == {"number": "（一）", "title": "促进转化"}
    assert [target["value"] for target in item["targets"]] == [[3, 5], 15.5]
    assert [target["op"] for target in item["targets"]] == ["range", "<="]
    assert item["deadlines"] == [
        {"quote": "每月25日前", "date": None, "sentence_index": 1},
        {"quote": "长期坚持", "date": None, "sentence_index": 1},
    ]
    assert document["doc_number"] is None
    assert document["issued_date"] is None
