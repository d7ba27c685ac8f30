"""Settings of a Word paper and the faces that it names."""

from reports.word_style_xml import CHARACTER, FANGSONG, HEITI, KAITI, SONGTI, XIAOBIAOSONG
from reports.word_xml import part, twips, value

# Other names of the official faces, for a machine that has them under these only.
_OTHER_NAMES = {
    XIAOBIAOSONG: "小标宋体",
    HEITI: "SimHei",
    KAITI: "楷体",
    FANGSONG: "仿宋",
    SONGTI: "SimSun",
}


def font_table() -> str:
    """The part that names the faces, with other names under which a machine may have them."""
    return part(
        "fonts",
        "".join(
            f'<w:font w:name="{face}">{value("altName", other)}{value("charset", "86")}'
            f"{value('family', 'auto')}</w:font>"
            for face, other in _OTHER_NAMES.items()
        ),
    )


def settings() -> str:
    """The part that holds how Word lays Chinese text out."""
    compatible = "".join(
        f"<w:{name}/>"
        for name in (
            "spaceForUL",
            "balanceSingleByteDoubleByteWidth",
            "doNotLeaveBackslashAlone",
            "ulTrailSpace",
            "doNotExpandShiftReturn",
            "useFELayout",
        )
    )
    mode = (
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return part(
        "settings",
        '<w:zoom w:percent="100"/>'
        + value("defaultTabStop", twips(CHARACTER))
        + "<w:evenAndOddHeaders/>"
        + value("characterSpacingControl", "compressPunctuation")
        + f"<w:compat>{compatible}{mode}</w:compat>"
        + '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    )
