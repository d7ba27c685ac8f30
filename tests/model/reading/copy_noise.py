"""What copies on the web do to a document, as functions of a clean text."""

import re
from collections.abc import Callable
from functools import cache
from random import Random

Noise = Callable[[str, Random], str]

PINYIN = {
    **dict.fromkeys("识識实實", "shí"),
    **dict.fromkeys("产產", "chǎn"),
    **dict.fromkeys("权權", "quán"),
    **dict.fromkeys("进進", "jìn"),
    **dict.fromkeys("务務", "wù"),
    **dict.fromkeys("略", "lüè"),
}
LIGHT = {**dict.fromkeys("们們", "men"), **dict.fromkeys("个個", "ge"), "的": "de"}
BRACKETS = ("({})", "（{}）", "【{}】", "({} )", " ({})", "( {})")
HEAD = (
    "当前位置：首页 > 政务公开 > 政策文件",
    "首页>新闻>正文",
    "登录 | 注册",
    "无障碍阅读",
    "发布时间：2024-03-29 10:21 来源：示例省知识产权局",
    "2024-03-29 10:21",
    "字号：[ 大 中 小 ]",
    "【字体：大 中 小】",
    "打印本页 | 关闭窗口",
    "分享到：微信 微博",
    "浏览次数：1024",
    "索引号：000014672/2024-00012",
    "发布机构：示例省知识产权局",
    "来源丨示例网",
    "A+ A A-",
    "二维码",
)
TAIL = (
    "（责任编辑：某某）",
    "扫一扫在手机打开当前页",
    "【打印】 【关闭】",
    "上一篇：关于开展示例工作的通知",
    "下一篇：没有了",
    "相关链接",
    "热门推荐",
    "版权所有：示例省知识产权局 京ICP备00000000号-1",
    "主办单位：示例省知识产权局 承办：示例中心",
    "本网站所载内容未经许可不得转载。",
    "声明：本文转载自网络，仅供学习参考。",
    "长按识别二维码关注公众号",
    "Copyright © 2024 All Rights Reserved",
)
PAGE_LINES = ("— 3 —", "- 12 -", "第3页 共9页", "7", "第 4 页", "2/10", "Page 3 of 9", "·5·")


def lines_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def traditional(text: str, random: Random) -> str:
    """In Traditional characters, with the 著 that other regions write for 着."""
    convert = _converter()
    return convert(text).replace("着", random.choice("着著"))


def pinyin(text: str, random: Random) -> str:
    form = random.choice(BRACKETS)
    upper = random.random() < 0.1

    def behind(sign: re.Match[str]) -> str:
        if random.random() < 0.3:
            return sign[0]
        syllable = PINYIN.get(sign[0]) or LIGHT[sign[0]]
        return sign[0] + form.format(syllable.upper() if upper and sign[0] in PINYIN else syllable)

    return re.sub(f"[{''.join((*PINYIN, *LIGHT))}]", behind, text)


def wrapped(text: str, random: Random) -> str:
    """Broken at a width, with or without blank lines, with the numbers of pages between."""
    width, is_spaced = random.randint(26, 44), random.random() < 0.5
    broken: list[str] = []
    for line in lines_of(text):
        for at in range(0, len(line), width):
            broken.append(line[at : at + width])
            if at + width < len(line) and random.random() < 0.1:
                broken += ["", random.choice(PAGE_LINES), ""]
            broken += [""] * is_spaced
    return "\n".join(broken)


def spaced(text: str, random: Random) -> str:
    return "".join(s + " " * (ord(s) > 255 and random.random() < 0.1) for s in text)


def half_width(text: str, random: Random) -> str:
    table = str.maketrans("，；：（）", ",;:()")
    return "".join(s.translate(table) if random.random() < 0.5 else s for s in text)


def on_a_site(text: str, random: Random) -> str:
    """With the head and the tail of a site around it."""
    head = random.sample(HEAD, random.randint(0, len(HEAD)))
    tail = random.sample(TAIL, random.randint(0, len(TAIL)))
    return "\n".join([*head, *lines_of(text), *tail])


def in_markdown(text: str, random: Random) -> str:
    """With headings, bold leads, escaped numbers and stressed words."""
    marked: list[str] = []
    for line in lines_of(text):
        if re.match("[一二三四五]、", line):
            line = random.choice(("## {}", "**{}**", "### {} ##", "- {}")).format(line)
        elif found := re.match("(（[一二三四五]）[^。]*。)(.+)", line):
            line = f"**{found[1]}**{found[2]}"
        elif found := re.match(r"(\d)\.(.*)", line):
            line = rf"{found[1]}\. {found[2]}"
        line = line.replace(
            "推进", random.choice(("*推进*", "**推进**", "推进", "[推进](http://e.org)"))
        )
        marked += [line, ""]
    return "\n".join(marked)


def indented(text: str, random: Random) -> str:
    lead = random.choice(("　　", "    ", "\t", "　", "\u00a0\u00a0"))
    return "\n\n".join(lead + line for line in lines_of(text))


def in_square_brackets(text: str, random: Random) -> str:
    opened, closed = random.choice(("〔〕", "[]", "【】", "［］"))
    return re.sub("（([^（）]*(?:负责|参与))）", rf"{opened}\1{closed}", text)


def on_one_line(text: str, random: Random) -> str:
    """Every line break is a gap."""
    return random.choice((" ", "　　", "  ")).join(lines_of(text))


def run_together(text: str, random: Random) -> str:
    """Every line break is lost."""
    return "".join(lines_of(text))


def titled_again(text: str, random: Random) -> str:
    """With the title of the news above the document, in one line or broken."""
    title = next(
        line for line in lines_of(text) if "年度" in line or "年工作" in line or "方案" in line
    )
    return f"{title}\n{text}"


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("s2t").convert
    return convert
