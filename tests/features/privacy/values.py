"""One person, and all kinds of things that may be held of her."""

from datetime import UTC, datetime

from bot.features.privacy.model import Act, Gathered
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId
from bot.kernel.personal import Held
from bot.kernel.ports import Directory, Who
from bot.kernel.text import Mention, Moment, Named, Phrase, Text, say, say_n

NOW = datetime(2026, 11, 25, 11, 40, tzinfo=UTC)
HERE = CoalitionId("coalition-here")
ANA, BEN = PersonId("ana-----------"), PersonId("ben-----------")
CLINIC = OrganisationId("clinic--------")
NAMES = Directory({ANA: Who(ANA, "Ana")}, {CLINIC: "Clínica Sur"})


def held(value: Text, label: Phrase | None = None, *, stays: bool = False) -> Held:
    return Held(label or say("Name"), value, say("All members see it."), say("It is kept."), stays)


HELD = (
    held("Ana “the” \\ Ñandú"),
    held(Named(CLINIC), say("With")),
    held(say_n("{n} round", "{n} rounds", 1), say("Rounds")),
    held(say_n("{n} round of {all}", "{n} rounds of {all}", 2, all=(Mention(ANA), Named(CLINIC))), say("Rounds")),
    held(Moment(NOW), say("Joined"), stays=True),
)
ACTS = (Act(NOW, "coalition.MemberJoined", by_you=True), Act(NOW, "coalition.FacilitatorMade", by_you=False))


def gathered(*, start: int = 0, every: tuple[Held, ...] = HELD, acts: tuple[Act, ...] = ACTS) -> Gathered:
    return Gathered(ANA, every, acts, NAMES, start)
