"""A part that is made when it is first needed."""

from ui.on_demand import OnDemand


def test_it_is_made_once_and_only_when_it_is_asked_for() -> None:
    part = OnDemand(list[str])
    assert part.made() == ()
    assert part.get() is part.get()
    assert part.made() == ([],)


def test_all_who_waited_have_connected_it_before_it_is_used() -> None:
    part = OnDemand(list[str])
    part.once_made(lambda made: made.append("first"))
    part.once_made(lambda made: made.append("second"))
    assert part.get() == ["first", "second"]
    part.once_made(lambda made: made.append("late"))
    assert part.get() == ["first", "second", "late"]
