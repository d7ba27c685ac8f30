"""Notes that name who answers for the sentences before them (责任部门)."""

import re
from dataclasses import dataclass, field

from model.reading.document import ReadResponsibility
from model.reading.unit_names import is_unit, join_regions, may_be_named, split_names, split_pair
from model.words import ResponsibilityMode


@dataclass(frozen=True, slots=True)
class Note:
    """A note as printed and what it says.

    `times` are its time limits (完成时限), `details` what it tells beside (责任人、成果形式) as
    heading and words, `odd_names` those that do not read like a unit.
    """

    responsibility: ReadResponsibility
    times: tuple[str, ...] = ()
    is_plain: bool = False  # names only: no word says that they answer for anything
    details: tuple[tuple[str, str], ...] = ()
    odd_names: tuple[str, ...] = ()
    at: int = field(default=0, compare=False)  # offset in the paragraph


def read_note(text: str) -> Note | None:
    """What a bracket, or a line such as 责任单位：…, says; None when it is no note."""
    inner = _inner(text)
    if len(inner) > _LONGEST:
        return None
    parse = _Parse()
    for chunk in split_names(inner, "，；,;。|｜"):
        parse.take(chunk)
    return parse.note(text)


def is_label_line(text: str) -> bool:
    """Whether a line of its own begins like 责任单位：… or 完成时限：…."""
    return _LABEL_LINE.match(text) is not None


def breaks_off(line: str) -> bool:
    """Whether a line such as 责任单位：… ends inside a name, so that the next one goes on."""
    labels = list(_LABEL.finditer(line))
    if labels and labels[-1].lastgroup in ("time", "detail"):
        return False
    names = split_names(line, "、，；：")
    return line.endswith(("、", "，", "；", "：")) or not may_be_named(names[-1])


_LONGEST = 1200
_LEAD = r"牵头(?:责任|负责|（责任）)?|责任(?:牵头)?|主办|负责|主责|承办|实施|落实|执行|主管"
_JOIN = r"配合|参与|协办|协同|参加|协助|协作|会办|支持"
_ORGAN = r"(?:单位|部门|处室|科室|股室|机构|司局|主体|市州|司|处|局)(?:（[^（）]{1,6}）)?"
_TIME_LABEL = r"(?:完成)?(?:时限|时间|期限)(?:要求|安排|进度)?|(?:进度|时间)(?:安排|要求)|时间节点"
_DETAIL_LABEL = (
    r"(?:责任|牵头|分管|联系|主管)(?:领导|人|局领导)|责任岗位|联系人|联络员"
    r"|成果形式|成果要求|(?:工作|预期|标志性)成果|完成标志|考核指标|备注"
)
_LABEL = re.compile(
    rf"(?:(?P<lead>(?:第一|主要|主体|具体)?(?:{_LEAD}){_ORGAN}|牵头(?=：)|主办(?=：))"
    rf"|(?P<join>(?:主要)?(?:{_JOIN}){_ORGAN}|配合(?=：)|协办(?=：)|参与(?=：))"
    rf"|(?P<time>{_TIME_LABEL})|(?P<detail>{_DETAIL_LABEL}))[】\]]?[：:]"
)
_LABEL_LINE = re.compile(rf"[（【\[]?(?:{_LABEL.pattern})".replace("?P<", "?P<line_"))
_DONE = r"(?:负责|配合|参与|参加|牵头|协助|贯彻|落实|推进|实施|组织|做好|抓好|承担|办理)"
_VERB = re.compile(
    r"(?:共同|具体|分别|联合|各自|统一|整体|组织|会同)?"
    rf"(?:(?:按照?|依据?|根据)(?:各自)?(?:职责(?:分工|范围|权限)?|分工)(?:分别|共同|协同)?{_DONE}{{0,3}}"
    r"|牵头(?:负责|组织实施|组织|实施|落实|推进)?|负责(?:组织实施|落实|推进|实施|牵头|统筹|指导)?"
    r"|(?:积极|协同|协助)?(?:参与|配合|参加|协助|协办)(?:落实|实施|推进)?|分工(?:负责|落实))"
)
_JOINS = ("参与", "配合", "参加", "协助", "协办")
_CARRIED_OUT = re.compile(r"(?:具体|抓好|组织|推动)?(?:落实|实施|组织实施|指导|支持|督促)$")
_REMARK = re.compile(r"下同|[列排]在?(?:第一位?|首位?|前面?)的?.{0,12}(?:牵头|主办|责任).{0,12}")
_ORGANS = r"(?:部门|单位|地方|处室|司局|地区|机构|成员单位|企业|高校)"
_OPEN_END = re.compile(
    r"等(?:\d{1,3}个?|[一二三四五六七八九十]{1,3}个?)?"
    rf"(?:有关|相关|各有关|各相关|各)?{_ORGANS}?(?:(?:和|及|、)?{_ORGANS})?$"
)
_LEADING = re.compile(r"^(?:由|会同|以及|及|并由|和|其中)")
_BY = re.compile(r"(?<!自)由")
_TIME = re.compile(
    r"(?:于|在|力争|确保|计划)?(?:(?:19|20)?\d\d年|\d{1,2}月|[一二三四五六七八九十]{1,2}月|年[底末内]|[今本当明]年"
    r"|[上下]半年|第?[一二三四1-4]季度|每[年月季半周]|每个[月季]|全年|长期|持续|常态|按季|按月|逐年|定期|立行立改|即时)"
    r"[^、（）]{0,30}"
)
_TIME_BEFORE = re.compile(
    r"((?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|[底末])?前(?:完成)?)由?(?=.)"
)


