"""Lines that a website or a printer added: page numbers, site heads and tails."""

import re

from model.reading.document import Removed
from model.reading.lines import Line


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number: — 3 —, 第3页 共10页, 3/10."""
    return _PAGE.fullmatch("".join(text.split())) is not None


def is_site_line(text: str) -> bool:
    """Whether a line belongs to the page that showed the document."""
    return _SITE.fullmatch(text) is not None


def starts_tail(text: str) -> bool:
    """Whether a line opens what a site puts below a document."""
    return _TAIL.match(text) is not None


def drop_page_numbers(lines: list[Line]) -> tuple[list[Line], list[Removed]]:
    """The lines without page numbers, and these."""
    kept = [line for line in lines if not is_page_number(line.text)]
    return kept, [removed(line) for line in lines if is_page_number(line.text)]


def removed(line: Line) -> Removed:
    """A line that was cut, as the clerk sees it."""
    return Removed(line=line.number, text=line.printed)


_PAGE = re.compile(
    r"[—\-·~]{0,4}\d{1,3}[—\-·~]{0,4}|[—\-·]{0,2}第\d{1,3}页(?:[，/（]?共\d{1,3}页）?)?[—\-·]{0,2}"
    r"|\d{1,3}/\d{1,3}"
)
_META = (
    r"(?:索引号|信息索引号|主题分类|组配分类|公文种类|体裁|主题词|关键词|标题|名称|文号|发文字号"
    r"|发文机关|发文单位|制发机关|发布机构|公开方式|公开范围|有效性|效力状态|生成日期)"
)
_SITE = re.compile(
    r">?(?:您的|您|你)?(?:当前|现在)?(?:所在)?(?:的)?位置(?:是)?：.*|(?:首页)?>[^。]{0,60}|首页"
    r"|[^。]{0,60}(?:发布|发文|成文|更新|公开|印发|录入|添加)(?:时间|日期)：.*"
    r"|(?:时间|日期)：[\d年月日：\-/. ]{6,}.*"
    r"|【?字[号体](?:大小)?[：】]?.{0,12}|【?(?:大|中|小)】?"
    r"|[【\[]?(?:大中小|打印|打印本页|关闭|关闭窗口|收藏|纠错)[】\]]?"
    r"|[【\[]打印[】\]]?[【\[]关闭.*|打印关闭|分享|分享到?：.{0,30}|扫一扫.{0,30}"
    r"|(?:浏览|点击|阅读|访问)(?:次数|量|率|数)?：?\[?\d{0,9}\]?次?|\d{1,9}次浏览.*"
    r"|(?:信息|文章|稿件|政策|文件|内容|新闻)?(?:来源|出处|出所)：.{0,60}|(?:责任)?编辑：.{0,30}"
    r"|(?:作者|审核|校对|责编|录入|记者|编审|签发|供稿)：.{0,30}"
    rf"|{_META}[：].{{0,80}}"
    r"|广告|推广|相关附件|收藏本页|字体：.*|微信|微博|微信扫一扫"
)
_TAIL = re.compile(
    r"(?:相关(?:链接|文章|新闻|阅读|解读|推荐|政策|报道|稿件)|延伸阅读|推荐阅读|热门|上一[篇条]|下一[篇条]"
    r"|返回(?:顶部|首页|列表)|网站(?:地图|声明|首页|管理|标识码)|联系我们|关于我们|版权(?:声明|所有)"
    r"|友情链接|主办单位：.*(?:版权|网站|承办|维护)|技术支持|免责声明|特别声明|声明：|【?声明】|本文(?:来自|来源|转自)"
    r"|(?:.{0,30}(?:ICP备|公网安备|网站标识码))|.{0,20}(?:未经许可|谢绝转载|禁止转载|转载请注明|请注明出处)"
    r"|(?:责任)?编辑：|扫一扫|扫码关注|(?:更多.{0,12})?(?:欢迎|敬请)关注|.{0,12}关注.{0,12}公众号|点击下载.{0,10}APP)"
)
