"""What an organisation said once: that it may be named among us where it does not answer. It can be taken back."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.kernel.ids import OrganisationId, PersonId


@dataclass(frozen=True, slots=True)
class InsideYes:
    """Of the organisation of this id. It holds for our own places, and never for what goes out of them."""

    id: OrganisationId
    holds: bool
    by: PersonId | None
    at: datetime

    def said(self, *, holds: bool, by: PersonId | None, at: datetime) -> "InsideYes":
        return self if self.holds is holds else replace(self, holds=holds, by=by, at=at)

    def without(self, person: PersonId) -> "InsideYes":
        """What they said for their organisation stays said."""
        return replace(self, by=None) if self.by == person else self
