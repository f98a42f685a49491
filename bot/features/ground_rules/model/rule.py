"""A ground rule from its first draft to its end: words, whether they hold, settings that the bot keeps, all versions
that were ever in force. What is put to the vote is fixed until it is counted."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.features.ground_rules.model.exceptions import Exempt, Granted
from bot.features.ground_rules.model.parts import Acknowledged, Draft, Stage, Version
from bot.features.ground_rules.model.refusals import (
    DraftBeforeAll,
    DraftChanged,
    EnoughAcknowledged,
    NothingDrafted,
    NotInForce,
    RuleBeingAsked,
    SameRule,
)
from bot.features.ground_rules.model.wording import RuleId, Wording
from bot.kernel.ids import Id, PersonId
from bot.recurrence import instant
from bot.ruling import Topic

ACKNOWLEDGED, SHOWN = 200, timedelta(days=14)
"""For so long the card of a new rule stands in all homes."""

MORNING, EVENING = time(9), time(19)
"""Between these hours, where the group is, it is told that it is due for a look."""


@dataclass(frozen=True, slots=True)
class GroundRule:
    """`number` is given when it first comes into force, and is never another rule's. `tries` counts what was put to the
    vote of it, and `ends` how often its end was: `end_before` is the proposal on which that lies before all, and it is
    `end_wanted` while a vote on it is open. `title` is what it is about where the topic does not say it; `due` that it
    is time to look at it again; `replaced_by` the rule that took its place; `shown_until` how long its card stands in
    the homes."""

    id: RuleId
    topic: Topic
    title: str
    written_at: datetime
    stage: Stage = Stage.draft
    number: int | None = None
    versions: tuple[Version, ...] = ()
    draft: Draft | None = None
    tries: int = 1
    acknowledged: tuple[Acknowledged, ...] = ()
    exceptions: tuple[Exempt, ...] = ()
    review: date | None = None
    due: bool = False
    shown_until: datetime | None = None
    replaced_by: int | None = None
    ends: int = 0
    end_wanted: bool = False
    end_before: Id | None = None

    def __post_init__(self) -> None:
        if (self.number is None) != (not self.versions):
            raise ValueError("a rule has a number since it first came into force")
        if self.stage is Stage.draft and (self.draft is None or self.versions):
            raise ValueError("what was never in force is its draft")
        if self.stage in {Stage.in_force, Stage.superseded, Stage.ended} and not self.versions:
            raise ValueError("what was never in force has no end")
        if self.is_over and self.draft:
            raise ValueError("nothing is drafted of what is over")

    @property
    def is_over(self) -> bool:
        return self.stage in {Stage.superseded, Stage.ended, Stage.dropped}

    @property
    def in_force(self) -> bool:
        return self.stage is Stage.in_force

    @property
    def current(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    @property
    def standing(self) -> Version:
        """What is in force. Raises NotInForce."""
        if not self.in_force:
            raise NotInForce
        return self.versions[-1]

    @property
    def wording(self) -> Wording:
        """In force, else as it was last, else as it is drafted."""
        if self.current:
            return self.current.wording
        return self.draft.wording if self.draft else Wording("", holds=False)

    @property
    def excepted(self) -> Exempt | None:
        """The exception that stands now."""
        return next((each for each in self.exceptions if each.granted is Granted.stands), None)

    @property
    def holds(self) -> bool:
        return self.in_force and self.standing.wording.holds and self.excepted is None

    @property
    def is_asked(self) -> bool:
        return self.draft is not None and self.draft.open

    def deadline(self) -> datetime | None:
        """When something is over or due: an exception, its card in the homes, its review."""
        if not self.in_force:
            return None
        ends = [each.ends_at for each in self.exceptions if each.granted is Granted.stands]
        shown = [self.shown_until] if self.shown_until else []
        looks = [self.looks_at] if self.looks_at else []
        return min((*ends, *shown, *looks), default=None)

    @property
    def looks_at(self) -> datetime | None:
        return instant(self.review, MORNING, self.zone) if self.review and not self.due else None

    @property
    def zone(self) -> str:
        """The coalition's, when the words came into force."""
        return self.versions[-1].zone if self.versions else "UTC"

    def acknowledging(self, version: int) -> tuple[Acknowledged, ...]:
        return tuple(each for each in self.acknowledged if each.version == version)

    # Drafting

    def drafted(self, wording: Wording, by: PersonId, now: datetime) -> "GroundRule":
        """The next version of one that is in force, or the draft in other words."""
        if self.is_over:
            raise NotInForce
        if self.draft is None:
            return replace(self, draft=Draft(wording, by, now))
        return self._with(self.check_editable(), wording)

    def editing(self, edition: int, wording: Wording) -> "GroundRule":
        draft = self.check_editable()
        if draft.edition != edition:
            raise DraftChanged
        return self._with(draft, wording)

    def check_editable(self) -> Draft:
        """Raises NothingDrafted, or RuleBeingAsked while a vote on it is open."""
        if self.draft is None:
            raise NothingDrafted
        if self.draft.open or self.end_wanted:
            raise RuleBeingAsked
        return self.draft

    def check_new(self) -> Draft:
        """Something that can be put to the vote. Raises NothingDrafted, RuleBeingAsked or SameRule."""
        draft = self.check_editable()
        if self.current and draft.wording == self.current.wording and not self.due:
            raise SameRule
        return draft

    def dropped(self) -> "GroundRule":
        """A draft that nobody can be asked about any more; the rule itself stands as it was."""
        if self.check_editable().proposal:
            raise DraftBeforeAll
        return replace(self, draft=None, stage=self.stage if self.versions else Stage.dropped)

    # What the vote did

    def being_asked(self, number: int, proposal: Id, vote: int) -> "GroundRule":
        if self.draft is None or number != self.tries:
            return self
        wording = (self.draft.put if vote else None) or self.draft.wording
        draft = replace(self.draft, wording=wording, proposal=proposal, vote=vote, open=vote > 0)
        return replace(self, draft=draft)

    def putting(self) -> "GroundRule":
        """To the vote, as it is worded now."""
        draft = self.check_new()
        return replace(self, draft=replace(draft, put=draft.wording))

    def agreed(self, version: Version, number: int) -> "GroundRule":
        """In force from now on, under the number that it has, or its first one. Whether its words before end is asked
        no more. Exceptions were to the words before."""
        before = self.current
        same = before is not None and before.wording.says_as(version.wording)
        return replace(
            self,
            stage=Stage.in_force,
            number=self.number or number,
            versions=(*self.versions, version),
            draft=None,
            tries=self.tries + 1,
            exceptions=self.exceptions if same else tuple(each.outlived(version.day) for each in self.exceptions),
            review=version.wording.review_from(version.day),
            due=False,
            shown_until=version.since + SHOWN,
            ends=self.ends + (self.end_before is not None),
            end_wanted=False,
            end_before=None,
        )

    def not_agreed(self, *, withdrawn: bool) -> "GroundRule":
        """Its draft stays, to be worded anew; what was withdrawn is asked as something new then."""
        if self.draft is None:
            return self
        back = replace(self.draft, open=False, rejected=not withdrawn, edition=self.draft.edition + 1)
        if withdrawn:
            back = replace(back, proposal=None, vote=0)
        return replace(self, draft=back, tries=self.tries + withdrawn)

    def superseded(self, by: int) -> "GroundRule":
        return self._over(Stage.superseded, by)

    def ended(self) -> "GroundRule":
        return self._over(Stage.ended)

    # Beside it

    def acknowledging_by(self, made: Acknowledged) -> "GroundRule":
        """Once an organisation and version, and a resident for themselves."""
        mine = [each for each in self.acknowledged if each.voice == made.voice]
        if any(each.version == made.version for each in mine):
            return self
        others = tuple(each for each in self.acknowledged if each.voice != made.voice)
        if len(others) >= ACKNOWLEDGED:
            raise EnoughAcknowledged(most=ACKNOWLEDGED)
        return replace(self, acknowledged=(*others, made))

    def with_exception(self, made: Exempt) -> "GroundRule":
        others = tuple(each for each in self.exceptions if each.number != made.number)
        return replace(self, exceptions=tuple(sorted((*others, made), key=lambda each: each.number)))

    def without(self, person: PersonId) -> "GroundRule":
        """Nothing here names them; what their organisation has taken home stays."""
        versions = tuple(replace(each, by=None) if each.by == person else each for each in self.versions)
        draft = replace(self.draft, by=None) if self.draft and self.draft.by == person else self.draft
        kept = (each for each in self.acknowledged if each.organisation or each.person != person)
        acknowledged = tuple(replace(each, person=None) if each.person == person else each for each in kept)
        exceptions = tuple(replace(each, by=None) if each.by == person else each for each in self.exceptions)
        return replace(self, versions=versions, draft=draft, acknowledged=acknowledged, exceptions=exceptions)

    def _with(self, draft: Draft, wording: Wording) -> "GroundRule":
        return replace(self, draft=replace(draft, wording=wording, edition=draft.edition + 1))

    def _over(self, stage: Stage, by: int | None = None) -> "GroundRule":
        return replace(
            self, stage=stage, draft=None, replaced_by=by, review=None, due=False, shown_until=None, end_wanted=False,
            end_before=None,
        )  # fmt: skip
