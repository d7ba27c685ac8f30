"""Headings of what is no task by itself: 指导思想, 主要目标, 工作要求, 组织实施."""

import re


def is_background(title: str) -> bool:
    """Whether a heading announces aims, principles or requirements, which are not counted."""
    return _BACKGROUND.fullmatch(title.strip("：")) is not None


def is_principles(title: str) -> bool:
    """Whether each paragraph below a heading is a principle of its own (基本原则)."""
    return _PRINCIPLES.fullmatch(title.strip("：")) is not None


def is_organising(title: str) -> bool:
    """Whether a heading is about seeing the work through (组织实施、保障措施)."""
    return _ORGANISING.fullmatch(title.strip("：")) is not None


def background_lead(text: str) -> str:
    """The heading that leads a paragraph before a colon (指导思想：以…), else nothing."""
    words, colon, rest = text.partition("：")
    return words + colon if colon and rest and is_background(words) else ""


_WHEN = r"(?:(?:19|20)\d\d年(?:底)?(?:度)?|年度|本年度|今年)?(?:的)?"
_WORD = (
    r"(?:(?:年度|工作|总体|总的|主要|基本|具体|有关|相关|发展|预期|几点|规划|建设|任务)?(?:工作)?"
    r"(?:要求|思路|目标(?:要求)?|原则|目的)"
    r"|指导思想|指导方针|目标任务|任务目标|(?:面临|发展)?形势|(?:规划|战略|工作|发展)(?:背景|基础|现状)|注意事项|有关事项|附则)"
)
_BACKGROUND = re.compile(rf"(?:明确|把握|准确把握)?{_WHEN}{_WORD}(?:[和与及、]{_WORD})*")
_PRINCIPLES = re.compile(r"(?:基本|工作|主要|总体)?原则")
_STRENGTHEN = r"(?:加强|强化|抓好|狠抓|做好|落实|完善|健全|严格)?"
_SEE_THROUGH = (
    r"(?:组织(?:实施保障|领导|实施|协调|落实|推进|保障)|(?:实施|工作|条件|政策|支撑|要素|制度)?保障(?:措施|机制)?"
    r"|(?:工作|推进|落实|协调|责任)机制|工作落实|责任落实|统筹协调|监督检查|督促检查|督导考核|考核评价)"
)
_ORGANISING = re.compile(
    rf"{_STRENGTHEN}{_SEE_THROUGH}(?:措施)?(?:[和与及、]{_STRENGTHEN}{_SEE_THROUGH})*(?:工作)?"
)
