"""What stands in a submission package (报送包), and how it is written whole or not at all.

Signed files are packed as they came back; nothing of them is rendered again. A draft (草稿) takes
generated papers where a signed one is missing. What stays in the office is not in the .zip.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from model.day_words import day_words
from model.errors import InvalidEntryError
from model.evidence import read_evidence, sha256_of
from model.evidence_list import ListedEvidence, read_evidence_of_list
from model.files.manifest import MANIFEST, manifest
from model.files.names import safe_name
from model.files.new_folder import files_below, new_folder, write_new
from model.files.package_check import COPY, KEPT, SENT, note_of_copy, sha256_of_file
from model.files.package_zip import zip_folder
from model.ledger import Ledger
from model.settings import Settings, read_settings
from model.submission import USUAL_SUBJECT, Filing, read_submission
from model.submission_files import read_signed_file
from model.words import SubmissionFileKind
from reports.package_contents import FiledPaper, package_contents
from ui import jobs, paper_files, paper_jobs
from ui.sandbox import Progress

REPORT, SCAN = SubmissionFileKind.FINAL_TEXT, SubmissionFileKind.STAMPED_SCAN
_SIGNED = {
    REPORT: "01 成效报告（签发稿）.docx",
    SCAN: "02 成效报告（盖章扫描件）.pdf",
}
_DRAFTS = {
    REPORT: "01 成效报告（草稿，未签发）.docx",
    SCAN: "02 成效报告（草稿，未盖章）.pdf",
}
_WORKBOOK = "03 任务清单落实情况表.xlsx"
_ABOUT = {
    REPORT: "签发的定稿",
    SCAN: "纸件盖章后的扫描件",
}
_ABOUT_DRAFT = "由台账生成，供核对，不作报送"
_ABOUT_WORKBOOK = "电子表格"
_CONTENTS = "目录"
_DRAFT = "_草稿"
_DRAFT_MARK = "（草稿，不作报送）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A package that stands: where, of which filing and day, and the checksum of its list."""

    folder: Path
    filing: Filing
    as_of: date
    sha256: str
    is_draft: bool


