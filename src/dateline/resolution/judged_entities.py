"""People's judgements replayed over the clusters that the rules made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.records.judgement import Judgement, Verdict
from dateline.records.mention import Kind
from dateline.resolution.judged import in_order, rejected
from dateline.resolution.spelling import fold

ENTITY_PREFIX = "ent-"


@dataclass(slots=True)
class Partition:
    """Groups of mention ids, each in text order; the work sheet of :func:`replay`.

    ``rank``: the place of each mention in the pile. ``kinds``: kinds set by a person, by mention id.
    """

    group_of: dict[str, int]
    members: dict[int, list[str]]
    rank: dict[str, int]
    kinds: dict[str, Kind] = field(default_factory=dict)

    @classmethod
    def of(cls, groups: Sequence[Sequence[str]]) -> "Partition":
        """From groups whose members stand in text order."""
        members = {number: list(group) for number, group in enumerate(groups)}
        group_of = {one: number for number, group in members.items() for one in group}
        return cls(group_of, members, {one: number for number, one in enumerate(group_of)})

    def groups(self) -> list[list[str]]:
        """What is left, rejected ones gone."""
        return [group for group in self.members.values() if group]

    def merge(self, left: int, right: int) -> None:
        """Puts the members of group ``right`` into group ``left``."""
        if left == right:
            return
        self.members[left] = sorted((*self.members[left], *self.members.pop(right)), key=self.rank.__getitem__)
        self.group_of.update((one, left) for one in self.members[left])

    def take_out(self, ids: Iterable[str]) -> int:
        """Puts ``ids`` in a group of their own and returns it."""
        chosen = sorted(ids, key=self.rank.__getitem__)
        for one in chosen:
            self.members[self.group_of[one]].remove(one)
        number = max(self.members, default=-1) + 1
        self.members[number] = chosen
        self.group_of.update((one, number) for one in chosen)
        return number


def replay(partition: Partition, judgements: Sequence[Judgement], quotes: Mapping[str, str]) -> Partition:
    """Applies judgements by time, then id: the later one counts. Those on unknown ids say nothing here.

    Ids may be of entities (``ent-`` and a mention's id: the group that holds it now) or of mentions. ``quotes``: the
    text of each mention. Changes and returns ``partition``.
    """
    ranked = Partition(
        partition.group_of, partition.members, {one: number for number, one in enumerate(quotes)}, partition.kinds
    )
    gone = rejected(judgements)
    for judgement in in_order(judgements):
        if judgement.verdict is not Verdict.REJECT or judgement.left_id in gone:
            _apply(ranked, judgement, quotes)
    return ranked


def _apply(partition: Partition, judgement: Judgement, quotes: Mapping[str, str]) -> None:
    left = _mention(judgement.left_id)
    right = _mention(judgement.right_id or "")
    if left not in partition.group_of:
        return
    verdict = judgement.verdict
    if verdict is Verdict.SAME and right in partition.group_of:
        partition.merge(partition.group_of[left], partition.group_of[right])
    elif verdict is Verdict.DIFFERENT and right in partition.group_of:
        _part(partition, left, right, quotes)
    elif verdict is Verdict.SPLIT and right in partition.group_of:
        if partition.group_of[left] == partition.group_of[right]:
            partition.take_out([right])
    elif verdict is Verdict.REJECT:
        _reject(partition, judgement.left_id, left)
    elif verdict is Verdict.SET and judgement.right_id == "kind" and judgement.value in {kind.value for kind in Kind}:
        partition.kinds.update((one, Kind(judgement.value)) for one in partition.members[partition.group_of[left]])
    elif verdict is Verdict.PIN and judgement.value:
        _pin(partition, left, judgement.value, quotes)


def _mention(identifier: str) -> str:
    return identifier.removeprefix(ENTITY_PREFIX)


def _part(partition: Partition, left: str, right: str, quotes: Mapping[str, str]) -> None:
    """Takes the right one's spelling out of a group that holds both; its report's alone if both are spelled alike."""
    group = partition.group_of[left]
    if group != partition.group_of[right]:
        return
    spelling = fold(quotes[right])
    alike = [one for one in partition.members[group] if fold(quotes[one]) == spelling]
    partition.take_out([right] if left in alike else alike)


def _reject(partition: Partition, judged: str, mention: str) -> None:
    group = partition.group_of[mention]
    gone = list(partition.members[group]) if judged.startswith(ENTITY_PREFIX) else [mention]
    for one in gone:
        partition.members[group].remove(one)
        del partition.group_of[one]


def _pin(partition: Partition, left: str, name: str, quotes: Mapping[str, str]) -> None:
    """Everything spelled ``name`` joins the group of ``left``."""
    spelled = [one for one in partition.group_of if fold(quotes[one]) == fold(name)]
    if spelled:
        partition.merge(partition.group_of[left], partition.take_out(spelled))
