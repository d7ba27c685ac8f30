"""All scenes in one tuple."""

from docs.scenes.dialogs import DIALOGS
from docs.scenes.empty import EMPTY
from docs.scenes.pages import PAGES, WITHIN

SCENES = (*PAGES, *WITHIN, *DIALOGS, *EMPTY)