class PackageWriter:
    """One package while it is written, from one state of the ledger; refused at once if it is."""

    def __init__(
        self, ledger: Ledger, as_of: date, *, is_draft: bool, progress: Progress | None
    ) -> None:
        filing = read_submission(ledger)
        if filing is None:
            raise InvalidEntryError("台账里还没有任务清单，没有打包。请先导入来文。")
        _refuse(filing, is_draft=is_draft)
        self._ledger, self._as_of, self._is_draft = ledger, as_of, is_draft
        self._filing, self._settings = filing, read_settings(ledger)
        self._seq = ledger.last_seq()
        self._progress, self._done, self._total = progress, 0, 0
        self._papers: list[FiledPaper] = []

    def write(self, folder: Path) -> Packed:
        """Everything into a draft folder, which takes its name at the end."""
        proofs = read_evidence_of_list(self._ledger, self._as_of, self._filing.task_list.id)
        self._total = self._expected(proofs)
        name = package_name(self._filing, self._settings, is_draft=self._is_draft)
        target = folder / name
        jobs.make_folder(folder)
        with new_folder(target) as draft:
            sent = draft / SENT
            sent.mkdir()
            self._write_papers(sent)
            self._write_proofs(sent, proofs)
            self._write_contents(sent, proofs)
            copied = None if self._is_draft else self._keep_copy(draft / KEPT)
            checksum = self._write_manifest(sent, copied)
            zip_folder(sent, draft / f"{name}.zip", under=name, day=self._as_of, told=self._tell)
            if self._ledger.last_seq() != self._seq:
                raise LookupError("the ledger was changed meanwhile")  # begun again
        return Packed(
            folder=target,
            filing=self._filing,
            as_of=self._as_of,
            sha256=checksum,
            is_draft=self._is_draft,
        )

    def _write_papers(self, sent: Path) -> None:
        generated: dict[str, bytes] | None = None
        for kind, name in _SIGNED.items():
            file = self._filing.file(kind)
            if file is not None:
                self._write_paper(sent, name, read_signed_file(self._ledger, file), _ABOUT[kind])
            else:
                generated = generated or _generated(self._ledger, self._as_of)
                data = next(v for k, v in generated.items() if k.endswith(Path(name).suffix))
                self._write_paper(sent, _DRAFTS[kind], data, _ABOUT_DRAFT)
        workbook = _workbook(self._ledger, self._as_of)
        self._write_paper(sent, _WORKBOOK, workbook, _ABOUT_WORKBOOK)

    def _write_paper(self, sent: Path, name: str, data: bytes, about: str) -> None:
        write_new(sent / name, data, self._tell)
        self._papers.append(FiledPaper(name=name, about=about, size=len(data)))

    def _write_proofs(self, sent: Path, proofs: Sequence[ListedEvidence]) -> None:
        for proof in proofs:
            path = sent / proof.path
            path.parent.mkdir(exist_ok=True)
            write_new(path, read_evidence(self._ledger, proof.evidence), self._tell)

    def _write_contents(self, sent: Path, proofs: Sequence[ListedEvidence]) -> None:
        from reports.paper_parts import margin_mark
        from reports.pdf import render_pdf
        from reports.substitutes import with_substitutes
        from reports.word import render_word

        document = package_contents(
            title=f"{self._title()}材料目录",
            office=self._settings.office_full_name,
            papers=self._papers,
            proofs=proofs,
            draft_mark=_DRAFT_MARK if self._is_draft else None,
            mark=margin_mark(self._settings),
            day=self._as_of,
        )
        write_new(sent / f"{_CONTENTS}.docx", render_word(document))
        # On paper it is there in any case; the Word file asks who opens it for the character.
        fonts = paper_files.fonts()
        printed = render_pdf(with_substitutes(document, fonts, everywhere=True), fonts)
        write_new(sent / f"{_CONTENTS}.pdf", printed)

    def _write_manifest(self, sent: Path, copied: str | None) -> str:
        checksums = {name: sha256_of_file(path) for name, path in files_below(sent)}
        size = sum(path.stat().st_size for _, path in files_below(sent))
        notes = [
            f"{self._title()}校验清单" + (_DRAFT_MARK if self._is_draft else ""),
            f"数据截止日：{day_words(self._as_of)}；共{len(checksums)}个文件，{size}字节",
            "每行是一个文件的SHA-256校验值和文件名；"
            f"核对：python main.py check 报送包，或 sha256sum -c {MANIFEST}",
        ]
        notes += [note_of_copy(copied)] if copied is not None else []
        data = manifest(notes, checksums)
        write_new(sent / MANIFEST, data)
        return sha256_of(data)

    def _keep_copy(self, kept: Path) -> str:
        """What was filed, with all that led to it, stays in the office; gives its checksum."""
        kept.mkdir()
        self._ledger.save_copy(kept / COPY, with_evidence=True)
        checksum = sha256_of_file(kept / COPY, self._tell)
        notes = [f"{self._title()}留存台账副本，含佐证材料，不外发"]
        write_new(kept / MANIFEST, manifest(notes, {COPY: checksum}))
        return checksum

    def _title(self) -> str:
        filing = self._filing
        again = f"（第{filing.number}次）" if filing.number > 1 else ""
        subject = filing.task_list.report_subject or USUAL_SUBJECT
        office = self._settings.office_full_name
        return f"{office}{filing.task_list.year}年{subject}报送{again}"

    def _expected(self, proofs: Sequence[ListedEvidence]) -> int:
        kept = sum(each.evidence.size for each in proofs)
        files = kept + sum(each.size for each in self._filing.files)
        copy = 0 if self._is_draft else self._ledger.path.stat().st_size
        return 2 * files + copy

    def _tell(self, size: int) -> None:
        self._done += size
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)


def package_name(filing: Filing, settings: Settings, *, is_draft: bool) -> str:
    """示例省知识产权局2023年推动知识产权高质量发展成效报送_第1次."""
    office = settings.office_full_name or settings.office_short_name
    subject = filing.task_list.report_subject or USUAL_SUBJECT
    ending = f"_第{filing.number}次{_DRAFT if is_draft else ''}"  # a long name is cut before it
    return safe_name(f"{office}{filing.task_list.year}年{subject}报送", ending, most_bytes=150)


def _refuse(filing: Filing, *, is_draft: bool) -> None:
    on = filing.stored.packaged_on
    if on is not None and filing.is_closed:
        raise InvalidEntryError(
            f"第{filing.number}次报送已于{day_words(on)}打包（“{filing.stored.package_name}”）并寄发，"
            "没有重新打包。需要更正时，请登记退回或补报。"
        )
    missing = filing.missing_files
    if missing and not is_draft:
        words = "、".join(f"{kind}（{Path(_SIGNED[kind]).suffix}）" for kind in missing)
        raise InvalidEntryError(
            f"第{filing.number}次报送还缺{words}，没有打包。"
            "请在“报送登记”中放入，或先打草稿包（命令行加 --draft）。"
        )


def _generated(ledger: Ledger, as_of: date) -> dict[str, bytes]:
    return paper_jobs.render_paper(ledger, "report", as_of)


def _workbook(ledger: Ledger, as_of: date) -> bytes:
    (data,) = paper_jobs.render_paper(ledger, "table", as_of).values()
    return data
