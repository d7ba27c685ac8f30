"""修改记录: the steps that are wanted, and whether they still stand."""

from datetime import date, timedelta

import pytest

from model import breakdown, history, posts, progress, stages, units
from model.errors import InvalidEntryError
from model.history import HistoryFilter, Thing, read_history, read_standing
from model.ledger import Changes, Ledger
from tests.model.office import NOW, Office, add, added, dump


def labels(ledger: Ledger, **wanted: object) -> list[str]:
    """The names of the steps that are wanted, newest first."""
    page = read_history(ledger, HistoryFilter(**wanted))  # type: ignore[arg-type]
    return [entry.step.label for entry in page.entries]


def done(ledger: Ledger, label: str, office: Office, name: str) -> int:
    """A step that renames the first unit."""
    with ledger.step(label) as step:
        units.change_unit(step, office.units[0], name=name)
    return step.seq


def test_filters_combine(ledger: Ledger, office: Office) -> None:
    ledger.who = "李四"
    action = added(ledger, office)
    ledger.now = lambda: NOW + timedelta(days=1)
    with ledger.step("改时限") as step:
        breakdown.change_actions(step, [action], remark="请核实")
    done(ledger, "改名", office, "政策法规处")
    assert labels(ledger, who="李四") == ["改名", "改时限", "添加举措"]
    assert labels(ledger, who="李四", tables=("local_action",)) == ["改时限", "添加举措"]
    assert labels(ledger, until=NOW.date(), tables=("local_action",)) == ["添加举措"]
    assert labels(ledger, since=NOW.date() + timedelta(days=1), words="请核实") == ["改时限"]


def test_the_history_of_a_thing_holds_what_hangs_and_hung_on_it(
    ledger: Ledger, office: Office
) -> None:
    action, other = added(ledger, office), added(ledger, office, "别的")
    with ledger.step("阶段") as step:
        stages.set_stage(step, action, date(2023, 9, 30), "完成调研")
    with ledger.step("去掉阶段") as step:
        stages.set_stage(step, action, date(2023, 9, 30), "")
    with ledger.step("别的阶段") as step:
        stages.set_stage(step, other, date(2023, 9, 30), "完成")
    thing = Thing(table="local_action", id=action)
    assert labels(ledger, thing=thing) == ["去掉阶段", "阶段", "添加举措"]


def test_words_are_found_in_labels_in_changes_and_in_what_was_added(
    ledger: Ledger, office: Office
) -> None:
    action = added(ledger, office, "起草集体商标条例")
    with ledger.step("改备注") as step:
        breakdown.change_actions(step, [action], remark="50%_以上")
    done(ledger, "改名", office, "甲")
    assert labels(ledger, words="集体商标") == ["添加举措"]
    assert labels(ledger, words="50%_") == ["改备注", "添加举措"]
    assert labels(ledger, words="改名") == ["改名"]
    assert labels(ledger, words="集体商标 没有的") == []


def test_a_name_is_found_in_all_that_bears_it(ledger: Ledger, office: Office) -> None:
    first, other = units.read_units(ledger)[:2]
    action = added(ledger, office)
    with ledger.step("改牵头") as step:
        breakdown.change_actions(step, [action], lead_unit_id=other.id)
    with ledger.step("改回") as step:
        breakdown.change_actions(step, [action], lead_unit_id=first.id)
    with ledger.step("备注") as step:
        breakdown.change_actions(step, [action], remark="不提名称")
    assert labels(ledger, words=other.name)[:2] == ["改回", "改牵头"]
    assert labels(ledger, words=first.name)[0] == "改回"
    assert "备注" not in labels(ledger, words=first.name)


def test_names_by_the_hundred_are_looked_for_too(ledger: Ledger, office: Office) -> None:
    with ledger.step("名单") as step:
        for number in range(1200):
            posts.add_post(step, unit_id=None, name=f"岗位{number}")
    assert labels(ledger, words="岗位") == ["名单"]


def test_pages_go_on_where_the_last_one_ended(ledger: Ledger, office: Office) -> None:
    for number in range(7):
        done(ledger, f"第{number}次", office, f"{number}")
    first = read_history(ledger, HistoryFilter(), limit=3)
    second = read_history(ledger, HistoryFilter(), before=first.before, limit=9)
    assert [entry.step.label for entry in first.entries] == ["第6次", "第5次", "第4次"]
    assert [entry.step.label for entry in second.entries][-2:] == ["第0次", "建账"]
    assert second.before is None


