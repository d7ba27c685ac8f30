"""The bar of a long command (进度条): while it works, the window breathes and hears 取消.

The ledger belongs to the window's thread, so nothing goes to the background. The bar is modal:
whoever types or clicks meanwhile reaches it alone.
"""

from time import monotonic, thread_time

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog

from ui.form_parts import label
from ui.progress import cancel_button

# Seconds of work: what is quick needs no bar, which takes the keyboard away, on a slow disk either.
_SHOWN_AFTER = 0.04
_WAITED = 0.4  # seconds on the clock
_BREATH = 0.02  # seconds of work between two looks at the keyboard
_LOOK = 8  # milliseconds that a look may take


class GivenUpError(Exception):
    """The person pressed 取消."""


class LongBar:
    """Shows itself when work takes long; what is done meanwhile tells it so."""

    def __init__(self, name: str, *, can_give_up: bool = True) -> None:
        self._name, self._can_give_up = name, can_give_up
        self._began, self._breathed = (thread_time(), monotonic()), monotonic()
        self._is_stored = False
        self._done = self._count = 0
        self._bar: QProgressDialog | None = None

    def tell(self, done: int, count: int) -> None:
        """So much of so much is done."""
        self._done, self._count = done, count
        self.breathe()

    def breathe(self) -> None:
        """Let the window live, if it is time; raises when the person gave up."""
        if monotonic() - self._breathed < _BREATH or not self._is_needed():
            return
        self._look_up()
        if self._can_give_up and self._bar is not None and self._bar.wasCanceled():
            raise GivenUpError
        self._breathed = monotonic()

    def pass_point_of_no_return(self) -> None:
        """All is stored: what follows is shown, and cannot be given up any more."""
        self._can_give_up, self._is_stored = False, True
        if self._bar is not None:
            self._bar.setCancelButton(None)
            self._look_up()

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None

    def _is_needed(self) -> bool:
        if self._bar is not None:
            return True
        work, clock = self._began
        is_long = thread_time() - work > _SHOWN_AFTER or monotonic() - clock > _WAITED
        return is_long and not self._is_stored  # for the rest alone no bar comes up

    def _look_up(self) -> None:
        bar = self._bar = self._bar or self._made()
        if not bar.isVisible() and not (self._can_give_up and bar.wasCanceled()):
            bar.show()  # before events come in: it alone may hear them
        bar.setMaximum(self._count)
        bar.setValue(self._done)
        # One round alone would serve what comes first and leave timers and painting for later.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _LOOK)

    def _made(self) -> QProgressDialog:
        bar = QProgressDialog("", "", 0, 0, QApplication.activeWindow())
        bar.setObjectName("long_bar")
        bar.setWindowTitle("知责")
        bar.setLabel(label(f"{self._name}……"))
        bar.setWindowModality(Qt.WindowModality.ApplicationModal)
        bar.setMinimumDuration(1_000_000)  # shown by hand
        bar.setAutoReset(False)
        bar.setAutoClose(False)
        if self._can_give_up:
            bar.setCancelButton(cancel_button())
        else:
            bar.setCancelButton(None)
        return bar
