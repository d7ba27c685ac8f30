"""The files that came back signed (定稿、盖章扫描件), and up to which day they count.

They are kept in the ledger and never changed. Their bytes stand beside those of the evidence,
once per content; a copy without evidence keeps them.
"""

from datetime import date
from pathlib import PurePath

from model.errors import DamagedLedgerError, InvalidEntryError
from model.evidence import SIZE_LIMIT, proof_name, sha256_of, stored_bytes
from model.ledger import Ledger
from model.possible_days import recorded_days
from model.report_entities import SubmissionFile, SubmissionFileId
from model.step import Step
from model.store.values import read_as
from model.submission import read_filing
from model.submission_package import forget_package, require_free
from model.submission_settings import require_open, stored_submission
from model.words import SubmissionFileKind

SUFFIXES = {SubmissionFileKind.FINAL_TEXT: ".docx", SubmissionFileKind.STAMPED_SCAN: ".pdf"}
_BEGINS = {SubmissionFileKind.FINAL_TEXT: b"PK\x03\x04", SubmissionFileKind.STAMPED_SCAN: b"%PDF-"}
_HOW = {
    SubmissionFileKind.FINAL_TEXT: "请在WPS或Word中把定稿另存为.docx后再放入。",
    SubmissionFileKind.STAMPED_SCAN: "请把盖章件扫描成PDF后再放入。",
}
HOW_TO_SHRINK = {
    SubmissionFileKind.FINAL_TEXT: "请在WPS或Word中压缩图片，另存后再放入。",
    SubmissionFileKind.STAMPED_SCAN: "请降低扫描分辨率后再放入。",
}
_LOOKED_AT = 1024  # a scanner may write a line before %PDF-


def put_signed_file(
    step: Step,
    kind: SubmissionFileKind,
    name: str,
    data: bytes,
    *,
    on: date,
    sha256: str = "",
) -> SubmissionFileId:
    """Take a signed file into the present filing, in place of the one that was there.

    Its SHA-256 is handed in by who has reckoned it already.
    """
    name = proof_name(name)
    _require_fit(kind, name, data)
    submission_id = stored_submission(step)
    filing = read_filing(step.ledger, submission_id)
    had = filing.file(kind)
    if had is not None:
        require_free(filing, kind, "更换")
    sha256 = sha256 or sha256_of(data)
    step.store_bytes(sha256, data)
    values = {"name": name, "sha256": sha256, "size": len(data), "added_on": on}
    if had is None:
        forget_package(step, filing)
        made = step.insert("submission_file", submission_id=submission_id, kind=kind, **values)
        return SubmissionFileId(made)
    if had.sha256 != sha256:
        forget_package(step, filing)
    step.update("submission_file", had.id, **values)
    return had.id


def delete_signed_file(step: Step, file_id: SubmissionFileId) -> None:
    """Take a signed file out; its bytes stay, so that 撤销 brings it back."""
    rows = step.ledger.rows("SELECT * FROM submission_file WHERE id = ?", (file_id,))
    if not rows:
        raise InvalidEntryError("这个文件刚刚被移除，没有改动。需要时请用“撤销”找回。")
    file = read_as(SubmissionFile, rows[0])
    filing = read_filing(step.ledger, file.submission_id)
    require_free(filing, file.kind, "移除")
    forget_package(step, filing)
    step.delete("submission_file", file_id)


def read_signed_file(ledger: Ledger, file: SubmissionFile) -> bytes:
    """The bytes of a signed file, checked against its SHA-256."""
    data = stored_bytes(ledger, file.sha256)
    if data is None or sha256_of(data) != file.sha256:
        raise DamagedLedgerError(
            f"{file.kind}“{file.name}”与放入时不一致，可能已损坏，没有打开。"
            "请重新放入原文件，或从备份中取回。"
        )
    return data


def change_filing_day(step: Step, day: date | None) -> None:
    """Say up to which day the present filing counts (数据截止日); None for that of the ledger.

    The tables of a package count to it: one that went out stays, another has to be made anew.
    What was confirmed counts to its day for good.
    """
    if day is not None:
        recorded_days(step.ledger).require(day, what="数据截止日", undone="没有改动")
    filing = read_filing(step.ledger, stored_submission(step))
    if day == filing.as_of:
        return
    require_open(filing, "数据截止日")
    forget_package(step, filing)
    step.update("submission", filing.stored.id, as_of=day)


def damaged_signed_files(ledger: Ledger) -> tuple[SubmissionFile, ...]:
    """Signed files whose bytes are not those that were put in, whichever filing they are of."""
    rows = ledger.rows("SELECT * FROM submission_file ORDER BY submission_id, kind")
    files = [read_as(SubmissionFile, row) for row in rows]
    return tuple(each for each in files if not _is_whole(ledger, each))


def require_whole_files(ledger: Ledger) -> None:
    """Raise DamagedLedgerError when a signed file is not what was put in."""
    for file in damaged_signed_files(ledger):
        read_signed_file(ledger, file)


def _is_whole(ledger: Ledger, file: SubmissionFile) -> bool:
    try:
        read_signed_file(ledger, file)
    except DamagedLedgerError:
        return False
    return True


def _require_fit(kind: SubmissionFileKind, name: str, data: bytes) -> None:
    most = SIZE_LIMIT // (1024 * 1024)
    if len(data) > SIZE_LIMIT:
        raise InvalidEntryError(f"“{name}”超过{most}MB，没有放入。{HOW_TO_SHRINK[kind]}")
    if not data:
        raise InvalidEntryError(f"“{name}”是空文件，没有放入。请检查后再放入。")
    suffix, begins = SUFFIXES[kind], _BEGINS[kind]
    has_sign = begins in data[:_LOOKED_AT] if suffix == ".pdf" else data.startswith(begins)
    if PurePath(name).suffix.lower() != suffix or not has_sign:
        raise InvalidEntryError(f"“{name}”不是{suffix}文件，不能作为{kind}放入。{_HOW[kind]}")
