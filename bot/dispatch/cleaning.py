"""What the store owes after a secret vote, beyond what a transaction can do."""

from collections.abc import Awaitable
from typing import Protocol


class Cleans(Protocol):
    def clean(self) -> Awaitable[bool]:
        """Lets nothing be left of what secret votes that are over held while they were open: no row that was deleted,
        no log. Cheap where nothing is owed. True if it has to be tried again, since somebody reads what is in the way.
        """
        ...
