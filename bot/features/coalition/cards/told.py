"""What happened in the coalition's base, as the history tells it to all members: one sentence for each fact."""

from bot.features.coalition import facts
from bot.features.coalition.cards import told_of_facilitators as facilitating
from bot.features.coalition.facts import writing
from bot.features.coalition.model import whose_seat
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Named, Phrase, say, say_n


def set_up(fact: facts.CoalitionSetUp) -> Phrase:
    return say("{who} set up the coalition.", who=Mention(fact.by))


def changed(fact: facts.CoalitionChanged) -> Phrase:
    return say("{who} changed the name, language or time zone of the coalition.", who=Mention(fact.by))


def invited(fact: facts.PlaceInvited) -> Phrase:
    return say("{who} made a code for another place.", who=Mention(fact.by))


def taken_back(fact: facts.InvitationTakenBack) -> Phrase:
    return say("{who} took back a code for another place.", who=Mention(fact.by))


def came_in(fact: facts.HomeCameIn) -> Phrase:
    return say("{who} brought the coalition to another place.", who=Mention(fact.by))


def home_changed(fact: facts.HomeChanged) -> Phrase:
    return say("{who} changed the name or language of a place.", who=Mention(fact.by))


def home_left(fact: facts.HomeLeft) -> Phrase:
    if fact.by is None:
        return say("One of the places of the coalition is gone.")
    return say("{who} took the coalition out of one of its places.", who=Mention(fact.by))


def home_tried_again(fact: facts.HomeTriedAgain) -> Phrase:
    return say("{who} let the bot try again to write in one of our places.", who=Mention(fact.by))


def home_returned(fact: facts.HomeReturned) -> Phrase:
    return say("One of the places of the coalition is back.")


def organisation_joined(fact: facts.OrganisationJoined) -> Phrase:
    return say("{who} added {organisation}.", who=Mention(fact.by), organisation=Named(fact.organisation))


def organisation_left(fact: facts.OrganisationLeft) -> Phrase:
    organisation = Named(fact.organisation)
    return say(
        "{organisation} left the coalition, as {who} said for it.", organisation=organisation, who=Mention(fact.by)
    )


def marked_left(fact: facts.OrganisationMarkedLeft) -> Phrase:
    organisation = Named(fact.organisation)
    return say("{who} marked {organisation} as left.", organisation=organisation, who=Mention(fact.by))


def returned(fact: facts.OrganisationReturned) -> Phrase:
    return say("{organisation} is back, with {who}.", organisation=Named(fact.organisation), who=Mention(fact.by))


def joined(fact: facts.MemberJoined) -> Phrase:
    who = Mention(fact.person)
    if fact.organisation is None:
        return say("{who} joined.", who=who)
    return say("{who} joined from {organisation}.", who=who, organisation=Named(fact.organisation))


def moved(fact: facts.MemberMoved) -> Phrase:
    who = Mention(fact.person)
    if fact.organisation is None:
        return say("{who} is here as a resident.", who=who)
    return say("{who} is with {organisation}.", who=who, organisation=Named(fact.organisation))


def left(fact: facts.MemberLeft) -> Phrase:
    return say("{who} left the coalition.", who=Mention(fact.person))


def proposed(fact: facts.RepresentativeProposed) -> Phrase:
    who, organisation = Mention(fact.person), whose_seat(fact.organisation, fact.number)
    return say("{who} asked to speak for {organisation}.", who=who, organisation=organisation)


def confirmed(fact: facts.RepresentativeConfirmed) -> Phrase:
    return say(
        "{by} confirmed that {who} speaks for {organisation}.",
        by=Mention(fact.by),
        who=Mention(fact.person),
        organisation=whose_seat(fact.organisation, fact.number),
    )


def declined(fact: facts.RepresentativeDeclined) -> Phrase:
    return say(
        "{by} did not confirm that {who} speaks for {organisation}.",
        by=Mention(fact.by),
        who=Mention(fact.person),
        organisation=whose_seat(fact.organisation, fact.number),
    )


def questioned(fact: facts.RepresentativeQuestioned) -> Phrase:
    """Who asked was told that their name is not shown."""
    who, organisation = Mention(fact.person), whose_seat(fact.organisation, fact.number)
    return say("A member asked whether {who} speaks for {organisation}.", who=who, organisation=organisation)


def given_back(fact: facts.SeatGivenBack) -> Phrase:
    who, organisation = Mention(fact.person), whose_seat(fact.organisation, fact.number)
    return say("{who} no longer holds the seat of {organisation}.", who=who, organisation=organisation)


def alternate_named(fact: facts.AlternateNamed) -> Phrase:
    return say(
        "{by} named {who} as an alternate for {organisation}.",
        by=Mention(fact.by),
        who=Mention(fact.person),
        organisation=whose_seat(fact.organisation, fact.number),
    )


