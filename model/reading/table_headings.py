"""The words above the columns of task tables (栏目名称) and what they announce.

The synonyms are those of national, provincial and city lists; more are added when one is met.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from model.reading.table_mapping import ColumnRole


@dataclass(frozen=True, slots=True)
class HeadingWord:
    """What a heading announces; `depth` orders columns of words from the widest to the finest."""

    role: ColumnRole
    depth: int = 0


@lru_cache(maxsize=4096)
def heading_word(heading: str) -> HeadingWord | None:
    """What a heading announces; None when its words are not known."""
    if len(heading) > _LONGEST:
        return None
    plain = plain_heading(heading)
    for words in dict.fromkeys((plain, plain_heading(_IN_BRACKETS.sub("", heading)))):
        for word, pattern in _WORDS:
            if words and pattern.fullmatch(words):
                return word
    return None


def plain_heading(heading: str) -> str:
    """A heading without spaces, line breaks and signs, so that the same words are the same."""
    return _SIGNS.sub("", heading)


WIDEST, WIDE, GENERAL, FINE, FINER, FINEST = range(1, 7)
GOAL = 7  # a goal is the finest text, or what a task must give: the other columns decide
_LONGEST = 30
_IN_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]{0,24}[）)】\]]")
_SIGNS = re.compile(r"[\s*＊#·.．,，:：;；、/／|｜()（）\[\]【】“”\"'—_-]+")
_YEAR = r"(?:(?:(?:19|20)\d\d年?|本年|今年|全年|年度)(?:度)?)?"
_LEVEL = r"(?:中央|国家|省级|省直|省|市级|市直|市|县级|区级|局内|局|委|厅|本级|内部)?"
_ORGAN = (
    r"(?:(?:单位|部门|处室|科室|股室|司局|司|处|科|局|机构|机关|主体|方|地区|地方|市州|市县|县区|区县)"
    r"(?:及|和|与|或)?){1,3}(?:名称|责任人|负责人|联系人)?"
)
_PERSON = (
    r"(?:(?:牵头|责任|分管|联系|主管|包抓|包保|主要|具体|挂点|督办|负责|协管|第一|直接)*"
    r"(?:局|市|省|县|厅|委|处|院|校)*(?:包抓|挂图|挂帅|领办)?(?:领导|领导同志|同志|负责同志|责任人|负责人|联系人|联络员|联络人|经办人|承办人|督办人|主任|局长|处长))"
    r"|责任岗位|岗位|姓名|(?:联系)?电话|联系方式|责任人员|人员|责任到人"
)
_CORE = r"(?:任务|工作|事项|要点|项目|改革|活动|工程|内容)"
_KEEN = (
    r"(?:年度|主要|重点|工作|目标|改革|中心|核心|创建|建设|试点"
    r"|督办|考核|二级|推进|总体|整体|整改|承担|细化)*"
)
_NOUN = r"(?:名称|清单|表述|题目|标题|简述)?"
_WORDS = tuple(
    (HeadingWord(role, depth), re.compile(pattern))
    for role, depth, pattern in (
        (
            ColumnRole.NUMBER,
            0,
            r"序号?|编号|项号|项次|条目?号|号|顺序号?|序列|排序|(?:任务|项目|工作|清单|事项|总|分)?(?:序号|编号|编码)"
            r"|(?i:no)",
        ),
        (ColumnRole.PERSON, 0, _PERSON),
        (
            ColumnRole.LEAD,
            0,
            rf"{_LEVEL}(?:总|共同|主要|责任)?(?:牵头|主办|主责|主要责任|第一责任|主要负责|主抓)(?:责任|负责|承办|实施)?{_LEVEL}(?:{_ORGAN})?"
            rf"|{_LEVEL}责任{_ORGAN}(?:牵头|首位)",
        ),
        (
            ColumnRole.JOIN,
            0,
            rf"{_LEVEL}(?:主要|共同|责任)?(?:配合|协办|协同|参与|参加|协助|协作|会办|支持|成员|联办|相关|其他)(?:责任|配合|参与|实施|落实)?{_LEVEL}(?:{_ORGAN})"
            rf"|配合|协办|参与|协同|{_LEVEL}责任{_ORGAN}(?:配合|参与)",
        ),
        (
            ColumnRole.UNITS,
            0,
            rf"{_LEVEL}(?:责任|负责|承办|实施|落实|执行|承担|主体|归口|主管|分工|对口|具体|工作|任务|完成|办理|建设|推进|管理|涉及)*"
            rf"{_LEVEL}{_ORGAN}|(?:任务|责任|职责|工作)?分工|责任主体|(?:任务|工作)?责任|(?:工作|任务)?负责"
            rf"|(?:牵头|主办)(?:{_ORGAN})?(?:及|和|与|或)?(?:配合|责任|协办|参与)(?:{_ORGAN})?",
        ),
        (
            ColumnRole.DUE,
            0,
            rf"{_YEAR}(?:拟|计划|预计|要求|目标|任务|工作|办理|最后|具体|推进|落实|实施|办结|整改)*(?:完成|进度|时间|办结|截止|推进|时序)?"
            r"(?:时限|时间|期限|日期|节点|时间节点|进度|进度安排|时间安排|进度要求|时限要求|时间要求|时间进度|时间期限|时间表|时点|期|年限)"
            r"|完成时[限间](?:及|和|与)成果(?:形式)?|时间及进度|进度及时限|进度时限|(?:完成)?时间和?进度|实施(?:周期|阶段|年限)|起止(?:时间|日期|年限)|进度计划|月度安排"
            r"|推进(?:进度|安排)",
        ),
        (
            ColumnRole.DELIVERABLE,
            0,
            rf"{_YEAR}(?:预期|工作|主要|任务|标志性|目标|年度|可检验|阶段性?|重要|输出|落实|拟|形成)*"
            r"(?:成果|成效|成果形式|成果体现|成果要求|成果名称|成果清单|完成标志|完成标准|完成形式|完成要求|标志|验收标准|考核标准|评价标准|考核指标"
            r"|量化指标|指标|交付物|结果|佐证材料|证明材料|支撑材料|表现形式|体现形式|效果|产出)"
            r"|完成情况标志|工作标准|衡量标准|考核要点|验收要求|目标值",
        ),
        (
            ColumnRole.REMARK,
            0,
            r"备注|附注|说明|其他|备注说明|(?:任务|政策|文件|工作|依据|条款)?(?:来源|依据|出处)|文件(?:名称|依据)"
            r"|(?:工作|任务|目前|推进|截至目前)?(?:进展|完成|落实|推进|整改)(?:情况|状态|成效|率)?"
            r"|存在(?:的)?(?:问题|困难).{0,8}|(?:问题|困难)|下一步.{0,8}|是否.{1,8}|(?:启动|开始)(?:时间|日期)|权重|分值|得分|性质|属性"
            r"|(?:所需|经费|资金)(?:经费|来源|保障)?|保障措施",
        ),
        (
            ColumnRole.CATEGORY,
            WIDEST,
            r"(?:任务|工作|项目|事项|所属|指标|举措|改革|责任|清单)*(?:类别|分类|类型|大类|门类|类|领域|板块|方面|维度|模块|篇章|部分|章节|大项|条线)"
            r"(?:名称)?|重点领域|一级(?:任务|目录|事项|指标|标题)|总体任务|专项(?:行动|工作)?(?:名称)?|行动名称|工程名称|主题",
        ),
        (
            ColumnRole.CATEGORY,
            WIDE,
            rf"{_YEAR}(?:工作|任务)?"
            r"(?:重点|方向|重点方向|主线|主体任务|战略任务|总任务|大任务|任务方向|重点任务方向)",
        ),
        (
            ColumnRole.TASK,
            GOAL,
            rf"{_YEAR}(?:工作|任务|年度|总体|预期|具体|阶段|主要|责任)*目标(?:要求|内容)?",
        ),
        (
            ColumnRole.MEASURE,
            FINEST,
            rf"{_YEAR}.{{0,10}}(?:举措|措施|做法|办法|步骤|抓手|路径|打法|对策)(?:内容|清单|安排)?",
        ),
        (
            ColumnRole.TASK,
            FINER,
            rf"{_YEAR}(?:具体|细化|分解|细分|子|三级|分项|详细)(?:目标|工作|重点)?(?:任务|工作|内容|事项|项目|要求|安排)(?:内容|分解|安排|要求)?"
            rf"|{_YEAR}(?:任务|工作|目标)?(?:分解|细化)(?:任务|事项|内容)?|工作(?:安排|计划)|落实(?:内容|安排|任务|要求)|实施内容|任务明细",
        ),
        (
            ColumnRole.TASK,
            FINE,
            rf"{_YEAR}(?:目标|工作|任务|事项|主要|重点|建设|改革|项目|责任)*(?:内容|要求|描述|详情)(?:及要求|和要求)?|{_YEAR}主要工作|任务及要求",
        ),
        (ColumnRole.TASK, GENERAL, rf"{_YEAR}{_KEEN}{_CORE}{{1,2}}{_NOUN}"),
    )
)  # fmt: skip
