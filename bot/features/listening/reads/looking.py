"""What the pages of rounds show, and what there is to pick in a round."""

from collections.abc import Callable

from bot.features.listening.commands import MyTime, RoundsHere, SharedOverTime, WordsForOthers
from bot.features.listening.model import ROUNDS, Here, Round, Speaker, Stage, WritesFor
from bot.features.listening.model.over_time import LastRounds
from bot.features.listening.reads import circle_of, outside_of
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import NotAtHome, found
from bot.kernel.text import Text
from bot.muting import CALLS


def still_to_come(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Those who wait in the round here, in the order of speaking."""
    state = _round_here(unit, context)
    return _named(unit, state.to_come if state else (), lambda each: str(each.number))


def in_this_round(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Those who could facilitate the round here instead."""
    state = _round_here(unit, context)
    others = (each for each in (state.speakers if state else ()) if each.person not in {None, context.person})
    return _named(unit, tuple(each for each in others if not each.gone), lambda each: str(each.person))


def added_here(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Those in the round here who have no account."""
    state = _round_here(unit, context)
    there = tuple(each for each in (state.speakers if state else ()) if each.added)
    return _named(unit, there, lambda each: str(each.number))


def _named(unit: Unit, speakers: tuple[Speaker, ...], value: Callable[[Speaker], str]) -> tuple[Option, ...]:
    people = tuple(each.person for each in speakers if each.person)
    known = {who.person: who.name for who in unit.get(ROSTER).directory(people, ()).people.values()}
    names = ((each, known.get(each.person, "") if each.person else each.name) for each in speakers)
    return tuple(Option(value(each), name) for each, name in names if name)


def round_here(unit: Unit, page: RoundsHere, context: Context) -> Here:
    """The one that is asked for, while it is open; else that of this place, or where none says which, the only one."""
    rounds, homes = unit.get(ROUNDS), unit.get(ROSTER).homes()
    asked = found(rounds.find(page.round)) if page.round else None
    if asked and asked.stage is Stage.ended:
        asked = None
    if asked and not _may_look(unit, asked, context):
        raise NotAtHome
    if asked is None and context.home is None:
        return _anywhere(unit, context)
    here = asked or rounds.running_in(context.place)
    place = here.place if here else context.place
    named = tuple(homes[each.place] for each in rounds.running() if each.place in homes and each.place != place)
    return _seen(unit, here, named, context)


def _anywhere(unit: Unit, context: Context) -> Here:
    """Raises NotAtHome where none is open: to open one takes a place."""
    homes = unit.get(ROSTER).homes()
    running = tuple(each for each in unit.get(ROUNDS).running() if _may_look(unit, each, context))
    if not running:
        raise NotAtHome
    if len(running) == 1:
        return _seen(unit, running[0], (), context)
    there = {each.place: each.id for each in running}
    return Here(None, open=tuple((there[place], name) for place, name in homes.items() if place in there))


def _may_look(unit: Unit, state: Round, context: Context) -> bool:
    """Away from its place, a round for a circle is for who is in that or in the round."""
    if state.circle is None or state.place == context.home or state.holds(context.person):
        return True
    circle = circle_of(unit, state)
    return circle is not None and context.person in circle.people


def _seen(unit: Unit, here: Round | None, elsewhere: tuple[Text, ...], context: Context) -> Here:
    if here is None or context.person != here.facilitator:
        return Here(here, elsewhere)
    able = unit.get(CALLS).can_mute(here.place)
    if here.stage is not Stage.gathering or here.place != context.home:
        return Here(here, elsewhere, able=able)
    return Here(here, elsewhere, outside_of(unit, circle_of(unit, here), context).without(here), able)


def _round_here(unit: Unit, context: Context) -> Round | None:
    """Where no place says which, the only one, or the only one that they facilitate."""
    rounds = unit.get(ROUNDS)
    if context.home:
        return rounds.running_in(context.home)
    running = rounds.running()
    theirs = tuple(each for each in running if each.facilitator == context.person)
    return next((some[0] for some in (running, theirs) if len(some) == 1), None)


def last_rounds(unit: Unit, page: SharedOverTime, context: Context) -> LastRounds:
    """Organisations by name, as far as anyone of them is here."""
    rounds = unit.get(ROUNDS)
    latest, here = rounds.latest_for_all(), rounds.running_in(context.home) if context.home else None
    named = {who.organisation: who.organisation_name for who in unit.get(ROSTER).members() if who.organisation}
    organisations = sorted(named, key=lambda each: (named[each].casefold(), each))
    keepers = frozenset(each.facilitator for each in (*latest, *((here,) if here else ())))
    return LastRounds(latest, tuple(organisations), keepers)


def round_of(unit: Unit, page: MyTime, context: Context) -> Round:
    rounds = unit.get(ROUNDS)
    if page.round:
        return found(rounds.find(page.round))
    here = _round_here(unit, context)
    if here is None and context.home is None:
        raise NotAtHome
    return found(here)


def for_others(unit: Unit, page: WordsForOthers, context: Context) -> WritesFor:
    return WritesFor(found(unit.get(ROUNDS).find(page.round)), unit.get(ROSTER).writes_for(context.person))
