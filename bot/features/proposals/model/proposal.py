"""A proposal: the smallest piece that people could agree on now, what they say to it, and what came of asking."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.features.proposals.model.asking import Asking
from bot.features.proposals.model.later import Later
from bot.features.proposals.model.origin import Origin, Way
from bot.features.proposals.model.pieces import (
    MATTERS,
    VERSIONS,
    Edit,
    Fate,
    Kind,
    Matter,
    ProposalId,
    SeatName,
    Version,
    Within,
)
from bot.features.proposals.model.refusals import (
    BeingAsked,
    EnoughMatters,
    EnoughVersions,
    NobodyAnswers,
    NoMatter,
    NotAskedYet,
    SameText,
    Settled,
    StandsSoon,
)
from bot.features.proposals.model.result import Result
from bot.features.proposals.model.silence import Silence
from bot.features.proposals.model.stage import Stage
from bot.features.proposals.model.together import AnsweredThere, Beside, InOneVote
from bot.features.proposals.model.vote import BATCH, Voting
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key, Repository
from bot.kernel.text import Moment


@dataclass(frozen=True, slots=True)
class Proposal:
    """`versions` has the first text and every change; the last one stands. `votes` counts how often it was asked.
    `unheard` are seats of whom nothing was heard while it is talked about, in a small group. With a `circle` it is for
    those in it alone."""

    id: ProposalId
    title: str
    opened_at: datetime
    proposer: PersonId | None
    organisation: OrganisationId | None
    versions: tuple[Version, ...]
    stage: Stage = Stage.talking
    matters: tuple[Matter, ...] = ()
    voting: Voting | None = None
    results: tuple[Result, ...] = ()
    settled_at: datetime | None = None
    origin: Origin | None = None
    unheard: tuple[SeatName, ...] = ()
    silence: Silence | None = None
    later: Later | None = None
    beside: Beside | None = None
    circle: Within | None = None

    def __post_init__(self) -> None:
        if (self.voting is None) == (self.stage is Stage.voting):
            raise ValueError("there is a vote while it is open, and only then")
        if not self.versions:
            raise ValueError("a proposal has a text")

    @property
    def text(self) -> Version:
        return self.versions[-1]

    @property
    def is_over(self) -> bool:
        return self.stage in {Stage.adopted, Stage.withdrawn, Stage.superseded}

    @property
    def is_on_the_table(self) -> bool:
        """It has a card of its own in the homes; a block of a longer text stands on that one's."""
        return not self.is_over and not self.is_block

    @property
    def is_block(self) -> bool:
        return self.origin is not None and self.origin.way is Way.block

    @property
    def is_standing_by(self) -> bool:
        return self.stage is Stage.standing_by

    @property
    def result(self) -> Result | None:
        return self.results[-1] if self.results else None

    @property
    def open_matters(self) -> tuple[Matter, ...]:
        return tuple(each for each in self.matters if each.fate is Fate.open)

    def waiting_for(self, seat: Id) -> str:
        """What waits for a seat while it has not answered, by its key."""
        number = self.voting.number if self.voting else len(self.results)
        return f"proposals.answer:{self.id}:{number}:{seat}"

    def deadline(self) -> datetime | None:
        if self.silence and self.is_standing_by:
            return self.silence.deadline()
        if self.later and self.stage is Stage.not_yet:
            return self.later.deadline()
        return self.voting.deadline() if self.voting else None

    def may_be_kept_by(self, person: PersonId, *, facilitator: bool) -> bool:
        return facilitator or person == self.proposer

    def check_apart(self) -> None:
        """It is not in a vote with others now. Raises AnsweredThere."""
        if self.beside and not self.is_over:
            raise AnsweredThere(title=self.beside.title)

    def open_voting(self) -> Voting:
        """Raises NotAskedYet or Settled."""
        if self.voting is None:
            raise Settled if self.is_over else NotAskedYet
        return self.voting

    # What people hand in

    def with_matter(
        self, kind: Kind, words: str, by: PersonId, organisation: OrganisationId | None, now: datetime
    ) -> "Proposal":
        self._check_not_over()
        if len(self.open_matters) >= MATTERS or len(self.matters) >= 2 * MATTERS:
            raise EnoughMatters(most=MATTERS)
        made = Matter(len(self.matters) + 1, kind, words, by, organisation, now)
        return replace(self, matters=(*self.matters, made))

    def matter(self, number: int) -> Matter:
        """One that is open. Raises NoMatter."""
        found = next((each for each in self.open_matters if each.number == number), None)
        if found is None:
            raise NoMatter
        return found

    # The text

    def rewritten(self, text: str, edit: Edit, by: PersonId, now: datetime, matter: int | None = None) -> "Proposal":
        """A new version, which may take in a change that somebody handed in. A material one asks anew."""
        self._check_not_over()
        self._check_words_free()
        if text == self.text.text:
            raise SameText
        if len(self.versions) >= VERSIONS:
            raise EnoughVersions(most=VERSIONS)
        made = Version(len(self.versions) + 1, text, by, now, edit)
        taken_in = self.with_one(replace(self.matter(matter), fate=Fate.taken_in)) if matter else self
        return replace(taken_in, versions=(*self.versions, made))

    # Asking

    def asked(
        self, asking: Asking, roll: tuple[SeatName, ...], by: PersonId, now: datetime, until: datetime
    ) -> "Proposal":
        """Opens a vote with the roll as it is now, and what each on it counts."""
        self._check_not_over()
        self._check_not_standing_by()
        self.check_apart()
        if self.voting:
            raise BeingAsked
        if not roll:
            raise NobodyAnswers
        number = len(self.results) + 1
        voting = Voting(number, asking, now, by, until, len(roll), self.text.number, waiting=roll).frozen()
        return replace(self, stage=Stage.voting, voting=voting, later=None)

    def with_voting(self, voting: Voting) -> "Proposal":
        return replace(self, voting=voting)

    def rolled(self) -> "tuple[Proposal, tuple[SeatName, ...]]":
        """With the next seats of the roll taken off to be written down, and those seats."""
        voting = self.open_voting()
        batch, rest = voting.waiting[:BATCH], voting.waiting[BATCH:]
        return self.with_voting(replace(voting, waiting=rest, leads=voting.leads if rest else ())), batch

    def counted(self, result: Result, now: datetime) -> "Proposal":
        stage = Stage.adopted if result.outcome.is_adopted else Stage.not_yet
        settled = now if stage is Stage.adopted else None
        return replace(self, stage=stage, voting=None, results=(*self.results, result), settled_at=settled)

    def withdrawn(self, now: datetime) -> "Proposal":
        self._check_not_over()
        self.check_apart()
        return replace(self, stage=Stage.withdrawn, voting=None, settled_at=now, later=None)

    # What stands unless somebody asks to look again

    def standing_by(self, silence: Silence) -> "Proposal":
        return replace(self, stage=Stage.standing_by, silence=silence)

    def talked_about(self, silence: Silence) -> "Proposal":
        return replace(self, stage=Stage.talking, silence=silence)

    def standing(self, silence: Silence, now: datetime) -> "Proposal":
        return replace(self, stage=Stage.adopted, silence=silence, settled_at=now)

    def without(self, person: PersonId) -> "Proposal":
        """Nothing here names them any more; what their organisation said stays, being its act."""
        versions = tuple(replace(each, by=None) if each.by == person else each for each in self.versions)
        matters = tuple(each.without(person) for each in self.matters)
        proposer = None if self.proposer == person else self.proposer
        voting = self.voting.without(person) if self.voting else None
        results = tuple(each.without(person) for each in self.results)
        silence = self.silence.without(person) if self.silence else None
        return replace(
            self, proposer=proposer, versions=versions, matters=matters, voting=voting, results=results, silence=silence
        )

    def with_one(self, matter: Matter) -> "Proposal":
        return replace(self, matters=tuple(matter if each.number == matter.number else each for each in self.matters))

    def _check_words_free(self) -> None:
        """What is chosen or looked at are the words as they were when it began."""
        self._check_not_standing_by()
        self.check_apart()
        if self.voting and self.voting.asking.proposals:
            raise InOneVote

    def _check_not_standing_by(self) -> None:
        if self.silence and self.is_standing_by:
            raise StandsSoon(until=Moment(self.silence.until))

    def _check_not_over(self) -> None:
        if self.is_over:
            raise Settled


class Proposals(Repository[Proposal], Protocol):
    def open(self) -> tuple[Proposal, ...]:
        """Being talked about, voted on or not agreed yet; those that are voted on first, then the newest."""

    def not_yet(self) -> tuple[Proposal, ...]: ...
    def coming_back(self) -> tuple[Proposal, ...]: ...
    def latest_settled(self) -> tuple[Proposal, ...]: ...
    def naming(self, person: PersonId) -> tuple[Proposal, ...]: ...


PROPOSALS: Key[Proposals] = Key("proposals")
