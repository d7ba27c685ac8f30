"""What a command line ends with (退出码): 1 is left for a bug."""

from typing import Final

DONE: Final = 0
UNDECIDED: Final = 3  # a person has to decide, what is said
REFUSED: Final = 4  # with one Chinese sentence
STOPPED: Final = 130  # by the person or the system
