"""What people take of the register with them: agreements that are open to all, and how many are not. As data it keeps
to docs/agreements.schema.json, whose keys are in English: they are for programs."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from bot.carrying import Promised, Under
from bot.confidential import Confidential, Kind, Readers
from bot.features.agreements.model.agreement import Agreement, Version
from bot.features.agreements.model.promised import NOTHING, told, whose
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Text, Wording
from bot.papers.document import Said, saying

FORMAT, EDITION = "common-ground-agreements", 2
"""What is new in a later edition is added: a program that reads this one reads that too."""

Json = dict[str, object]


class Format(Enum):
    """The endings of their names are those of files."""

    page = "html"
    notes = "md"
    table = "csv"
    data = "json"


def held(
    agreement: Agreement, kept: frozenset[Kind], people: frozenset[PersonId] = frozenset()
) -> Agreement | Confidential[Agreement]:
    """In confidence among those whom it binds, where the group keeps such agreements so, or this one: its parties, or
    the `people` of its circle."""
    kind = _kind(agreement, kept)
    if kind is None:
        return agreement
    bound = (party for each in agreement.parties for party in (each.seat, each.organisation) if party)
    return Confidential(agreement, kind, Readers(people, frozenset(bound)))


def _kind(agreement: Agreement, kept: frozenset[Kind]) -> Kind | None:
    if agreement.confided:
        return Kind.marked
    if agreement.circle and Kind.of_circles in kept:
        return Kind.of_circles
    return Kind.agreements if Kind.agreements in kept else None


@dataclass(frozen=True, slots=True)
class Taken:
    """`left_out` counts what is kept in confidence. With `number` it is about one agreement. What is promised is there
    by the agreement that it is `under`."""

    coalition: str
    at: datetime
    agreements: tuple[Agreement, ...]
    left_out: int = 0
    number: int | None = None
    under: Mapping[Id, Under] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        coalition: str,
        at: datetime,
        every: tuple[Agreement | Confidential[Agreement], ...],
        number: int | None = None,
    ) -> "Taken":
        shared = tuple(each for each in every if isinstance(each, Agreement))
        return cls(coalition, at, shared, len(every) - len(shared), number)

    def promised(self, of: Agreement) -> Under:
        return self.under.get(of.id, NOTHING)

    def name(self, kind: Format) -> str:
        """Of the file."""
        about = "agreements" if self.number is None else f"agreement-{self.number}"
        return f"{about}.{kind.value}"


@dataclass(frozen=True, slots=True)
class Data:
    taken: Taken

    def texts(self) -> Iterator[Text]:
        """Whatever names somebody."""
        for each in self.taken.agreements:
            yield from (party.whose for party in each.parties)
            yield from (signature.party.whose for signature in each.signed)
            yield from map(whose, self.taken.promised(each).promised)
            for adoption in (version.adoption for version in each.versions if version.adoption):
                yield adoption.told
                yield from (party.whose for party in adoption.asides)

    def written(self, wording: Wording) -> str:
        taken, said = self.taken, saying(wording)
        whole = {
            "format": FORMAT,
            "edition": EDITION,
            "coalition": said(taken.coalition),
            "made_at": taken.at.isoformat(timespec="seconds"),
            "language": wording.language,
            "in_confidence": taken.left_out,
            "agreements": [_agreement(each, taken.promised(each), said) for each in taken.agreements],
        }
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _agreement(state: Agreement, under: Under, said: Said) -> Json:
    return {
        "number": state.number,
        **_words(state.text, said),
        "stage": state.stage.value,
        "adopted": _adopted(state.adopted, said),
        "binds": [said(each.whose) for each in state.parties],
        "circle": said(state.circle_name) if state.circle_name else None,
        "review": state.review.isoformat() if state.review else None,
        "replaces": list(state.replaces),
        "replaced_by": state.replaced_by,
        "versions": [
            {"number": each.number, **_words(each, said), "at": _at(each), "adopted": _adopted(each, said)}
            for each in state.versions
        ],
        "signed_later": [
            {"who": said(each.party.whose), "at": each.at.isoformat(timespec="seconds")} for each in state.signed
        ],
        "promises": [_promise(each, said) for each in under.promised],
        "promises_waiting": under.waiting,
    }


def _promise(of: Promised, said: Said) -> Json:
    state, since = told(of)
    return {
        "what": said(of.what),
        "whose": said(whose(of)),
        "due": of.due.isoformat() if of.due else None,
        "state": state.value,
        "settled_at": since.isoformat(timespec="seconds") if since else None,
    }


def _words(of: Version, said: Said) -> Json:
    return {"title": said(of.title), "text": said(of.text), "chosen": said(of.chosen) if of.chosen else None}


def _adopted(of: Version, said: Said) -> Json | None:
    """Nothing where a version only corrects the wording."""
    if of.adoption is None:
        return None
    return {
        "at": _at(of),
        "way": of.adoption.way,
        "how": said(of.adoption.told),
        "record": of.adoption.seal,
        "stepped_aside": [said(each.whose) for each in of.adoption.asides],
    }


def _at(of: Version) -> str:
    return of.at.isoformat(timespec="seconds")
