"""Notes that name who answers for the sentences before them (责任部门)."""

import re
from dataclasses import dataclass, field

from model.reading.document import ReadResponsibility
from model.words import ResponsibilityMode


@dataclass(frozen=True, slots=True)
class Note:
    """A note as printed, what it says, and the time limits named in it (完成时限)."""

    responsibility: ReadResponsibility
    times: tuple[str, ...] = ()
    is_plain: bool = False  # names only: no word says that they answer for anything
    at: int = field(default=0, compare=False)  # offset in the paragraph


def read_note(text: str) -> Note | None:
    """What a bracket, or a line such as 责任单位：…, says; None when it is no note."""
    inner = _inner(text)
    if len(inner) > _LONGEST:
        return None
    parse = _Parse()
    for chunk in _split(inner, "，；,;。|｜"):
        parse.take(chunk)
    return parse.note(text)


def is_label_line(text: str) -> bool:
    """Whether a line of its own begins like 责任单位：… or 完成时限：…."""
    return _LABEL_LINE.match(text) is not None


def breaks_off(line: str) -> bool:
    """Whether a line such as 责任单位：… ends inside a name, so that the next one goes on."""
    labels = list(_LABEL.finditer(line))
    if labels and labels[-1].lastgroup in ("time", "person"):
        return False
    names = _split(line, "、，；：")
    return line.endswith(("、", "，", "；", "：")) or not is_unit(names[-1])


def is_unit(name: str) -> bool:
    """Whether a name reads like that of a department, an office or a region."""
    return len(name) > 1 and _UNIT.match(name) is not None and not _NO_UNIT.search(name)


def abbreviates_province(units: tuple[str, ...]) -> bool:
    """Whether 省 stands before the first name only and is meant for the others too."""
    if len(units) < 2 or not re.match(r"省[^内直级]", units[0]):
        return False
    return any(not re.match(_OWN_LEVEL, unit) for unit in units[1:])


_LONGEST = 1200
_OWN_LEVEL = r"省|市|各|有关|相关|中央|国家|中国|人民银行|全省|县|区|州|本|局内|我"
_ROLES = {
    "lead": r"牵头|主办|责任|负责|主责|承办|实施|主要责任",
    "join": r"配合|参与|协办|协同|参加|协助",
}
_ORGAN = r"(?:单位|部门|处室|科室|机构|司局|司|处)"
_TIME_LABEL = r"(?:完成)?(?:时限|时间|期限)(?:要求|安排|进度)?|(?:进度|时间)(?:安排|要求)|时间节点"
_PERSON_LABEL = r"(?:责任|牵头|分管|联系|主管)(?:领导|人|局领导)|责任岗位|联系人|联络员"
_LABEL = re.compile(
    rf"(?:(?P<lead>(?:{_ROLES['lead']}){_ORGAN})|(?P<join>(?:{_ROLES['join']}){_ORGAN})"
    rf"|(?P<time>{_TIME_LABEL})|(?P<person>{_PERSON_LABEL}))[】\]]?[：:]"
)
_LABEL_LINE = re.compile(rf"[（【\[]?(?:{_LABEL.pattern})".replace("?P<", "?P<line_"))
_VERB = re.compile(
    r"(?:共同|具体|分别|联合|各自|统一|整体|组织|会同)?"
    r"(?:按(?:照)?(?:各自)?职责(?:分工|范围|权限)?(?P<duty>分别)?(?:共同|协同|组织|抓好)?"
    r"(?:负责|落实|配合|参与|推进|实施|牵头)?"
    r"|牵头(?:负责|组织实施|组织|实施|落实|推进)?|负责(?:组织实施|落实|推进|实施|牵头)?"
    r"|(?:积极|协同|协助)?(?:参与|配合|参加|协助)(?:落实|实施|推进)?|分工(?:负责|落实))"
)
_JOINS = ("参与", "配合", "参加", "协助")
_OPEN_END = re.compile(
    r"等(?:\d{1,3}个|[一二三四五六七八九十]{1,3}个)?"
    r"(?:有关|相关|各有关|各相关|各)?(?:部门|单位|地方|处室|司局|地区|机构|成员单位)*$"
)
_UNIT = re.compile(
    r".*(?:司|部|局|室|办|处|委|会|中心|党委|协会|厅|院|署|行|关|团|政府|党组|专班|机关|联盟"
    r"|检察院|法院|总队|支队|大学|学院|公司|集团|研究所|报社|出版社)$"
    r"|.+(?:部门|单位|机构|处室)$|(?:各|有关|相关|全省|局内|本局|其他).*(?:市|州|盟|区|县|地|单位|部门|处室|地区|地方|高校"
    r"|（[^（）]{1,9}）)$"
)
_NO_UNIT = re.compile(
    r"[《》“”。：:0-9]|以下简称|以下称|征求意见"
    r"|(?:[暂试执进推实先发平履施运另自]行|[全内外]部|[社机大年]会|[部签]署|[有相攻]关"
    r"|(?<![稽调巡检督])查处|[惩益好]处|(?<!运)用处|[举主承协督催]办)$"
)


