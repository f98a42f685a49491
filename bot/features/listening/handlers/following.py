"""What follows from a step by itself, whatever the step was: whom it rings, what all are told, what has happened."""

from datetime import datetime

from bot.features.listening.cards import apart, ending, formats, news, reflecting, turns
from bot.features.listening.cards.words import message, notice
from bot.features.listening.facts import GroupId, RoundEnded
from bot.features.listening.handlers.apart import stated
from bot.features.listening.model import PLANS, Floor, Lots, Part, Round, Stage, Step, asked_now
from bot.features.listening.model.keeping import offer
from bot.kernel.attention import Ask, Message, Met, Need
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase


def changed(
    before: Round,
    after: Round,
    reply: Card | Phrase | None = None,
    *,
    told: tuple[Message, ...] = (),
    facts: tuple[Happened, ...] = (),
) -> Change[Round]:
    """`told` comes before what follows by itself. A step that changed nothing saves nothing."""
    state = None if after == before else after
    messages, stated = (*told, *_messages(before, after)), (*facts, *_facts(before, after))
    return Change(state, reply, (), messages, stated, _met(before, after))


def lots(context: Context) -> Lots:
    return Lots(lambda each: tuple(context.random.sample(each, len(each))), lambda: context.fresh(GroupId))


def to_take_over(state: Round, heir: PersonId | None) -> tuple[Need, ...]:
    """Who facilitated has left: one is asked, who is in the round if anybody is."""
    there = [each.person for each in state.speakers if each.person and each.part is not Part.left]
    named = heir if heir in there or not there else there[0]
    return (news.to_take_over(state, named, inside=named in there),) if named else ()


def _met(before: Round, after: Round) -> tuple[Met, ...]:
    settled = before.unattended and not after.unattended
    over = _ended(before, after)
    answered = before.asked is not None and after.asked != before.asked
    kept = (
        *((Met(after.keeping),) if settled or over else ()),
        *((Met(offer(before), before.asked),) if answered else ()),
    )
    return (*kept, Met(after.help_wanted)) if over and before.invited else kept


def _ended(before: Round, after: Round) -> bool:
    return after.stage is Stage.ended and before.stage is not Stage.ended


def gone_on(before: Round, after: Round, now: datetime) -> tuple[Message, ...]:
    """What all are told when the clock or the facilitator ends a turn."""
    told = turns.went_on(before, after, now) if after.turns != before.turns else turns.stopped(before, after)
    return (notice(before, told),) if told else ()


def _messages(before: Round, after: Round) -> tuple[Message, ...]:
    if after.stage is Stage.ended and before.stage is not Stage.ended:
        closed = ending.ended(after) if before.stage is Stage.going or not before.unattended else ending.given_up(after)
        return (notice(after, closed),)
    if after.apart and (before.apart is None or after.apart.step != before.apart.step):
        return (notice(after, apart.begins(after)),)
    if after.turns != before.turns and after.speaker:
        begins = _begins(before, after)
        rung = after.speaker.person or after.facilitator
        return (
            *begins,
            Ask(rung, after.place, turns.your_turn(after, after.speaker), turns.because(after, after.speaker)),
        )
    if after.floor and after.floor.after_the_turn and (said := _saying_back(before, after, after.floor)):
        return said
    if _a_minute_is_left(before, after) and after.speaker:
        return (notice(after, turns.last_minute(after, after.speaker)),)
    if after.unattended and not before.unattended and _someone_else(after):
        return (notice(after, news.take_over_offered(after)),)
    return ()


def _begins(before: Round, after: Round) -> tuple[Message, ...]:
    """The first go-around, after people were apart; or the next one."""
    if before.apart:
        return (notice(after, apart.circle(before, after)),)
    if before.stage is Stage.gathering and PLANS[after.format].before:
        return (notice(after, message(apart.TOO_FEW)),)
    return (notice(after, message(formats.next_around(after))),) if after.around != before.around else ()


def _saying_back(before: Round, after: Round, now: Floor) -> tuple[Message, ...]:
    """Whom it rings, once each; and one reminder to who was asked to say it back."""
    asked, begun = asked_now(after), before.floor is None or before.floor.step is not now.step
    if asked is None or after.speaker is None:
        return ()
    if now.step is Step.reflecting and begun:
        return (reflecting.to_say_back(after, asked, after.speaker),)
    if now.step is Step.answering and begun:
        return (reflecting.to_answer(after, after.speaker),)
    if now.step is Step.reflecting and now.reminded and before.floor and not before.floor.reminded:
        return (notice(after, reflecting.take_your_time(after, asked)),)
    return ()


def _a_minute_is_left(before: Round, after: Round) -> bool:
    """The reminder is a notice and no ask: whoever speaks is reading along, and a second ring in a turn would hurry."""
    was, now = before.floor, after.floor
    if was is None or now is None or was.turn != now.turn:
        return False
    return was.step is now.step and now.reminded and not was.reminded and not now.over


def _someone_else(state: Round) -> bool:
    others = [each for each in state.speakers if each.person not in {None, state.facilitator}]
    return any(each.part is not Part.left for each in others)


def _facts(before: Round, after: Round) -> tuple[Happened, ...]:
    if after.stage is Stage.ended and before.stage is not Stage.ended:
        return (*stated(before, after), RoundEnded(after.id, after.place, len(after.heard), after.circle))
    return stated(before, after)
