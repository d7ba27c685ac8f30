"""Where the names of the sample files stand in a ledger (示例的单位、岗位、原文): name → id."""

from collections import defaultdict

from model.entities import ClauseId, PostId, UnitId
from model.ledger import Ledger
from model.posts import add_post
from model.sample_office import SampleOffice, SamplePost, SourcePlace
from model.step import Step
from model.units import add_unit


class Places:
    """Where the names of the sample files stand in the ledger: units, posts, sentences."""

    def __init__(self, office: SampleOffice, step: Step) -> None:
        self.units: dict[str, UnitId] = {}
        self.posts: dict[str, PostId] = {}
        self._sentences: dict[str, list[tuple[str, ClauseId]]] = defaultdict(list)
        self._found: dict[SourcePlace, ClauseId] = {}
        for post in office.leaders:
            self.posts[post.name] = _add_post(step, None, post)
        for unit in office.units:
            self.units[unit.name] = unit_id = add_unit(step, name=unit.name, kind=unit.kind)
            for post in unit.posts:
                self.posts[f"{unit.name}/{post.name}"] = _add_post(step, unit_id, post)

    def find_sentences(self, ledger: Ledger) -> None:
        """Note all sentences of the list by chapter and item, such as 三（五）."""
        for row in ledger.rows(
            "SELECT clause.id, clause.text, chapter.number || task_item.number AS place "
            "FROM clause JOIN task_item ON task_item.id = clause.task_item_id "
            "JOIN chapter ON chapter.id = task_item.chapter_id"
        ):
            self._sentences[row["place"]].append((row["text"], ClauseId(row["id"])))

    def sentence(self, source: SourcePlace) -> ClauseId:
        """The one sentence of this place that begins so."""
        if source not in self._found:
            (self._found[source],) = (
                clause_id
                for text, clause_id in self._sentences[source.place]
                if text.startswith(source.opening)
            )
        return self._found[source]


def _add_post(step: Step, unit_id: UnitId | None, post: SamplePost) -> PostId:
    return add_post(
        step,
        unit_id=unit_id,
        name=post.name,
        holder=post.holder,
        phone=post.phone,
        is_liaison=post.is_liaison,
    )
