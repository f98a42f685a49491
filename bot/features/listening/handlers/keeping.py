"""What the facilitator presses, taking over from one who is gone, and the next date."""

from dataclasses import replace

from bot.features.coalition.facts import HomeLeft
from bot.features.listening.cards import ending, guide, news
from bot.features.listening.cards.words import notice
from bot.features.listening.commands import (
    AcceptRound,
    AskForPartner,
    BePartner,
    ChangeRound,
    EndRound,
    EndRoundThere,
    GoBack,
    HandOverRound,
    MoveOn,
    MoveSomeone,
    Pause,
    Resume,
    SetNextDate,
    Start,
    TakeOver,
)
from bot.features.listening.facts import (
    FacilitationTaken,
    FloorGivenBack,
    FloorMovedOn,
    NextDateSet,
    OrderChanged,
    PartnerFound,
    PartnerWanted,
    RoundChanged,
    RoundClosed,
    RoundOffered,
    RoundPaused,
    RoundResumed,
    RoundStarted,
)
from bot.features.listening.handlers.following import changed, gone_on, lots
from bot.features.listening.model import Asking, Coming, Opening, Round, Setup, Starting, keeping
from bot.kernel.attention import Met
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.text import Mention, Moment


def start(given: Starting, command: Start, context: Context) -> Change[Round]:
    after = keeping.start(given, context.person, context.now, lots(context))
    return changed(given.round, after, facts=(RoundStarted(after.id, context.person),))


def change_round(given: Opening, command: ChangeRound, context: Context) -> Change[Round]:
    """The ground rules on turns hold here as they do when one is opened; who opens rounds was asked then."""
    before = given.here()
    asked, manner, order = command.minutes, command.manner, command.order
    reminders = given.reminders(asked, manner, order)
    setup = Setup(given.minutes(asked, manner), manner, command.strict, command.format, given.order(order))
    after = keeping.change(before, context.person, setup, context.now)
    return changed(before, after, news.changed(reminders), facts=(RoundChanged(after.id, context.person),))


def go_back(given: Round, command: GoBack, context: Context) -> Change[Round]:
    after = keeping.back(given, context.person, command.turn, context.now)
    facts = (FloorGivenBack(given.id, context.person),)
    return changed(given, after, told=(notice(after, news.gone_back(after)),), facts=facts)


def move_someone(given: Round, command: MoveSomeone, context: Context) -> Change[Round]:
    after = keeping.move(given, context.person, command.speaker, command.where, context.now)
    if after.speakers == given.speakers:
        return changed(given, after, news.in_order_already())
    told = news.moved(after.numbered(command.speaker), command.where)
    return changed(given, after, told=(notice(after, told),), facts=(OrderChanged(given.id, context.person),))


def hand_over(given: Round, command: HandOverRound, context: Context) -> Change[Round]:
    after = keeping.hand_over(given, context.person, command.person, context.now)
    reply = news.asked(command.person)
    if after.asked == given.asked:
        return changed(given, after, reply)
    change = changed(given, after, reply, facts=(RoundOffered(given.id, context.person),))
    return replace(change, needs=(*change.needs, news.handing_over(after, command.person, context.now)))


def accept_round(given: Round, command: AcceptRound, context: Context) -> Change[Round]:
    return _taken(given, keeping.accept(given, context.person, context.now), context)


def pause(given: Round, command: Pause, context: Context) -> Change[Round]:
    after = keeping.pause(given, context.person, context.now)
    facts = (RoundPaused(given.id, context.person),)
    return changed(given, after, told=(notice(after, news.paused(after)),), facts=facts)


def resume(given: Round, command: Resume, context: Context) -> Change[Round]:
    """Whose turn goes on is told to all; whose turn begins is asked, and that says enough."""
    after = keeping.resume(given, context.person, context.now)
    told = (notice(after, news.resumed(after)),) if after.turns == given.turns and after.floor else ()
    return changed(given, after, told=told, facts=(RoundResumed(given.id, context.person),))


def move_on(given: Round, command: MoveOn, context: Context) -> Change[Round]:
    after = keeping.move_on(given, context.person, command.turn, context.now)
    facts = (FloorMovedOn(given.id, context.person),)
    return changed(given, after, told=gone_on(given, after, context.now), facts=facts)


def end_round(given: Round, command: EndRound, context: Context) -> Change[Round]:
    after = keeping.end(given, context.person, context.now)
    return changed(given, after, facts=(RoundClosed(given.id, context.person),))


def end_there(given: Round | None, command: EndRoundThere, context: Context) -> Change[Round]:
    """Nothing is said where nothing can be read any more, and nobody is asked for anything."""
    return replace(changed(given, given.ended(context.now)), messages=()) if given else Change()


def after_home_left(fact: HomeLeft) -> tuple[EndRoundThere, ...]:
    return (EndRoundThere(fact.place),)


def take_over(given: Round, command: TakeOver, context: Context) -> Change[Round]:
    return _taken(given, keeping.take_over(given, context.person, context.now), context)


def _taken(given: Round, after: Round, context: Context) -> Change[Round]:
    if after.facilitator == given.facilitator:
        return changed(given, after, news.facilitating())
    facts = (FacilitationTaken(given.id, context.person),)
    return changed(given, after, news.facilitating(), told=(notice(after, news.taken_over(after)),), facts=facts)


def ask_for_partner(given: Asking, command: AskForPartner, context: Context) -> Change[Round]:
    """Alone, and chosen by lot, so that it is not always the same ones who are asked."""
    some = min(keeping.HELPERS, len(given.known))
    lots = tuple(context.random.sample(given.known, some))
    after = keeping.ask_for_partner(given.round, context.person, lots, context.now)
    if after == given.round:
        return Change(reply=guide.asked_already(after))
    facts = (PartnerWanted(after.id, context.person),)
    change = changed(given.round, after, guide.asked(), facts=facts)
    return replace(change, needs=tuple(guide.wanted(after, each, context.now) for each in lots))


def be_partner(given: Round, command: BePartner, context: Context) -> Change[Round]:
    after = keeping.be_partner(given, context.person, context.now)
    if after == given:
        return Change(reply=guide.you_help(after))
    facts = (PartnerFound(given.id, context.person),)
    change = changed(given, after, guide.you_help(after), told=(notice(after, guide.found(after)),), facts=facts)
    return replace(change, needs=(Met(given.help_wanted),))


def set_next_date(given: Coming, command: SetNextDate, context: Context) -> Change[Round]:
    """Anyone may whom the round is for; the same date once more is announced once."""
    state = given.checked(context.person)
    at = keeping.date_to_come(command.day, command.hour, context.actor.zone, context.now)
    echoed = ending.date_set(Moment(at))
    if at == state.next_date:
        return Change(reply=echoed)
    told = (notice(state, ending.next_date(Moment(at), Mention(context.person))),)
    facts = (NextDateSet(state.place, at, context.person, state.circle),)
    return changed(state, replace(state, next_date=at), echoed, told=told, facts=facts)
