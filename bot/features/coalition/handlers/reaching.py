"""Whether anything reaches a place, as platforms tell it. Nothing is refused: what is known already changes nothing."""

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import reaching as cards
from bot.features.coalition.cards.pieces import announced, to
from bot.features.coalition.facts import HomeLeft, HomeReturned, HomeTriedAgain
from bot.features.coalition.model import Coalition, Home
from bot.features.coalition.model.homes import MISSING_FOR, AtPlace, Why
from bot.kernel.attention import Met, Need, Notice, Waiting
from bot.kernel.change import Change
from bot.kernel.command import Context


def lose_home(given: AtPlace | None, command: asked.LoseHome, context: Context) -> Change[Coalition]:
    """As if it had left, but the last one too."""
    if given is None:
        return Change()
    after = given.places.coalition.moved_out_of(given.home.id)
    told = announced(after, cards.lost(given.home))
    met: tuple[Waiting, ...] = (Met(given.home.out_of_reach),)
    needs = met if after.homes else (*met, *cards.nowhere(after, given.home))
    return Change(after, messages=told, facts=(HomeLeft(given.home.id, None),), needs=needs)


def note_out_of_reach(given: AtPlace | None, command: asked.NoteOutOfReach, context: Context) -> Change[Home]:
    """Facilitators are told what to do, and the other places where all of a workspace is gone: once a day at most."""
    after = given.home.beyond(command.why, command.what, context.now) if given else None
    if given is None or after is None or after == given.home:
        return Change()
    coalition = given.places.coalition
    telling = command.why is Why.taken_out and after.told_at == context.now
    told = announced(coalition.moved_out_of(after.id), cards.taken_out(after)) if telling else ()
    return Change(after, messages=told, needs=cards.out_of_reach(coalition, after))


def note_within_reach(given: AtPlace | None, command: asked.NoteWithinReach, context: Context) -> Change[Home]:
    away = given.home.away if given else None
    if given is None or away is None or command.after not in {None, away.why}:
        return Change()
    before, after = given.home, given.home.within()
    coalition = given.places.coalition.moved_out_of(after.id)
    others = before.away_told and away.why in {Why.gone, Why.taken_out}
    here = (Notice(after.id, cards.back_here()),) if before.away_told else ()
    told = (*here, *(announced(coalition, cards.back_there(after)) if others else ()))
    facts = (HomeReturned(after.id),) if before.left_at else ()
    return Change(after, messages=told, facts=facts, needs=(Met(after.out_of_reach),))


def reach_by(given: AtPlace | None, command: asked.ReachBy, context: Context) -> Change[Home]:
    """Nothing is told: it is the same place, and what is new arrives there as before."""
    if given is None:
        return Change()
    return Change(given.home.by_way_of(command.workspace), needs=(Met(given.home.out_of_reach),))


def note_missing(given: AtPlace | None, command: asked.NoteMissing, context: Context) -> Change[Home]:
    if given is None:
        return Change()
    home, words = given.home, cards.missing(given.home, command.what)
    looking, until = to(asked.HomeOfOurs(home.id)), context.now + MISSING_FOR
    needs = (Need(each, home.missing, words, looking, until) for each in given.places.coalition.facilitators)
    return Change(needs=tuple(needs))


def try_again(given: AtPlace, command: asked.TryAgain, context: Context) -> Change[Home]:
    """What waits there is shown; if that does not arrive, it is out of reach once more."""
    after = given.home.within()
    if after == given.home:
        return Change(reply=cards.TRYING)
    facts = (HomeTriedAgain(after.id, context.person),)
    return Change(after, cards.TRYING, facts=facts, needs=(Met(after.out_of_reach),))


def after_home_returned(fact: HomeReturned) -> tuple[asked.MoveInto, ...]:
    return (asked.MoveInto(fact.place),)
