"""An organisation: it enters itself, keeps its name, and stays when its people leave."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Key, Repository


@dataclass(frozen=True, slots=True)
class Organisation:
    """`about` is what it does, in its own words."""

    id: OrganisationId
    name: str
    about: str
    added_by: PersonId
    added_at: datetime


def alike(name: str) -> str:
    """Two names that people read as one are the same here: compatibility forms, case and spaces do not count."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())


class Organisations(Repository[Organisation], Protocol):
    def named(self, name: str) -> Organisation | None:
        """The one whose name is `alike`."""
        ...

    def all(self) -> tuple[Organisation, ...]: ...


ORGANISATIONS = Key[Organisations]("organisations")
