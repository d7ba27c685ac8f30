import pytest

from model.cited_title import cited_title


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("年度工作指引", "《年度工作指引》"),
        ("《年度工作指引》", "《年度工作指引》"),
        ("关于印发《指引》的通知", "《关于印发〈指引〉的通知》"),
        ("《关于印发《指引》的通知》", "《关于印发〈指引〉的通知》"),
        ("《纲要》实施方案", "《〈纲要〉实施方案》"),
        ("《纲要》和《规划》", "《〈纲要〉和〈规划〉》"),
    ],
)
def test_a_title_has_its_marks_once_and_others_inside(title: str, cited: str) -> None:
    assert cited_title(title) == cited
