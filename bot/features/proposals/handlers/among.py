"""How the group is asked to put several in order, to rate them, or to say when it can meet."""

from bot.features.proposals import commands as asked
from bot.features.proposals.handlers.answering import put_to_all
from bot.features.proposals.model import Proposal, SeatName
from bot.features.proposals.model.among import Among
from bot.features.proposals.model.asking import RANKED, Asking, Question
from bot.features.proposals.model.given import Opening, Planning
from bot.features.proposals.model.options import named_in, options_in, slots_in
from bot.features.proposals.model.refusals import NotAnAnswer, TooMuch
from bot.kernel.change import Change
from bot.kernel.command import Context


def ask_to_rank(given: Opening, command: asked.AskToRank, context: Context) -> Change[Proposal]:
    if command.question not in RANKED:
        raise NotAnAnswer
    asking = Asking(command.question, options=options_in(command.options), among=Among())
    return put_to_all(given, asking, command.days, context, command.openness)


def ask_to_rate(given: Opening, command: asked.AskToRate, context: Context) -> Change[Proposal]:
    rules = Among(highest=command.highest, raters=command.raters, missing_is_lowest=command.zero)
    asking = Asking(Question.score, options=options_in(command.options), among=rules)
    return put_to_all(given, asking, command.days, context)


def ask_for_dots(given: Opening, command: asked.AskForDots, context: Context) -> Change[Proposal]:
    if command.most > command.dots:
        raise TooMuch(dots=command.dots, most=command.dots)
    rules = Among(dots=command.dots, on_one=command.most)
    asking = Asking(Question.dots, options=options_in(command.options), among=rules)
    return put_to_all(given, asking, command.days, context, command.openness)


def ask_when(given: Planning, command: asked.AskWhen, context: Context) -> Change[Proposal]:
    """The times are wall times in the asker's zone, and are kept as instants."""
    slots = slots_in(command.times, command.minutes, context.actor.zone, context.now, command.days)
    rules = Among(slots=slots, required=_required(given, command.needed))
    asking = Asking(Question.meeting, among=rules)
    return put_to_all(given.opening, asking, command.days, context)


def _required(given: Planning, text: str) -> tuple[SeatName, ...]:
    """The seats of those who are named. Raises NotOneOfThem."""
    called, names = named_in(text, given.names), (each.name for each in given.opening.roll)
    return tuple(each for each in names if (each.organisation or each.person) in called)