@dataclass(slots=True)
class _Parse:
    """What the chunks of a note said so far."""

    lead: list[str] = field(default_factory=list)
    join: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)
    label: str | None = None
    open_ended: bool = False
    is_verbal: bool = False
    is_labelled: bool = False
    by_duty: bool = False
    led: bool = False

    def take(self, chunk: str) -> None:
        at = 0
        for found in _LABEL.finditer(chunk):
            self._take_words(chunk[at : found.start()])
            self._begin(found)
            at = found.end()
        self._take_words(chunk[at:])

    def note(self, text: str) -> Note | None:
        role = self.label or ("join" if self.lead and self.is_verbal else "lead")
        is_plain = not self.is_labelled and not self.is_verbal
        self._settle(role)
        names = self.lead + self.join
        if not names and not self.is_labelled:
            return None
        if is_plain and not all(map(is_unit, names)):
            return None
        if not self.is_labelled and not any(map(is_unit, names)):
            return None
        return Note(
            self._responsibility(text, is_plain=is_plain),
            tuple(self.times),
            is_plain,
            tuple(self.details),
            tuple(name for name in names if not may_be_named(name)),
        )

    def _begin(self, label: re.Match[str]) -> None:
        self._settle(self.label)
        is_second = self.led and bool(self.lead) and label[0].startswith("责任")
        self.label = "join" if is_second and label["lead"] else label.lastgroup
        self.is_labelled = True
        words = label[0].rstrip("：:】]")
        self.led = self.led or words.startswith(("牵头", "主办")) or label["join"] is not None
        if self.label == "detail":
            self.details.append((words, ""))

    def _take_words(self, words: str) -> None:
        if not words:
            return
        if self.label == "time":
            self.times.append(words)
        elif self.label == "detail":
            heading, before = self.details[-1]
            self.details[-1] = (heading, f"{before}，{words}" if before else words)
        elif _REMARK.fullmatch(words):
            self.details.append(("说明", words))
        elif _TIME.fullmatch(words) and not _VERB.search(words) and not is_unit(words):
            self.times.append(words)
        else:
            self._take_names(words)

    def _take_names(self, chunk: str) -> None:
        at = 0
        if (time := _TIME_BEFORE.match(chunk)) and time[1] != "前":
            self.times.append(time[1])
            at = time.end()
        for verb in _VERB.finditer(chunk, at):
            self._wait(chunk[at : verb.start()])
            at = verb.end()
            self._say(verb[0])
        rest = chunk[at:]
        if self.is_verbal and (done := _CARRIED_OUT.search(rest)):
            self._wait(rest[: done.start()])
            self._say("参与")
            return
        self._wait(rest)

    def _say(self, verb: str) -> None:
        self.is_verbal = True
        by_duty = "职责" in verb or "分工" in verb
        joins = any(word in verb for word in _JOINS) or (self.led and by_duty)
        self.by_duty = self.by_duty or by_duty
        self.led = self.led or "牵头" in verb or joins
        self._settle("join" if joins else "lead")

    def _wait(self, names: str) -> None:
        for name in join_regions(split_names(names, "、")):
            closed = _OPEN_END.sub("", name)
            self.open_ended = self.open_ended or closed != name
            closed = _named_by(_LEADING.sub("", closed))
            self.waiting.extend(part for part in split_pair(closed) if part)

    def _settle(self, role: str | None) -> None:
        names = self.join if role == "join" else self.lead
        known = (*self.lead, *self.join)
        names.extend(name for name in dict.fromkeys(self.waiting) if name not in known)
        self.waiting.clear()

    def _responsibility(self, text: str, *, is_plain: bool) -> ReadResponsibility:
        return ReadResponsibility(
            text=text,
            units=tuple(dict.fromkeys(self.lead + self.join)),
            lead=tuple(self.lead),
            participants=tuple(self.join),
            open_ended=self.open_ended,
            mode=self._mode(is_plain=is_plain),
        )

    def _mode(self, *, is_plain: bool) -> ResponsibilityMode:
        if is_plain:
            return ResponsibilityMode.NAMES_ONLY
        if self.join or self.led:
            return ResponsibilityMode.LEAD_AND_JOIN
        return ResponsibilityMode.BY_DUTY if self.by_duty else ResponsibilityMode.RESPONSIBLE


def _named_by(name: str) -> str:
    """专利工作由审查业务部 names the office only."""
    rest = _BY.split(name)[-1]
    return rest if is_unit(rest) else name


def _inner(text: str) -> str:
    inner = text.strip().rstrip("。")
    if inner[:1] in ("（", "【", "[") and inner[-1:] in ("）", "】", "]"):
        inner = inner[1:-1]
    return inner.rstrip("。；，")
