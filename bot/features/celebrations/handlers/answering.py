"""What organisations say to being named, before it is posted and afterwards, and how people thank them."""

from bot.features.celebrations import commands as asked
from bot.features.celebrations.cards import news
from bot.features.celebrations.facts import InsideNameGiven, InsideNameTakenBack
from bot.features.celebrations.handlers.telling import went
from bot.features.celebrations.model import Acting, Celebration, InsideYes, Saying, Thanks, steps, thanking
from bot.kernel.change import Change
from bot.kernel.command import Context


def say_yes(given: Acting, command: asked.SayYes, context: Context) -> Change[Celebration]:
    after = steps.agreed(given.celebration, _voice(given, command, context))
    return went(given, after, news.agreed(after, command.organisation))


def change_the_words(given: Acting, command: asked.ChangeTheWords, context: Context) -> Change[Celebration]:
    voice, partners = _voice(given, command, context), given.partners
    after = steps.worded_anew(given.celebration, voice, command.words, partners.names, partners.seats)
    return went(given, after, news.reworded(after))


def leave_us_out(given: Acting, command: asked.LeaveUsOut, context: Context) -> Change[Celebration]:
    ours = command.organisation
    given.check_speaks_for(ours)
    after = steps.left_out(given.celebration, ours, context.person, context.now)
    after = thanking.naming_only_who_agreed(after, given.partners.names)
    return went(given, after, news.left_out(after, ours))


def thank_them(given: Acting, command: asked.ThankThem, context: Context) -> Change[Celebration]:
    after = thanking.thanked(given.celebration, Thanks(context.person, command.line, context.now))
    after = thanking.naming_only_who_agreed(after, given.partners.names)
    return went(given, after, news.thanked(after))


def take_thanks_back(given: Acting, command: asked.TakeThanksBack, context: Context) -> Change[Celebration]:
    return went(given, thanking.not_thanked(given.celebration, context.person), news.NOT_THANKED)


def allow_inside(given: Saying, command: asked.AllowInside, context: Context) -> Change[InsideYes]:
    """Nothing is allowed until somebody who acts for it says so; said again it is the same."""
    given.check()
    ours, by, holds = command.organisation, context.person, command.holds
    reply = news.allowed(ours, holds=holds)
    before = given.before or InsideYes(ours, holds=False, by=None, at=context.now)
    after = before.said(holds=holds, by=by, at=context.now)
    if after == before:
        return Change(reply=reply)
    fact = InsideNameGiven(ours, by) if holds else InsideNameTakenBack(ours, by)
    return Change(after if given.before else None, reply, () if given.before else (after,), facts=(fact,))


def _voice(given: Acting, command: asked.SayYes | asked.ChangeTheWords, context: Context) -> steps.Voice:
    given.check_speaks_for(command.organisation)
    return steps.Voice(command.organisation, command.edition, context.person, context.now)