def test_words_are_looked_for_bit_by_bit(
    ledger: Ledger, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "LOOKED_THROUGH", 2)
    for number in range(9):
        done(ledger, f"第{number}次", office, f"{number}")
    found, before, pages = [], None, 0
    while before is not None or not pages:
        page = read_history(ledger, HistoryFilter(words="第0次"), before=before)
        found += [entry.step.label for entry in page.entries]
        before, pages = page.before, pages + 1
    assert found == ["第0次"]
    assert pages > 2


def test_undone_and_redone_steps_are_told_apart(ledger: Ledger, office: Office) -> None:
    seq = done(ledger, "改名", office, "甲")
    ledger.undo()
    assert seq in ledger.reverted_steps()
    assert "已撤销" in read_standing(ledger, history.read_entries(ledger, [seq])[0]).reason
    ledger.redo()
    standing = read_standing(ledger, history.read_entries(ledger, [seq])[0])
    assert seq not in ledger.reverted_steps()
    assert standing.can_take_back
    ledger.take_back(standing.seq)
    assert seq in ledger.reverted_steps()
    ledger.undo()
    assert seq not in ledger.reverted_steps()


def test_what_is_in_the_way_is_named(ledger: Ledger, office: Office) -> None:
    seq = done(ledger, "改名", office, "甲")
    done(ledger, "再改名", office, "乙")
    standing = read_standing(ledger, history.read_entries(ledger, [seq])[0])
    assert [step.label for step in standing.in_the_way] == ["再改名"]
    assert not standing.can_take_back


def test_a_step_before_a_final_one_says_so(ledger: Ledger, office: Office) -> None:
    seq = done(ledger, "改名", office, "甲")
    with ledger.step("发出", is_final=True) as step:
        posts.add_post(step, unit_id=None, name="局长")
    standing = read_standing(ledger, history.read_entries(ledger, [seq])[0])
    day = f"{NOW.year}年{NOW.month}月{NOW.day}日"
    assert standing.reason == f"“发出”（{day}）不可撤销，在它之前的操作不能撤回。"
    assert standing.undos is None
    (final,) = history.read_entries(ledger, [ledger.last_seq()])
    assert read_standing(ledger, final).reason == "这一步不可撤销。"


def test_everything_since_a_step_is_undone_in_one_go_and_told_once(
    ledger: Ledger, office: Office
) -> None:
    seq = done(ledger, "甲", office, "甲")
    before = dump(ledger)
    added(ledger, office)
    done(ledger, "乙", office, "乙")
    ledger.undo()
    done(ledger, "丙", office, "丙")
    heard: list[Changes] = []
    ledger.on_change(heard.append)
    assert ledger.undos_to(seq) == 2
    ledger.undo_to(seq)
    assert dump(ledger) == before
    assert len(heard) == 1
    assert heard[0].touches("unit")
    assert heard[0].touches("local_action")
    ledger.redo()
    ledger.redo()
    assert units.read_units(ledger)[0].name == "丙"


def test_nothing_is_undone_past_what_is_final(ledger: Ledger, office: Office) -> None:
    seq = done(ledger, "甲", office, "甲")
    with ledger.step("发出", is_final=True) as step:
        add(step, office)
    with pytest.raises(InvalidEntryError, match="不能撤销到这里"):
        ledger.undo_to(seq)


def test_who_worked_and_how_much_is_counted(ledger: Ledger, office: Office) -> None:
    ledger.who = "李四"
    action = added(ledger, office)
    with ledger.step("填进展") as step:
        progress.record_note(step, action, period="2023-10", done="已完成")
    assert history.who_worked(ledger) == ("李四", "经办人")
    assert history.count_steps(ledger, HistoryFilter(who="李四")) == 2
    assert history.count_steps(ledger, HistoryFilter(words="字")) is None
    newest = read_history(ledger, HistoryFilter()).entries[0]
    assert dict(newest.touched)["progress_note"] == 1


def test_a_thing_that_a_step_changed_twice_is_counted_once(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with ledger.step("改两次") as step:
        for words in ("甲", "乙"):
            step.update("local_action", action, text=words)
    newest = read_history(ledger, HistoryFilter()).entries[0]
    assert (dict(newest.touched), newest.changes) == ({"local_action": 1}, 2)
