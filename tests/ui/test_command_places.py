"""Who carries out a command (由谁办理)."""

from ui.command_places import CommandPlaces


class _Reader:
    def do_find(self) -> None:
        raise AssertionError("the page comes first")


class _Page:
    found = False

    def do_find(self) -> None:
        self.found = True


class _Desk(_Page):
    def do_print(self) -> None: ...


def test_the_first_place_that_has_a_command_carries_it_out() -> None:
    page = _Page()
    find = CommandPlaces((page, _Reader())).find("find")
    assert find is not None
    find()
    assert page.found


def test_what_a_place_inherits_is_its_own_and_what_nobody_has_is_none() -> None:
    places = CommandPlaces((_Desk(),))
    assert places.find("find") is not None
    assert places.find("undo") is None
