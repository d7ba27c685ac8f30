"""The page 任务分解 has two views (认领、分解): which is in front, remembered between days."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.claim.claim_view import ClaimView
from ui.on_demand import OnDemand
from ui.state import WindowState
from ui.view_switch import ViewSwitch


class TwoViews(QStackedWidget):
    """Holds both, 认领 once it was asked for; a switch stands at the top left of each."""

    turned = Signal(bool)
    requested = Signal(bool)
    requested_next = Signal()

    def __init__(self, state: WindowState, breakdown: QWidget) -> None:
        super().__init__()
        self._state = state
        self.claiming_on_demand = OnDemand(ClaimView)
        self._switches: list[ViewSwitch] = []
        self.addWidget(breakdown)
        self.claiming_on_demand.once_made(self._take_in)
        self.turn(claiming=state.is_claiming)

    def add_switch(self, switch: ViewSwitch) -> None:
        """Let a switch ask for the other view."""
        self._switches.append(switch)
        switch.requested.connect(lambda at: self.requested.emit(at == 0))
        switch.show_view(int(not self.is_claiming))

    @property
    def is_claiming(self) -> bool:
        """Is 认领 in front?"""
        return self.currentIndex() == 1

    def turn(self, *, claiming: bool) -> None:
        """Bring one of the two to the front."""
        is_new = claiming is not self.is_claiming
        # Who types somewhere else, in the search field, goes on typing there.
        focus = QApplication.focusWidget()
        has_focus = focus is not None and self.isAncestorOf(focus)
        self._state.is_claiming = claiming
        if claiming:
            self.claiming_on_demand.get()
        self.setCurrentIndex(int(claiming))
        for switch in self._switches:
            switch.show_view(int(not claiming))
        if is_new:
            self.turned.emit(has_focus)

    def _take_in(self, claiming: ClaimView) -> None:
        self.addWidget(claiming)
        self.add_switch(claiming.bar.switch)
        claiming.bar.go_on.clicked.connect(self.requested_next)
