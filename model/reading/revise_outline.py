"""Edits of chapters, items and goals before a document is stored (核对时的改动).

No words are lost: a title that is none becomes a sentence, a sentence a title, and what is set
aside stands among the removed lines. The 。 of a title and of a sentence comes and goes with it.
"""

from dataclasses import replace

from model.errors import InvalidEntryError
from model.reading.document import (
    OfficialDocument,
    ReadChapter,
    ReadGroup,
    ReadItem,
    ReadSubitem,
)
from model.reading.places import (
    Place,
    Revised,
    chapter_at,
    goal_at,
    item_at,
    with_chapters,
    with_goal,
    with_item,
    with_items,
)
from model.reading.strands import Strand, put_together, read_anew, strands_at, with_strands


def renumber(
    document: OfficialDocument, place: Place, *, number: str | None, title: str | None
) -> Revised:
    """Another number and title for the chapter, item or goal; a goal has a title alone."""
    number, title = (number or "").strip() or None, (title or "").strip() or None
    if place.goal is not None:
        changed = replace(goal_at(document, place), title=title or "")
        return Revised(document=with_goal(document, place, changed), place=place.of_sentences())
    if place.item is not None:
        item = item_at(document, place)
        if item.title and not title:
            raise InvalidEntryError("任务的标题不能清空，没有改动；它不是标题时，请用“改为句子”。")
        item = replace(item, number=number, title=title)
        return Revised(document=with_item(document, place, item), place=place.of_item())
    if not title:
        raise InvalidEntryError("部分的标题不能是空的，没有改动；请填写标题。")
    chapter = replace(chapter_at(document, place), number=number, title=title)
    changed_document = with_chapters(document, place.chapter, place.chapter + 1, chapter)
    return Revised(document=changed_document, place=place.of_chapter())


def renumber_group(document: OfficialDocument, place: Place, *, number: str, title: str) -> Revised:
    """Another number and title for the （一） above running numbers."""
    before = item_at(document, place).group
    after = ReadGroup(number=number.strip(), title=title.strip())
    items = (
        replace(item, group=after) if item.group == before else item
        for item in chapter_at(document, place).items
    )
    return Revised(document=with_items(document, place.chapter, *items), place=place)


def set_is_task(document: OfficialDocument, place: Place, *, is_task: bool) -> Revised:
    """Whether the sentences of an item are counted (计入任务事项)."""
    item = replace(item_at(document, place), is_task=is_task)
    return Revised(document=with_item(document, place, item), place=place)


def title_to_sentence(document: OfficialDocument, place: Place) -> Revised:
    """What was read as the title of an item or goal is its first sentence."""
    holder = place.of_sentences()
    is_goal = place.goal is not None
    title = goal_at(document, place).title if is_goal else item_at(document, place).title
    if not title:
        raise InvalidEntryError("这里没有标题，没有改动。")
    strands = strands_at(document, holder)
    line = goal_at(document, place).line if is_goal else item_at(document, place).line
    first = _strand(document, title, line)
    strands.insert(0, replace(first, note=strands[0].note if strands else None))
    if is_goal:
        bare = with_goal(document, holder, replace(goal_at(document, holder), title=""))
    else:
        bare = with_item(document, holder, replace(item_at(document, holder), title=None))
    return Revised(document=with_strands(bare, holder, strands), place=replace(holder, sentence=0))


def sentence_to_title(document: OfficialDocument, place: Place) -> Revised:
    """A sentence is the title of its item, or of a new one that begins with it."""
    if place.sentence is None:
        raise InvalidEntryError("这里不是句子，没有改动；请先选中一句原文。")
    if place.goal is not None:
        return _goal_title(document, place)
    if place.sentence > 0 or item_at(document, place).title:
        started = start_item(document, place)
        document, place = started.document, started.place
    item = item_at(document, place)
    strands = strands_at(document, place)
    title = _without_stop(strands[0].text)
    line = strands[0].lines[0] if strands[0].lines else item.line
    titled = put_together(replace(item, title=title, line=line), strands[1:])
    return Revised(document=with_item(document, place, titled), place=place.of_item())


def start_item(document: OfficialDocument, place: Place) -> Revised:
    """Let a new item begin with a sentence."""
    if place.sentence is None or place.goal is not None:
        raise InvalidEntryError("只有任务里的句子可以另起一个任务，没有改动。")
    item, strands = item_at(document, place), strands_at(document, place)
    if place.sentence == 0 and not item.title:
        return Revised(document=document, place=place)
    head, tail = strands[: place.sentence], strands[place.sentence :]
    fresh = ReadItem(
        number=None,
        title=None,
        text="",
        is_task=item.is_task,
        group=item.group,
        line=tail[0].lines[0] if tail[0].lines else item.line,
        subitems=item.subitems,
    )
    upper = put_together(replace(item, subitems=()), head)
    divided = with_item(document, place, upper, put_together(fresh, tail))
    there = replace(place, item=(place.item or 0) + 1, sentence=0)
    return Revised(document=divided, place=there)


