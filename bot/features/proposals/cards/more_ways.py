"""More ways to ask: each with one sentence on what passes, and its form filled in with what the group has ruled."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import pieces
from bot.features.proposals.model import Proposal, Stage
from bot.features.proposals.model.asking import RANKED, Question
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.making import Ways
from bot.features.proposals.model.settings import (
    LEAST_DAYS,
    LEAST_NOTICE,
    REASONS,
    REVIEW_MONTHS,
    USUAL_DAYS,
    USUAL_WAY,
)
from bot.kernel.card import Card, card, row
from bot.kernel.command import Command, Context, Draft, slots
from bot.kernel.elements import Button, Element, Note, Style, Words
from bot.kernel.settings import Rules
from bot.kernel.text import Phrase, say
from bot.kernel.wire import draft

ON_A_PAGE = 6


@dataclass(frozen=True, slots=True)
class Way:
    """Its name is the title of its form."""

    command: type[Command]
    passes: Phrase


WAYS: tuple[Way, ...] = (
    Way(asked.AskForAShare, say("Passes if two thirds say yes, or whatever share you set.")),
    Way(asked.AskForMostOfAll, say("Passes if more than half of all who are asked say yes; silence is no yes.")),
    Way(asked.AskForEveryYes, say("Passes if someone says yes and nobody says no.")),
    Way(asked.AskForConsensus, say("Passes if nobody blocks it; who cannot carry it can step aside, by name.")),
    Way(asked.AskForConsent, say("Passes if it would harm nobody; you set who must have answered.")),
    Way(asked.AskForFingers, say("Passes if everyone can live with it, shown with zero to five fingers.")),
    Way(asked.AskForGradients, say("Passes if enough give one of the first three of eight answers, and none a veto.")),
    Way(asked.AskBySilence, say("Passes at the end of its time, unless one objects. Silence counts here.")),
    Way(asked.AskForAdvice, say("One person decides, and says why, once those who are named have given advice.")),
    Way(asked.AskWhoIsIn, say("Comes about if enough are in, for them alone.")),
)
_OF_SEATS = frozenset({asked.AskForAdvice})
"""Here organisations are heard, whoever else is asked."""

_BY_RULE: Mapping[Question, type[Command]] = {
    Question.share: asked.AskForAShare,
    Question.absolute: asked.AskForMostOfAll,
    Question.unanimity: asked.AskForEveryYes,
    Question.consensus: asked.AskForConsensus,
    Question.fingers: asked.AskForFingers,
    Question.gradients: asked.AskForGradients,
    Question.silence: asked.AskBySilence,
    Question.advice: asked.AskForAdvice,
    Question.opt_in: asked.AskWhoIsIn,
    **dict.fromkeys(RANKED, asked.AskToRank),
    Question.score: asked.AskToRate,
    Question.dots: asked.AskForDots,
    Question.meeting: asked.AskWhen,
}


def page(given: Ways, context: Context) -> Card:
    state, shown = given.proposal, list[Element | None]()
    if state.voting or state.is_over:
        return card(asked.MoreWays.title, Words(_not_now(state)), row(pieces.look(state)))
    ways = tuple(each for each in WAYS if given.asks is Electorate.seats or each.command not in _OF_SEATS)
    for way in ways[given.start : given.start + ON_A_PAGE]:
        shown += [Words(way.passes), row(_button(given, way.command))]
    onward = given.start + ON_A_PAGE
    more = Button(say("And more"), asked.MoreWays(state.id, onward, given.electorate)) if onward < len(ways) else None
    among = Button(asked.AmongPage.title, asked.AmongPage(state.id, given.electorate))
    return card(
        asked.MoreWays.title,
        *_whom(given),
        *shown,
        row(more, among, _button(given, asked.AskForAnswers), pieces.look(state)),
    )


def _whom(given: Ways) -> tuple[Element | None, ...]:
    """Whose answers are asked for, and a way to ask for the others."""
    if given.proposal.circle:
        circle = given.proposal.circle.name
        return (Note(say("Those in the circle {circle} are asked, and nobody else.", circle=circle)),)
    people = given.asks is Electorate.people
    other = Electorate.seats if people else Electorate.people
    told = say("Each person answers for themselves.") if people else say("Each organisation has one answer.")
    label = say("Ask each organisation") if people else say("Ask each person")
    return Note(told), row(Button(label, asked.MoreWays(given.proposal.id, given.start, other)))


def asking(state: Proposal, rules: Rules) -> Button:
    label = asked.AskForAnswers.title if state.stage is Stage.talking else say("Ask again")
    return Button(label, usually(state, rules), Style.primary)


def usually(state: Proposal, rules: Rules) -> Draft:
    """In the way in which this group usually decides."""
    return filled_in(_BY_RULE.get(rules.chosen(USUAL_WAY).value, asked.AskForAnswers), state, rules)


def filled_in(command: type[Command], state: Proposal, rules: Rules, electorate: Electorate | None = None) -> Draft:
    """Only what the form asks."""
    usual = rules.chosen(USUAL_WAY).value
    known = _named(
        question=usual if _BY_RULE.get(usual, asked.AskForAnswers) is command else None,
        days=_days(command, rules),
        reasons=rules.chosen(REASONS).value,
        review=rules.chosen(REVIEW_MONTHS).value,
        electorate=electorate,
    )
    names = {slot.name for slot in slots(command)}
    return draft(command, proposal=state.id, **{name: value for name, value in known.items() if name in names})


def _named(**values: object) -> dict[str, object]:
    return values


def _days(command: type[Command], rules: Rules) -> int:
    least = rules.chosen(LEAST_DAYS).value
    if command is asked.AskBySilence:
        least = max(least, rules.chosen(LEAST_NOTICE).value)
    return max(rules.chosen(USUAL_DAYS).value, least)


def _button(given: Ways, command: type[Command]) -> Button:
    return Button(command.title, filled_in(command, given.proposal, given.rules, given.electorate))


def _not_now(state: Proposal) -> Phrase:
    if state.voting:
        return say("The answers are being gathered already. You can see them on its card.")
    return say("This is settled. To change it, write a new building block.")
