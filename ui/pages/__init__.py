"""The pages of the window, in the order of the navigation."""

from ui.pages.breakdown import BreakdownPage
from ui.pages.follow_up import FollowUpPage
from ui.pages.history import HistoryPage
from ui.pages.overview import OverviewPage
from ui.pages.page import Page
from ui.pages.submission import SubmissionPage
from ui.pages.units import UnitsPage

PAGES: dict[str, type[Page]] = {
    "overview": OverviewPage,
    "breakdown": BreakdownPage,
    "follow_up": FollowUpPage,
    "units": UnitsPage,
    "history": HistoryPage,
    "submission": SubmissionPage,
}