@dataclass(slots=True)
class _Parse:
    """What the chunks of a note said so far."""

    lead: list[str] = field(default_factory=list)
    join: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    label: str | None = None
    open_ended: bool = False
    is_verbal: bool = False
    is_labelled: bool = False
    by_duty: bool = False
    led: bool = False

    def take(self, chunk: str) -> None:
        if found := _LABEL.match(chunk):
            self._settle(self.label)
            self.label = found.lastgroup
            self.is_labelled = True
            self.led = (
                self.led or found[0].startswith(("牵头", "主办")) or found["join"] is not None
            )
            chunk = chunk[found.end() :]
        if self.label == "time":
            self.times.append(chunk)
        elif self.label != "person":
            self._take_names(chunk)

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
        return Note(self._responsibility(text, is_plain=is_plain), tuple(self.times), is_plain)

    def _take_names(self, chunk: str) -> None:
        at = 0
        for verb in _VERB.finditer(chunk):
            self._wait(chunk[at : verb.start()])
            at = verb.end()
            self._say(verb[0])
        self._wait(chunk[at:])

    def _say(self, verb: str) -> None:
        self.is_verbal = True
        joins = any(word in verb for word in _JOINS) or (self.led and "职责" in verb)
        self.by_duty = self.by_duty or "职责" in verb or verb.startswith("分工")
        self.led = self.led or "牵头" in verb or joins
        self._settle("join" if joins else "lead")

    def _wait(self, names: str) -> None:
        for name in _split(names, "、"):
            closed = _OPEN_END.sub("", name)
            self.open_ended = self.open_ended or closed != name
            closed = _LEADING.sub("", closed)
            self.waiting.extend(part for part in _pair(closed) if part)

    def _settle(self, role: str | None) -> None:
        names = self.join if role == "join" else self.lead
        names.extend(name for name in self.waiting if name not in names)
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


_LEADING = re.compile(r"^(?:由|会同|以及|及|并由|和)")
_TWO_UNITS = re.compile(r"(?<=[司局厅处室])(?:和|与|会同|及|以及)(?=..)")


def _pair(name: str) -> list[str]:
    return _TWO_UNITS.split(name)


def _inner(text: str) -> str:
    inner = text.strip().rstrip("。")
    if inner[:1] in ("（", "【", "[") and inner[-1:] in ("）", "】", "]"):
        inner = inner[1:-1]
    return inner.rstrip("。；，")


def _split(text: str, signs: str) -> list[str]:
    """Cut at signs that stand outside brackets: 各县（市、区） is one name."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth += (sign == "（") - (sign == "）")
        if sign in signs and depth <= 0:
            parts.append(text[start:at])
            start = at + 1
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]