def join_items(document: OfficialDocument, place: Place) -> Revised:
    """Let an item be part of the one before it; its title becomes a sentence."""
    item_at(document, place)
    at = place.item or 0
    if at == 0:
        raise InvalidEntryError("这是本部分的第一个任务，前面没有可并入的任务，没有改动。")
    items = chapter_at(document, place).items
    if items[at].group != items[at - 1].group:
        raise InvalidEntryError("前一个任务不在同一个（一）之下，没有并入；请先把任务移到那里。")
    if items[at].title:
        document = title_to_sentence(document, place.of_item()).document
    above = replace(place.of_item(), item=at - 1)
    one, other = item_at(document, above), item_at(document, place)
    strands = [*strands_at(document, above), *strands_at(document, place.of_item())]
    whole = put_together(replace(one, subitems=(*one.subitems, *other.subitems)), strands)
    joined = with_item(with_item(document, place), above, whole)
    first = len(one.sentences) if other.sentences else None
    return Revised(document=joined, place=replace(above, sentence=first))


def item_to_chapter(document: OfficialDocument, place: Place) -> Revised:
    """An item is the title of a new chapter, which takes what stands below it."""
    item, chapter = item_at(document, place), chapter_at(document, place)
    if not item.title:
        raise InvalidEntryError(
            "这个任务没有标题，不能改为部分，没有改动；请先把它的第一句改为标题。"
        )
    at = place.item or 0
    own = replace(item, number=None, title=None)
    below = (*((own,) if own.sentences or own.subitems else ()), *chapter.items[at + 1 :])
    fresh = ReadChapter(number=item.number, title=item.title, items=below, line=item.line)
    upper = replace(chapter, items=chapter.items[:at])
    divided = with_chapters(document, place.chapter, place.chapter + 1, upper, fresh)
    return Revised(document=divided, place=Place(chapter=place.chapter + 1))


def chapter_to_item(document: OfficialDocument, place: Place) -> Revised:
    """A chapter is an item of the one before it, together with its items."""
    if place.chapter == 0:
        raise InvalidEntryError("这是第一个部分，前面没有可并入的部分，没有改动。")
    above, chapter = document.chapters[place.chapter - 1], chapter_at(document, place)
    first, rest = _titled(chapter)
    whole = replace(above, items=(*above.items, first, *rest))
    joined = with_chapters(document, place.chapter - 1, place.chapter + 1, whole)
    there = Place(chapter=place.chapter - 1, item=len(above.items))
    return Revised(document=joined, place=there)


def sentence_to_goal(document: OfficialDocument, place: Place) -> Revised:
    """A sentence of an item is one of its goals (目标)."""
    if place.sentence is None or place.goal is not None:
        raise InvalidEntryError("只有任务里的句子可以改为目标，没有改动。")
    strands = strands_at(document, place)
    strand = strands.pop(place.sentence)
    document = with_strands(document, place, strands)
    item = item_at(document, place)
    fresh = ReadSubitem(title="", sentences=(), line=strand.lines[0] if strand.lines else None)
    document = with_item(document, place, replace(item, subitems=(*item.subitems, fresh)))
    there = replace(place.of_item(), goal=len(item.subitems))
    return Revised(
        document=with_strands(document, there, [strand]), place=replace(there, sentence=0)
    )


def goal_to_sentences(document: OfficialDocument, place: Place) -> Revised:
    """The title and sentences of a goal are sentences of its item."""
    goal = goal_at(document, place)
    own = strands_at(document, place.of_sentences())
    if goal.title:
        own.insert(0, _strand(document, goal.title, goal.line))
    anew = [
        read_anew(strand.text, year=document.year, like=(strand,), note_of=strand) for strand in own
    ]
    without = with_goal(document, place)
    strands = strands_at(without, place.of_item())
    changed = with_strands(without, place.of_item(), [*strands, *anew])
    return Revised(document=changed, place=replace(place.of_item(), sentence=len(strands)))


def _goal_title(document: OfficialDocument, place: Place) -> Revised:
    goal, strands = goal_at(document, place), strands_at(document, place.of_sentences())
    if goal.title or place.sentence != 0:
        raise InvalidEntryError("只有没有标题的目标，其第一句才能改为标题，没有改动。")
    titled = replace(goal, title=_without_stop(strands[0].text))
    changed = with_strands(with_goal(document, place, titled), place.of_sentences(), strands[1:])
    return Revised(document=changed, place=place.of_sentences())


def _strand(document: OfficialDocument, title: str, line: int | None) -> Strand:
    """A title as a sentence: its 。 comes back."""
    text = title if title.rstrip("”’》）").endswith(("。", "！", "？")) else title + "。"
    bare = Strand(text=text, lines=(line, line) if line else None)
    return read_anew(text, year=document.year, like=(bare,), note_of=bare)


def _without_stop(text: str) -> str:
    return text.strip().removesuffix("。")


def _titled(chapter: ReadChapter) -> tuple[ReadItem, tuple[ReadItem, ...]]:
    """The title of a chapter as that of its first item, when that has none, and the rest."""
    first = chapter.items[0] if chapter.items else None
    if first and first.number is None and first.title is None and first.group is None:
        titled = replace(first, number=chapter.number, title=chapter.title, line=chapter.line)
        return titled, chapter.items[1:]
    is_task = any(item.is_task for item in chapter.items)
    made = ReadItem(
        number=chapter.number, title=chapter.title, text="", is_task=is_task, line=chapter.line
    )
    return made, chapter.items
