from model.reading.read import read_document

BODY = """一、加强保护
（一）完善制度。推进商标法修改工作。做好地理标志立法论证。
二、加强运用
（二）推进转化。开展专利转化专项行动。"""


def test_a_lead_that_repeats_sentences_of_several_chapters_doubles_none() -> None:
    lead = "工作要点提出，推进转化。推进商标法修改工作。\n开展专利转化专项行动。\n"
    document = read_document((lead + BODY).encode())
    assert [len(item.sentences) for c in document.chapters for item in c.items] == [2, 1]
    assert [line.line for line in document.removed] == [1, 2]
    assert [(found.line, "导语" in found.message) for found in document.findings] == [(1, True)]


def test_a_lead_that_says_so_is_cut_with_one_finding() -> None:
    lead = "近日，示例省知识产权局发布工作要点。\n记者获悉，推进商标法修\n改工作。\n"
    document = read_document((lead + BODY).encode())
    assert [line.line for line in document.removed] == [1, 2, 3]
    assert len(document.findings) == 1


def test_a_preamble_is_no_lead() -> None:
    document = read_document(("为做好2023年工作，制定本要点。\n" + BODY).encode())
    assert document.removed == ()
    assert document.findings == ()