def alternate_removed(fact: facts.AlternateRemoved) -> Phrase:
    return say(
        "{by} ended that {who} is an alternate for {organisation}.",
        by=Mention(fact.by),
        who=Mention(fact.person),
        organisation=whose_seat(fact.organisation, fact.number),
    )


def handed_over(fact: facts.SeatHandedOver) -> Phrase:
    return say(
        "{by} handed the seat of {organisation} over to {who}.",
        by=Mention(fact.by),
        who=Mention(fact.person),
        organisation=whose_seat(fact.organisation, fact.number),
    )


def lead_required(fact: facts.LeadRequired) -> Phrase:
    return say(
        "{by} set that only whoever speaks for {organisation} answers for it.",
        by=Mention(fact.by),
        organisation=whose_seat(fact.organisation, None),
    )


def alternates_let_answer(fact: facts.AlternatesLetAnswer) -> Phrase:
    organisation = whose_seat(fact.organisation, None)
    return say("{by} let the alternates of {organisation} answer too.", by=Mention(fact.by), organisation=organisation)


def residents_seats(fact: facts.ResidentsSeatsSet) -> Phrase:
    by = Mention(fact.by)
    return say_n(
        "{by} entered that residents hold {n} seat.", "{by} entered that residents hold {n} seats.", fact.seats, by=by
    )


def chosen(fact: facts.ResidentChosen) -> Phrase:
    return say(
        "{who} was chosen for residents (seat {number}), as {by} entered.",
        who=Mention(fact.person),
        number=fact.number,
        by=Mention(fact.by),
    )


def turn_ended(fact: facts.TurnEnded) -> Phrase:
    return say("The turn of {who} for residents (seat {number}) ended.", who=Mention(fact.person), number=fact.number)


def path_put_away(fact: facts.PathPutAway) -> Phrase:
    return say("{who} put the first steps away.", who=Mention(fact.by))


def path_taken_up(fact: facts.PathTakenUp) -> Phrase:
    return say("{who} showed the first steps again.", who=Mention(fact.by))


def person_added(fact: writing.PersonAdded) -> Phrase:
    return say("{by} added {who}, who is not on chat.", by=Mention(fact.by), who=Mention(fact.person))


def writing_taken(fact: writing.WritingTaken) -> Phrase:
    return say("{by} now writes for {who}, who is not on chat.", by=Mention(fact.by), who=Mention(fact.person))


def writer_chosen(fact: writing.WriterChosen) -> Phrase:
    return say("{writer} may write for {who}.", writer=Mention(fact.writer), who=Mention(fact.person))


def writer_stopped(fact: writing.WriterStopped) -> Phrase:
    return say("{writer} no longer writes for {who}.", writer=Mention(fact.writer), who=Mention(fact.person))


TOLD = (
    *facilitating.TOLD,
    Told(facts.CoalitionSetUp, set_up),
    Told(facts.CoalitionChanged, changed),
    Told(facts.PlaceInvited, invited),
    Told(facts.InvitationTakenBack, taken_back),
    Told(facts.HomeCameIn, came_in),
    Told(facts.HomeChanged, home_changed),
    Told(facts.HomeLeft, home_left),
    Told(facts.HomeTriedAgain, home_tried_again),
    Told(facts.HomeReturned, home_returned),
    Told(facts.OrganisationJoined, organisation_joined),
    Told(facts.OrganisationLeft, organisation_left),
    Told(facts.OrganisationMarkedLeft, marked_left),
    Told(facts.OrganisationReturned, returned),
    Told(facts.MemberJoined, joined),
    Told(facts.MemberMoved, moved),
    Told(facts.MemberLeft, left),
    Told(writing.PersonAdded, person_added),
    Told(writing.WritingTaken, writing_taken),
    Told(writing.WriterChosen, writer_chosen),
    Told(writing.WriterStopped, writer_stopped),
    Told(facts.RepresentativeProposed, proposed),
    Told(facts.RepresentativeConfirmed, confirmed),
    Told(facts.RepresentativeDeclined, declined),
    Told(facts.RepresentativeQuestioned, questioned),
    Told(facts.SeatGivenBack, given_back),
    Told(facts.AlternateNamed, alternate_named),
    Told(facts.AlternateRemoved, alternate_removed),
    Told(facts.SeatHandedOver, handed_over),
    Told(facts.LeadRequired, lead_required),
    Told(facts.AlternatesLetAnswer, alternates_let_answer),
    Told(facts.ResidentsSeatsSet, residents_seats),
    Told(facts.ResidentChosen, chosen),
    Told(facts.TurnEnded, turn_ended),
    Told(facts.PathPutAway, path_put_away),
    Told(facts.PathTakenUp, path_taken_up),
)
