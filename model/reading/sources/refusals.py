"""What the clerk hears about a file that is not read (不能直接读取的文件): what it is, and
what to do.
"""

from model.errors import UnreadableDocumentError
from model.reading.sources.encodings import called
from model.reading.sources.kinds import Kind


def refusal(kind: Kind, name: str) -> UnreadableDocumentError:
    """The refusal of one kind of file, with the way to a file that can be read."""
    what, advice = _REFUSALS[kind]
    return UnreadableDocumentError(
        f"{called(name)}是{what}，不能直接读取，什么也没有导入；{advice}"
    )


def called_kind(kind: Kind) -> str:
    """What a refusal calls a file of a kind, one that can be read too."""
    return _READ.get(kind) or _REFUSALS[kind][0]


def empty(name: str) -> UnreadableDocumentError:
    """The refusal of a file without a readable sign."""
    return UnreadableDocumentError(
        f"{called(name)}是空的，没有可读的内容，什么也没有导入；"
        "请核对文件是否下载完整，再重新选择。"
    )


def too_long(name: str, limit: str) -> UnreadableDocumentError:
    """The refusal of a file beyond the size that is read."""
    return UnreadableDocumentError(
        f"{called(name)}超过{limit}，没有读入；请确认是否选错文件，或只保留来文正文后再读。"
    )


_READ = {
    Kind.TEXT: "文本文件",
    Kind.WEB: "网页",
    Kind.MHTML: "网页存档",
    Kind.PDF: "PDF",
    Kind.WORD: "Word 文档",
    Kind.WORKBOOK: "Excel 工作簿",
    Kind.OLD_WORKBOOK: "旧格式的 Excel 工作簿",
}
_AS_WORD = "请用 WPS 或 Word 打开它，另存为“Word 文档（*.docx）”后再选择。"
_AS_WORKBOOK = "请用 WPS 或 Excel 打开它，另存为“Excel 工作簿（*.xlsx）”后再选择。"
_REFUSALS = {
    Kind.OLD_WORD: ("旧格式的文字文档（.doc 或 .wps）", _AS_WORD),
    Kind.OLD_SLIDES: ("演示文稿（.ppt）", "请选择来文的正文或清单（.docx、.pdf、.xlsx 等）。"),
    Kind.SLIDES: ("演示文稿（.pptx）", "请选择来文的正文或清单（.docx、.pdf、.xlsx 等）。"),
    Kind.OLD_OFFICE: (
        "旧格式的 Office 或 WPS 文件",
        "请用 WPS 打开它，文字另存为 .docx、表格（包括 .et）另存为 .xlsx 后再选择。",
    ),
    Kind.ENCRYPTED: (
        "加密的 Office 文档",
        "请用 WPS 或 Office 打开它，去除密码后另存一份，再重新选择。",
    ),
    Kind.OFFICE_DRM: (
        "被文件加密软件加密的文件",
        "请先在装有该软件的电脑上解密，再重新选择。",
    ),
    Kind.MAIL: ("邮件", "请打开邮件，把附件中的来文另存出来后再选择。"),
    Kind.BINARY_WORKBOOK: ("二进制工作簿（.xlsb）", _AS_WORKBOOK),
    Kind.OPEN_TEXT: ("开放文档格式的文件（.odt）", _AS_WORD),
    Kind.OPEN_SHEET: ("开放文档格式的表格（.ods）", _AS_WORKBOOK),
    Kind.OFD: (
        "版式文件（.ofd）",
        "请用 OFD 阅读器打开它，另存为 PDF，或全选、复制正文后粘贴导入。",
    ),
    Kind.WORD_XML: ("XML 格式的文字文档", _AS_WORD),
    Kind.EXCEL_XML: ("XML 格式的表格", _AS_WORKBOOK),
    Kind.OTHER_XML: ("XML 数据文件", "请选择来文的正文或清单（.docx、.pdf、.xlsx 等）。"),
    Kind.RTF: ("RTF 文档", _AS_WORD),
    Kind.PICTURE: (
        "图片",
        "图片里的文字无法读取，请向来文单位索取电子文本（.docx、.pdf、.xlsx 等）。",
    ),
    Kind.ARCHIVE: ("压缩包", "请先解压，再选择其中的来文。"),
    Kind.LEDGER: ("知责的台账", "请在窗口里用“打开台账”打开它；来文请选择正文或清单文件。"),
    Kind.DATABASE: ("数据库文件", "请选择来文的正文或清单（.docx、.pdf、.xlsx 等）。"),
    Kind.SHORTCUT: ("快捷方式，不是来文本身", "请找到它指向的文件，再重新选择。"),
    Kind.LOCK_FILE: (
        "文档打开时产生的临时文件（~$ 开头），不是来文本身",
        "请选择同一文件夹里不带 ~$ 的那个文件。",
    ),
    Kind.PROGRAM: ("程序文件", "请选择来文的正文或清单（.docx、.pdf、.xlsx 等）。"),
    Kind.CAJ: (
        "知网格式的文件（.caj、.kdh）",
        "请用 CAJ 阅读器打开它，另存为 PDF，或全选、复制正文后粘贴导入。",
    ),
    Kind.DAMAGED_OLD: (
        "打不开的旧格式 Office 或 WPS 文件（可能已损坏或没有下载完整）",
        "请重新下载；如果 WPS 能打开它，请另存为 .docx 或 .xlsx 后再选择。",
    ),
    Kind.DAMAGED: (
        "损坏或没有下载完整的文件",
        "请重新下载，或请来文单位重发后再选择。",
    ),
}
