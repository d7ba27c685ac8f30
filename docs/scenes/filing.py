"""Scenes of 报送登记: under way, and with the form of an entry."""

from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from docs.scenes.studio import Scene, Studio
from model.submission_events import register_event
from model.submission_files import change_filing_day, put_signed_file
from model.submission_settings import change_submission
from model.words import SubmissionEventKind as Kind
from model.words import SubmissionFileKind
from ui.pages.submission import SubmissionPage, View
from ui.paper_jobs import render_paper
from ui.report.title_dialog import TitleDialog
from ui.signed_jobs import look_at_signed
from ui.submission.look_dialog import LookDialog

_TITLE = "示例省知识产权局关于报送2023年推动知识产权高质量发展成效的报告"


def under_way(studio: Studio) -> None:
    """A filing that was signed, numbered and posted; a step and a copy are missing."""
    with studio.window.session.ledger.step("登记") as step:
        register_event(step, Kind.FOR_APPROVAL, date(2023, 11, 13), person="孙示例")
        register_event(step, Kind.SIGNED, date(2023, 11, 16), person="李示例")
        register_event(step, Kind.NUMBERED, date(2023, 11, 16), number="示知发〔2023〕21号")
        register_event(step, Kind.POSTED, date(2023, 11, 17), copies=1, number="1023456789012")
        put_signed_file(
            step,
            SubmissionFileKind.FINAL_TEXT,
            f"{_TITLE}.docx",
            b"PK\x03\x04" + bytes(20_000),
            on=date(2023, 11, 16),
        )
        change_filing_day(step, date(2023, 10, 31))
        change_submission(step, email_to="example@example.cn")
    _page(studio)


def sent_back(studio: Studio) -> None:
    """The first filing, which came back, to be looked at beside the second."""
    with studio.window.session.ledger.step("登记") as step:
        register_event(step, Kind.POSTED, date(2023, 11, 13), copies=2)
        register_event(step, Kind.RETURNED, date(2023, 11, 16), remark="请补充主要指标")
        register_event(step, Kind.FOR_APPROVAL, date(2023, 11, 17), person="孙示例")
        register_event(step, Kind.MAILED, date(2023, 11, 17), address="example@example.cn")
    _page(studio).registering.show()


def new_section(studio: Studio) -> None:
    """The title of a section of the office's own."""
    studio.ask.hold(TitleDialog("章节", studio.window))


def entry(studio: Studio) -> None:
    """登记… of what was sent by mail."""
    _page(studio).registering.register(Kind.MAILED)


def compared(studio: Studio) -> None:
    """核对定稿: the report came back with two figures and a sentence changed by hand."""
    page = _page(studio)
    ledger, as_of = page.session.ledger, page.session.as_of
    ours = render_paper(ledger, "report", as_of)["成效报告.docx"]
    with TemporaryDirectory() as folder:
        file = Path(folder, f"{_TITLE}.docx")
        file.write_bytes(_changed(ours, {"举措92项": "举措95项", "完成时限。": "时限。"}))
        look = look_at_signed(ledger.path, SubmissionFileKind.FINAL_TEXT, file, as_of=as_of)
        page.ask.fill_in(LookDialog(look, name=file.name, parent=page))


def _changed(word: bytes, words: dict[str, str]) -> bytes:
    """A Word file with other words in its text."""
    made = BytesIO()
    with ZipFile(BytesIO(word)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                text = data.decode()
                for before, after in words.items():
                    text = text.replace(before, after)
                data = text.encode()
            new.writestr(name, data)
    return made.getvalue()


def _page(studio: Studio) -> SubmissionPage:
    studio.window.show_page("submission")
    page = studio.window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    page.turn(View.REGISTER)
    studio.on_leaving(lambda: page.turn(View.REPORT))
    return page


FILING = (
    Scene(name="报送登记", prepare=under_way, of_guide=True),
    Scene(name="报送登记-第2次", prepare=sent_back),
    Scene(name="登记电子件发出", prepare=entry),
    Scene(name="核对定稿", prepare=compared, of_guide=True),
    Scene(name="加章节", prepare=new_section),
)
