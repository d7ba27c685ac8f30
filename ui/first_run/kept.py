"""What was typed in 新建台账 (没有完成的填写), kept until the ledger is made or given up."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from ui.drafts import Draft, DraftFile

_EVERY = 800  # milliseconds between two looks
# Key of a field -> its name and the words in it.
Typed = Mapping[str, tuple[str, str]]


class KeptFilling(QObject):
    """Looks at the dialog now and then; there is no ledger yet whose drafts these could be."""

    def __init__(self, parent: QObject, file: DraftFile, typed: Callable[[], Typed]) -> None:
        super().__init__(parent)
        self._file, self._typed = file, typed
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.note)

    def begin(self) -> dict[str, str]:
        """What was left last time; from now on it is kept."""
        self._timer.start()
        return {each.field: each.words for each in self._file.read()}

    def every(self, milliseconds: int) -> None:
        """How often it looks."""
        self._timer.setInterval(milliseconds)

    def note(self) -> None:
        """Write down what stands in the dialog now."""
        self._file.write(
            [
                Draft(
                    table="ledger",
                    row_id="",
                    title="新建台账",
                    field=key,
                    name=name,
                    words=words,
                )
                for key, (name, words) in self._typed().items()
            ]
        )

    def end(self) -> None:
        """The ledger is made, or given up: nothing is kept."""
        self._timer.stop()
        self._file.write(())
