"""The page of one's own times: when and how often one may be asked."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.features.attention.commands import OFTEN, DropAwayDates, GoAway, MyTimes, SetAsksAWeek, SetQuietHours
from bot.features.attention.model import Attention, Away, Person
from bot.features.coalition.facts import HOME_PAGE
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Fact, Facts, Menu, MenuOption, Note, Words
from bot.kernel.text import Moment, Phrase, Text, When, say
from bot.kernel.wire import draft
from bot.recurrence import instant

NOON = time(12)


def my_times(given: Person, context: Context) -> Card:
    return times(given.attention, given.zone or context.actor.zone, context.now)


def times(attention: Attention, zone: str, now: datetime) -> Card:
    today = now.astimezone(ZoneInfo(zone)).date()
    away = tuple(each for each in attention.away if each.last >= today)
    return card(
        MyTimes.title,
        Words(say("What can wait stands on the home page. I write to you about it at most once a day.")),
        Facts(
            (
                Fact(say("Quiet hours"), quiet(attention)),
                Fact(say("Messages to you"), often(attention)),
                Fact(say("Time zone"), zone),
                *(Fact(say("Away"), period(each, zone)) for each in away),
            )
        ),
        Note(
            say("What a round needs from you now, such as your turn, cannot wait: I write to you then, and it counts.")
        ),
        row(
            Button(SetQuietHours.title, _quiet_form(attention)),
            Button(SetAsksAWeek.title, draft(SetAsksAWeek, a_week=attention.a_week)),
            Button(GoAway.title, Draft(GoAway)),
            Button(say("Home"), HOME_PAGE),
        ),
        Menu(say("Delete away dates"), tuple(map(_dropping, away))) if away else None,
    )


def often(attention: Attention) -> Phrase:
    return dict(OFTEN)[attention.a_week]


def quiet(attention: Attention) -> Text:
    since, until = attention.quiet_from, attention.quiet_until
    if since == until:
        return say("None")
    return say("{since} to {until}", since=_hour(since), until=_hour(until))


def _quiet_form(attention: Attention) -> Draft:
    return Draft(SetQuietHours).with_text(since=_hour(attention.quiet_from), until=_hour(attention.quiet_until))


def _hour(hour: time) -> str:
    return f"{hour:%H:%M}"


def period(away: Away, zone: str) -> Text:
    if away.first == away.last:
        return _day(away.first, zone)
    return say("{first} to {last}", first=_day(away.first, zone), last=_day(away.last, zone))


def _day(day: date, zone: str) -> Moment:
    return Moment(instant(day, NOON, zone), When.day)


def _dropping(away: Away) -> MenuOption:
    label = say("{first} to {last}", first=away.first.isoformat(), last=away.last.isoformat())
    return MenuOption(label, DropAwayDates(away.first, away.last))
