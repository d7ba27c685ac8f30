"""Words of an official text that are looked at: how papers are cited, who is addressed, what is
compared, what a 报告 must not ask for.
"""

import re
from collections.abc import Iterator

from model.language_finding import LanguageFinding, LanguageRule, Rule, finding
from model.words import ReportForm


def _number_before_title(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    for found in _ENCLOSED_FIRST.finditer(text):
        yield finding(
            LanguageRule.TITLE_FIRST,
            text,
            *found.span(),
            f"引用公文先引标题、后引发文字号：改为“{found['title']}（{found['number']}）”。",
        )
    for found in _NUMBER_FIRST.finditer(text):
        number = _LEADING_WORDS.sub("", found["number"])
        start = found.end("number") - len(number)
        yield finding(
            LanguageRule.TITLE_FIRST,
            text,
            start,
            found.end(),
            f"引用公文先引标题、后引发文字号：改为“{found['title']}（{number}）”。",
        )


def _number_brackets(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    for found in _WRONG_BRACKETS.finditer(text):
        right = f"〔{found['year']}〕{found['number']}号"
        yield finding(
            LanguageRule.NUMBER_BRACKETS,
            text,
            found.start() + 1,
            found.end(),
            f"发文字号的年份用六角括号：改为“{right}”。",
        )
    for found in _WRONG_NUMBER.finditer(text):
        right = f"〔{found['year']}〕{found['number']}号"
        yield finding(
            LanguageRule.NUMBER_BRACKETS,
            text,
            *found.span(),
            f"发文字号的顺序号不加“第”、不编虚位：改为“{right}”。",
        )


def _address(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    for found in _ADDRESS.finditer(text):
        if found["polite"] and form is not ReportForm.REPORT:
            continue
        yield finding(
            LanguageRule.ADDRESS,
            text,
            *found.span(),
            f"向上级机关行文不称“{found[0]}”，请写机关名称，如“国家知识产权局”。",
        )


def _comparison(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    for sentence in _SENTENCE.finditer(text):
        found = _COMPARED.search(text, *sentence.span())
        if found and not _TOLD.search(_DATES.sub("", sentence[0])):
            yield finding(
                LanguageRule.COMPARISON,
                text,
                *found.span(),
                f"“{found[0]}”没有数据支撑：请写明增减的幅度，或本期和上年同期两个数。",
            )


def _request(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    if form is not ReportForm.REPORT:
        return
    for found in _REQUEST.finditer(text):
        yield finding(
            LanguageRule.REQUEST,
            text,
            *found.span(),
            f"报告中不得夹带请示事项：请删去“{found[0]}”，需要上级批准、支持的另行请示。",
        )


WORD_RULES: tuple[Rule, ...] = (
    _number_before_title,
    _number_brackets,
    _address,
    _comparison,
    _request,
)

_NUMBER = r"(?P<number>[一-龥]{2,14}[〔\[【（(](?:19|20)\d{2}[〕\]】）)]\s?第?\d{1,5}号)"
_TITLE = r"(?P<title>《[^《》\n]{2,80}》)"
_NUMBER_FIRST = re.compile(rf"{_NUMBER}(?:文件?)?{_TITLE}")
# （国知发〔2023〕7号）《…》, unless the number belongs to a title before it.
_ENCLOSED_FIRST = re.compile(
    r"(?<![》”〉])(?<!通知|意见|办法|方案|指引|规划|纲要|计划|规定|条例|细则|要点|决定|公告|通报|批复|复函|报告)"
    rf"[（(]{_NUMBER}[）)]{_TITLE}"
)
# Words before the letters of the office: 根据国知发运字〔2023〕7号.
_LEADING_WORDS = re.compile(
    r"^.*?(?:根据|按照|依据|遵照|对照|落实|贯彻|执行|印发|转发|关于|依照|收到|结合|以及|[及和与按照对])"
    r"(?=[一-龥]{2,})"
)
_WRONG_BRACKETS = re.compile(
    r"[发函字办政令规党组][\[［【（(](?P<year>(?:19|20)\d{2})[\]］】）)]\s?第?0{0,3}(?P<number>\d{1,5})号"
)
_WRONG_NUMBER = re.compile(r"〔(?P<year>(?:19|20)\d{2})〕\s?(?:第0*|0+)(?P<number>[1-9]\d{0,4})号")
_ADDRESS = re.compile(r"(?<!迷)你(?:局|司|厅|委|单位|办公室)|(?P<polite>贵(?:局|司|厅|委|单位))")
_SENTENCE = re.compile(r"[^。！？\n]+")
_COMPARED = re.compile(
    r"(?:同比|环比|(?:较|比)(?:上年|去年|上一年)(?:同期|底|末)?)(?:分别|均|都|有所|有|继续|实现|又)?"
    r"(?:大幅度?|明显|显著|持续|稳步|快速|较快|进一步)?地?"
    r"(?:增长|增加|上升|提高|提升|下降|减少|降低|缩短|压缩|压减|扩大|好转|改善|翻番|增多|加快|增幅|更[高低快好])"
)
_DATES = re.compile(
    r"《[^《》]*》|〔\d{4}〕\d+号|\d{1,4}年|\d{1,2}[—～-]\d{1,2}月|\d{1,2}(?:月|日|时|季度)"
    r"|“?十四五”?|第?[一二三四]季度|前三季度|[一二三四五六七八九十]+(?:是|、)|（[一二三四五六七八九十]+）"
)
# A figure, a share in words, or a plan that has none yet.
_TOLD = re.compile(
    r"\d|[一二两三四五六七八九十百千万]+(?:成|倍|番|个百分点|[万亿]?[件项家户人次元条个])|百分之|翻.?番|持平|过半|近半"
    r"|力争|确保|目标|预计|计划|推动|争取|努力|如果|若|是否|口径"
)
_ABOVE = "国家局|国家知识产权局|贵局|上级"
_REQUEST = re.compile(
    # Not 申请支持, 提请审议, 报请批准: there somebody else is asked, or was.
    rf"(?<![申提报邀聘商函呈主敦])(?:恳请|敬请|务请|请)(?:{_ABOVE}|领导)?"
    r"(?:予以|给予|尽快|及时|早日|准予|予)?"
    r"(?:批示|审批|批准|批复|核准|批转|核批|指示|支持|同意|审定|明示|解决|帮助解决|协调解决)"
    r"|恳请|妥否|(?<!应)当否(?![定决认])|(?<!不)可否(?=[，。？])|是否妥当(?=[，。？])"
    r"|特此请示|请示如下|以上请示|望予(?:批准|批复|支持)|(?<![希渴有盼期])望批[准复]"
    rf"|(?:希望|请求)(?:{_ABOVE})[^，。；\n]{{0,12}}?(?:支持|帮助|批准|倾斜|解决)"
)
