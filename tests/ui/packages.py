"""The package of the sample office as tests know it."""

from datetime import date

from model.ledger import Ledger
from model.submission import Filing, read_submission

AS_OF = date(2023, 11, 20)
DOCX, PDF = b"PK\x03\x04" + b"word" * 50, b"%PDF-1.7\n" + b"scan" * 50
NAME = "示例省知识产权局2023年推动知识产权高质量发展成效报送_第1次"


def present(ledger: Ledger) -> Filing:
    filing = read_submission(ledger)
    assert filing is not None
    return filing
