"""What other reports of a pile took a name for: it settles a name that one report leaves open."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.resolution.place_options import Group
from dateline.resolution.spelling import fold

#: From this share on a reading counts as decided; below the other, a name as open.
DECIDED, OPEN = 0.8, 0.6

#: The sign in ``Option.features``.
SIGN = "elsewhere_in_pile"


@dataclass(slots=True)
class Pile:
    """Decided readings by folded name: how many reports chose each place, by gazetteer id."""

    votes: dict[tuple[str, ...], dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))

    def count(self, groups: Iterable[Group]) -> None:
        """Counts the decided names of one report."""
        for group in groups:
            if group.mentions and group.options and group.options[0].share >= DECIDED:
                self.votes[fold(group.name)][group.options[0].place.gazetteer_id] += 1

    def settles(self, groups: Iterable[Group]) -> bool:
        """Whether a name that is open in these groups is decided elsewhere."""
        return any(is_open(group) and fold(group.name) in self.votes for group in groups)

    def speak(self, groups: Sequence[Group]) -> None:
        """Gives the options of open names the sign: the share of the decisions for them, damped while there are few."""
        for group in groups:
            votes = self.votes.get(fold(group.name), {}) if is_open(group) else {}
            total = sum(votes.values())
            for option in group.options:
                if here := votes.get(option.place.gazetteer_id):
                    option.features[SIGN] = here / (total + 1)


def is_open(group: Group) -> bool:
    """Whether no reading of the name is clear."""
    return bool(group.mentions and group.options) and group.options[0].share < OPEN
