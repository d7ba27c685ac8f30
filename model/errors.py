"""Refusals that the user can act upon; anything else that is raised is a bug."""


class OfficeError(Exception):
    """A refusal whose message is a full Chinese sentence: what happened and what to do next."""


class NotALedgerError(OfficeError):
    """The file is not a ledger (不是台账)."""


class NewerLedgerError(OfficeError):
    """The ledger was written by a later version (由更新版本建立)."""


class DamagedLedgerError(OfficeError):
    """The ledger is broken (台账已损坏)."""


class LedgerInUseError(OfficeError):
    """Another window holds the ledger for writing (台账正在使用)."""


class ReadOnlyLedgerError(OfficeError):
    """The ledger was opened for reading only (只读打开)."""


class UnreadableDocumentError(OfficeError):
    """A document cannot be understood as an official text (无法识别的来文)."""


class UndecidedError(OfficeError):
    """A person has to decide before anything can be stored (需要您决定); exit code 3."""

    def __init__(self, message: str, *, choices: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.choices = choices


class UnsteadyError(OfficeError):
    """The ledger was changed again and again while it was read (一直在被修改)."""


class InvalidEntryError(OfficeError):
    """Something that was typed cannot stand (填写有误)."""


class FileAccessError(OfficeError):
    """A file or folder cannot be read or written (无法读写文件)."""


class MissingGlyphError(OfficeError):
    """No face at hand can print a character (缺字); `around` are the words in which it stands.

    `paper` is the file that could not be made.
    """

    def __init__(
        self,
        message: str,
        *,
        characters: tuple[str, ...] = (),
        around: str = "",
        paper: str = "",
    ) -> None:
        super().__init__(message)
        self.characters = characters
        self.around = around
        self.paper = paper

    def of_paper(self, name: str) -> "MissingGlyphError":
        """The same refusal that names the file which could not be made."""
        return self._saying(f"{name}：{self}", paper=name)

    def adding(self, words: str) -> "MissingGlyphError":
        """The same refusal with more to say."""
        return self._saying(f"{self}{words}", paper=self.paper)

    def _saying(self, message: str, *, paper: str) -> "MissingGlyphError":
        return MissingGlyphError(
            message, characters=self.characters, around=self.around, paper=paper
        )


def quoted(words: str) -> str:
    """Words as a refusal quotes them: a pasted page is cut, one line stays one line."""
    plain = " ".join(words.split())
    return f"“{plain if len(plain) <= _QUOTED else plain[:_QUOTED] + '……'}”"


_QUOTED = 30
