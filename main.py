"""Start 知责: arguments name a verb, or the window opens. Imports nothing heavy."""

import sys


def main(arguments: list[str]) -> int:
    """Run the verb that the arguments name and return its exit code."""
    from ui.command_line import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
