"""What becomes of proposals that were for a circle which has ended."""

from bot.features.circles.facts import CircleEnded
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import within
from bot.features.proposals.facts import EndedWithCircle
from bot.features.proposals.handlers import secret
from bot.features.proposals.handlers.outcome import over
from bot.features.proposals.model import Proposal
from bot.features.proposals.model.given import Keeping
from bot.features.proposals.model.not_yet import offer
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context

AT_ONE_TIME = 20


def after_circle_ended(fact: CircleEnded) -> tuple[asked.EndWithCircle, ...]:
    """Once for every one that there may be: each ends one, or finds none left."""
    return (asked.EndWithCircle(fact.circle),) * AT_ONE_TIME


def end_with_circle(given: Keeping | None, command: asked.EndWithCircle, context: Context) -> Change[Proposal]:
    """Nobody is left who could answer, or carry it out: it is withdrawn, and all are told."""
    if given is None:
        return Change()
    before = given.proposal
    after, voting = before.withdrawn(context.now), before.voting
    box = secret.emptied(given, voting, context) if voting else ()
    told = tuple(Notice(home, within.ended(after)) for home in given.homes)
    met = tuple(Met(before.waiting_for(each.seat)) for each in given.roll)
    done = (Met(offer(after.id)),) if after.results else ()
    called_off = over(after, voting.asking, voting.number) if voting else ()
    return Change(after, None, box, told, (EndedWithCircle(after.id, command.circle), *called_off), (*met, *done))
