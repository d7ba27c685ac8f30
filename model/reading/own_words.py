"""What a reader of documents says, in words that fit the office's own signed text (定稿)."""

import re

_UNDONE = re.compile(r"，(?:已停止(?:读取)?，)?(?:什么也没有导入|没有读入)[；。]")
_OF_OTHERS = re.compile("来文|下载|电子文本|编码|只留|粘贴导入|纯文本")
_ADVICE = "请在 WPS 或 Word 中打开签发的定稿核对，另存为 .docx 后再选择。"


def of_final_text(refusal: str) -> str:
    """A refusal without a word about documents that others sent; any other stays as it is."""
    found = _UNDONE.search(refusal)
    if found is None:
        return refusal
    fact, advice = refusal[: found.start()], refusal[found.end() :]
    fact = fact.replace("来文", "定稿").replace("没有下载完整", "没有复制完整")
    return f"{fact}，没有采用；{_ADVICE if _OF_OTHERS.search(advice) else advice}"
