"""All scenes in one tuple."""

from docs.scenes.dialogs import DIALOGS
from docs.scenes.empty import EMPTY
from docs.scenes.filing import FILING
from docs.scenes.pages import PAGES, WITHIN

SCENES = (*PAGES, *WITHIN, *FILING, *DIALOGS, *EMPTY)
