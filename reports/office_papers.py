"""The papers that the office writes to itself and its units (分工、通报、督办…), by their names."""

from datetime import date

from model.ledger import Ledger
from model.settings import read_settings
from reports.brief import brief
from reports.bulletin import bulletin
from reports.division import division_plan
from reports.document import Document, Table
from reports.extracts import extracts, extracts_table
from reports.ledger_tables import division_table
from reports.material import material
from reports.notice import notice
from reports.report_texts import list_to_report


def make_document(
    ledger: Ledger, name: str, as_of: date, *, unit: str = "", is_ranked: bool = False
) -> Document:
    """The paper as it stands on a day, for paper and Word."""
    match name:
        case "division":
            return division_plan(ledger, as_of)
        case "extracts":
            return extracts(ledger, as_of, unit=unit)
        case "bulletin":
            return bulletin(ledger, as_of, is_ranked=is_ranked)
        case "brief":
            return brief(ledger, as_of)
        case "notice":
            return notice(ledger, as_of, unit=unit)
        case "material":
            return material(ledger, as_of)
        case _:
            raise ValueError(f"no paper {name}")


def make_table(ledger: Ledger, name: str, as_of: date, *, unit: str = "") -> Table:
    """The table of a paper that goes out as a workbook, too."""
    if name == "extracts":
        return extracts_table(ledger, as_of, unit=unit)
    office = read_settings(ledger).office_full_name
    return division_table(ledger, as_of, list_to_report(ledger), office=office)
