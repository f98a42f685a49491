"""Bringing in another place by a one-time code, what is read in a place, and leaving one."""

from bot.codes import digest, new_code
from bot.features.coalition import commands as asked
from bot.features.coalition.cards import homes as cards
from bot.features.coalition.cards.pieces import NOTHING_CHANGED, SAVED, announced
from bot.features.coalition.facts import (
    HomeCameIn,
    HomeChanged,
    HomeLeft,
    InvitationTakenBack,
    MemberJoined,
    PlaceInvited,
)
from bot.features.coalition.handlers.joining import home_here, newcomer
from bot.features.coalition.model import INVITE, Coalition, Home, OneTimeCode
from bot.features.coalition.model.homes import (
    INVITATIONS,
    INVITE_FOR,
    NOWHERE,
    AtPlace,
    EnoughInvitations,
    Invited,
    LivesHereAlready,
    Places,
    PlaceTaken,
)
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context


def invite_place(given: Places, command: asked.InvitePlace, context: Context) -> Change[Home]:
    """The place where it is asked gets its name on the way."""
    given.check_room()
    if len(given.codes) >= INVITATIONS:
        raise EnoughInvitations(most=INVITATIONS)
    here = given.home(context.home)
    named = here.changed(command.here, None) if here else None
    text, until = new_code(context.random), context.now + INVITE_FOR
    made = OneTimeCode(digest(text), INVITE, context.person, until, here.id if here else None, command.there)
    origin = named or next(iter(given.homes), None)
    reply = cards.code_made(given.coalition, text, made, origin.name if origin else None)
    return Change(None if named == here else named, reply, (made,), facts=(PlaceInvited(context.person),))


def take_invitation_back(
    given: OneTimeCode, command: asked.TakeInvitationBack, context: Context
) -> Change[OneTimeCode]:
    return Change(given.over(context.now), cards.TAKEN_BACK, facts=(InvitationTakenBack(context.person),))


def look_at_invitation(given: Invited, command: asked.LookAtInvitation, context: Context) -> Change[OneTimeCode]:
    check_welcome(given, context)
    return Change(reply=cards.opened(given, command.code))


def bring_here(given: Invited, command: asked.BringHere, context: Context) -> Change[OneTimeCode]:
    """Who brings it is a member from then on."""
    check_welcome(given, context)
    coalition, me = given.places.coalition, given.places.me or newcomer(context)
    home = home_here(context, given.code.label)
    told = (*announced(coalition, cards.came_in(home, me.id)), Notice(home.id, cards.welcome(coalition, me.id)))
    came, joined = HomeCameIn(home.id, me.id), MemberJoined(me.id, None)
    new, facts = ((home,), (came,)) if given.places.me else ((home, me), (joined, came))
    return Change(given.code.used(context.now), cards.brought(coalition, me), new, told, facts)


def check_welcome(given: Invited, context: Context) -> None:
    """The code before all else, so that a wrong one tells nothing about the place."""
    given.code.used(context.now)
    if given.is_here(context.address):
        raise LivesHereAlready
    if given.taken:
        raise PlaceTaken
    given.places.check_room()


def change_home(given: AtPlace, command: asked.ChangeHome, context: Context) -> Change[Home]:
    home = given.home.changed(command.name, command.language)
    if home == given.home:
        return Change(reply=NOTHING_CHANGED)
    told = Notice(home.id, cards.changed(home, given.places.coalition, context.person))
    return Change(home, SAVED, messages=(told,), facts=(HomeChanged(home.id, context.person),))


def leave_home(given: AtPlace, command: asked.LeaveHome, context: Context) -> Change[Coalition]:
    """All places are told, and the one that leaves hears no more after that."""
    given.check_lets_leave(context.person)
    given.places.check_may_leave(given.home)
    coalition, card = given.places.coalition, cards.left(given, context.person)
    left = HomeLeft(given.home.id, context.person)
    return Change(coalition.moved_out_of(given.home.id), card, messages=announced(coalition, card), facts=(left,))


def after_home_came_in(fact: HomeCameIn) -> tuple[asked.MoveInto, ...]:
    return (asked.MoveInto(fact.place),)


def after_home_left(fact: HomeLeft) -> tuple[asked.CloseHome, ...]:
    return (asked.CloseHome(fact.place, gone=fact.by is None),)


def move_into(given: Coalition, command: asked.MoveInto, context: Context) -> Change[Coalition]:
    return Change(given.living_in(command.place), needs=(Met(NOWHERE),))


def close_home(given: Home | None, command: asked.CloseHome, context: Context) -> Change[Home]:
    if given is None:
        return Change()
    return Change(given.lost(context.now) if command.gone else given.left(context.now))
