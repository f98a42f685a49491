"""Set-up, who can see what is written, and the ways to come in."""

from collections.abc import Sequence
from dataclasses import (
    replace,
)

from bot.features.coalition.cards.pieces import (
    ADD,
    FROM,
    HELP,
    HOME,
    KNOWN,
    LIVE,
    SEEN_BY,
    WAYS,
    WITH_CODE,
    language_called,
    on_own_page,
    part,
    says,
    to,
)
from bot.features.coalition.commands import ChangeCoalition, JoinOrganisation, JoinPage, SetUp, SpeakFor, WhoCanSee
from bot.features.coalition.model import Coalition, Entrance, Member, Organisation, Seat, Seeing, WayIn, spoken
from bot.kernel import limits
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Fact, Facts, Menu, MenuOption, Note, Style, Words
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Mention, Named, Phrase, Text, say
from bot.kernel.wire import draft

READERS = (
    Fact(say("Everyone in this channel"), say("They can read what is written for all.")),
    Fact(say("Owners of this workspace"), say("They can read and export what is written here.")),
    Fact(say("Whoever runs the bot's server"), say("They can read what the bot keeps.")),
    Fact(say("Partners with a duty to report"), say("They may have to pass on what they read here.")),
    Fact(say("Partners under public-records law"), say("They may have to publish what is written here.")),
)

NAMED = 3
"""Other places that are named to who asks who can see this."""


def readers(elsewhere: Sequence[Text]) -> Facts:
    """Who can see what is written here, with those in the other places of the coalition."""
    if not elsewhere:
        return Facts(READERS)
    others = Fact(
        _people_of(elsewhere),
        say("They see the boards and who takes part there too. So do the owners of their workspaces."),
    )
    return Facts((*READERS[:2], others, *READERS[2:]))


def _people_of(places: Sequence[Text]) -> Phrase:
    """A few that have names are named; of more it is said how many they are."""
    if len(places) == 1:
        return say("People in {place}", place=places[0])
    named = tuple(name for name in places if isinstance(name, str))
    if len(named) == len(places) <= NAMED:
        return say("People in {places}", places=named)
    return say("People in {many} other places", many=len(places))


def nothing_here(context: Context) -> Card:
    if on_own_page(context):
        words = say("Go to the channel where it meets and type /coalition. A new one is set up in the same way.")
        return card(say("You are not in a coalition yet"), Words(words), row(HELP))
    return card(
        say("No coalition here yet"),
        Words(say("Organisations and residents who work together can set one up in this channel.")),
        row(to(WhoCanSee(), say("Set one up"), Style.primary), WITH_CODE),
    )


def who_can_see(given: Seeing, context: Context) -> Card:
    """Read before the first word is written: only from here is a coalition set up, and only from here does a stranger
    come in."""
    return card(
        say("Who can see this"),
        readers([home.name for home in given.homes if home.id != context.home]),
        Words(say("Please write no names of clients, pupils or patients here.")),
        row(_onwards(given, context)),
    )


def _onwards(given: Seeing, context: Context) -> Button:
    setting_up = draft(SetUp, language=spoken(context.actor.language))
    if given.coalition is None:
        return to(setting_up, say("Continue"), Style.primary)
    ways = {WayIn.choose: FROM, WayIn.add: ADD, WayIn.live: LIVE}
    if given.me and given.way is WayIn.choose:
        return HOME
    return replace(ways[given.way], label=say("Continue"), style=Style.primary)


def set_up(coalition: Coalition) -> Card:
    return card(
        say("{name} is set up", name=coalition.name),
        _guessed(coalition),
        Words(say("You are its first facilitator. Next, say whom you are with.")),
        row(FROM, ADD, LIVE, to(change(coalition), say("Change"))),
    )


def set_up_already(coalition: Coalition) -> Card:
    return card(
        say("{name} is here already", name=coalition.name),
        Words(say("This channel has a coalition. You can take part in it.")),
        row(HOME),
    )


def change(coalition: Coalition) -> Draft:
    return draft(ChangeCoalition, language=coalition.language, zone=coalition.zone)


def coalition_changed(coalition: Coalition, by: PersonId) -> Card:
    return card(say("{who} changed the coalition", who=Mention(by)), _guessed(coalition))


def _guessed(coalition: Coalition) -> Facts:
    return Facts(
        (
            Fact(say("Name"), coalition.name),
            Fact(say("Language"), language_called(coalition.language)),
            Fact(say("Time zone"), coalition.zone),
        )
    )


def invitation(coalition: Coalition, known: Button | None = None) -> Card:
    """For all who see it in the channel; with the button for those who are `known`, all that a stranger sees."""
    return card(
        coalition.name,
        Words(say("Separate organisations and residents work together here. To join, say whom you are with.")),
        row(*WAYS, known, HELP),
    )


def entrance(given: Entrance, context: Context) -> Card:
    some = part(given.organisations, given.start, limits.OPTIONS)
    options = tuple(MenuOption(each.name, JoinOrganisation(each.id)) for each in some.shown)
    return card(
        say("Whom are you with?"),
        Menu(say("I'm from …"), options) if options else Words(_none(given)),
        Note(say("You can also type part of its name, like /coalition join clinic.")) if some.after else None,
        says(given.rule) if given.rule else None,
        row(*((ADD, LIVE) if given.me else (*WAYS[1:], KNOWN)), SEEN_BY),
        some.turning(lambda start: JoinPage(start=start)) if given.sought is None else None,
    )


def _none(given: Entrance) -> Phrase:
    if given.sought is None:
        return say("No organisation is here yet. Add yours, or say where you live.")
    return say("No organisation here has “{name}” in its name. Add yours, or say where you live.", name=given.sought)


def with_organisation(organisation: OrganisationId, seat: Seat | None) -> Card:
    empty = seat is not None and seat.representative is None
    return card(
        say("You are with {organisation}", organisation=Named(organisation)),
        Words(say("Nobody speaks for it here yet. You can, if your people agree.")) if empty else None,
        row(to(SpeakFor(organisation)) if empty else None, HOME),
    )


def is_here_already(there: Organisation) -> Card:
    here = say("{organisation} is here already", organisation=Named(there.id))
    before = say("{organisation} was here before", organisation=Named(there.id))
    return card(
        before if there.left_at else here,
        Words(say("Are you from it? Otherwise, please add yours under another name.")),
        row(to(JoinOrganisation(there.id), say("Yes, I'm from it"), Style.primary), ADD),
    )


def organisation_joined(organisation: Organisation) -> Card:
    return card(
        say("{organisation} has joined", organisation=Named(organisation.id)),
        Words(organisation.about) if organisation.about else None,
        row(*WAYS),
    )


def lives_here(me: Member) -> Card:
    return card(
        say("You are here as a resident"),
        Words(say("Your neighbourhood: {neighbourhood}", neighbourhood=me.neighbourhood or "")),
        row(HOME),
    )


def left(coalition: Coalition) -> Card:
    return card(
        say("You have left {name}", name=coalition.name),
        Words(say("Your name and your accounts are deleted here. You can join again at any time.")),
        row(FROM),
    )
