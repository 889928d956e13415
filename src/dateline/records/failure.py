"""An item that failed, as kept and shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """``item``: path, address or id; ``stage``: where it failed; ``message``: what happened and what to do."""

    item: str
    stage: str
    message: str
    transient: bool = False
