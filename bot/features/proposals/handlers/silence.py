"""What stands unless somebody asks to look again: how it begins, is asked about, and stands."""

import re
from dataclasses import replace
from datetime import timedelta

from bot.cutting import shortened
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import silence as cards
from bot.features.proposals.facts import (
    FROM_MEETING,
    IN_SILENCE,
    LookedAtAgain,
    ProposalAdopted,
    ProposalWritten,
    SeatAsked,
)
from bot.features.proposals.handlers.answering import ask_for_answers
from bot.features.proposals.handlers.upholding import reminders
from bot.features.proposals.model import Proposal, SeatName, Stage, Version
from bot.features.proposals.model.asking import Asking, Question
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.given import Keeping, Opening
from bot.features.proposals.model.leading import in_the_way, leads_of, led_among
from bot.features.proposals.model.making import Again, Bringing
from bot.features.proposals.model.options import share_in
from bot.features.proposals.model.pieces import TITLE
from bot.features.proposals.model.settings import (
    DAYS_TO_LOOK,
    ELECTORATE,
    LEAST_DAYS,
    LEAST_NOTICE,
    QUORUM,
    SMALL_DAYS,
    USUAL_WAY,
)
from bot.features.proposals.model.silence import (
    NOBODY_MISSING,
    Missing,
    Silence,
    at_meeting,
    waiting_for,
)
from bot.features.proposals.model.standing_by import looked_at_again, not_there, stood
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import Id
from bot.kernel.settings import Ruled, Rules, Setting

OF_WHOM_AND_HOW = {ELECTORATE.name, USUAL_WAY.name}


def make_small_agreement(given: Bringing, command: asked.MakeSmallAgreement, context: Context) -> Change[Proposal]:
    """By whoever may ask the group for its answers."""
    if given.before:
        return Change(reply=cards.begun(given.before))
    days = _days(given, SMALL_DAYS)
    silence = Silence(context.now, context.now + timedelta(days=days), len(given.seats))
    return _begun(given, _plain(given, command, command.text, context), silence, context)


def bring_in(given: Bringing, command: asked.BringIn, context: Context) -> Change[Proposal]:
    """If those who were there were too few by the rules, it is a proposal as any other."""
    if given.before:
        return Change(reply=cards.begun(given.before))
    days, anyone = _days(given, DAYS_TO_LOOK), given.rules.chosen(ELECTORATE).value is Electorate.people
    named, unknown = _there(given, command.present)
    led = _answered_by_others(given, named, context)
    there = named - {each.seat for each in led}
    present = tuple(each.name for each in given.seats if each.name.seat in there)
    absent = tuple(each.name for each in given.seats if each.name.seat not in there)
    quorum = share_in(given.rules.chosen(QUORUM).value)
    time = (context.now, context.now + timedelta(days=days))
    silence = replace(
        at_meeting(command.day, present, absent, quorum, time), leads=leads_of(given.seats), anyone=anyone
    )
    return _begun(given, _plain(given, command, command.name, context), silence, context, Missing(unknown, led))


def look_again(given: Again, command: asked.LookAgain, context: Context) -> Change[Proposal]:
    """Asked for once more it is what it is already."""
    before = given.proposal
    if before.silence and before.silence.asked_at:
        return Change(reply=cards.AGAIN_ALREADY)
    after = looked_at_again(before, _mine(given, context), context.person, context.now)
    told = tuple(Notice(home, cards.again(after, context.person)) for home in given.homes)
    fact = LookedAtAgain(after.id, context.person)
    return Change(after, cards.you_look(after), messages=told, facts=(fact,), needs=_met(before))


def say_not_there(given: Again, command: asked.SayNotThere, context: Context) -> Change[Proposal]:
    before = given.proposal
    after = not_there(before, _mine(given, context), context.now)
    over = after.stage is Stage.talking
    told = tuple(Notice(home, cards.too_few(after)) for home in given.homes) if over else ()
    return Change(after, cards.not_there(after), messages=told, needs=_met(before) if over else ())


def keep_silence(given: Keeping, silence: Silence, context: Context) -> Change[Proposal]:
    """What the clock does: it tells the seats that were not there, a batch at a time, and lets it stand."""
    if context.now < silence.deadline():
        return Change()
    if silence.waiting:
        after, batch = silence.told()
        held = {each.name.seat: each for each in given.held}
        there = (held[each.seat] for each in batch if each.seat in held)
        needs = tuple(n for each in there for n in cards.needs(given.proposal, each, led_among(silence.leads, each)))
        return Change(replace(given.proposal, silence=after), needs=needs)
    state = stood(given.proposal, context.now)
    told = tuple(Notice(home, cards.stands(state, closed=given.closed)) for home in given.homes)
    fact = _adopted(state, state.silence or silence)
    return Change(state, messages=told, facts=(fact,), needs=_met(given.proposal))


def _plain(
    given: Bringing, command: asked.MakeSmallAgreement | asked.BringIn, title: str, context: Context
) -> Proposal:
    first = Version(1, command.text, context.person, context.now)
    return Proposal(
        command.proposal, shortened(title, TITLE), context.now, context.person, given.organisation, (first,)
    )


def _begun(
    given: Bringing, plain: Proposal, silence: Silence, context: Context, missing: Missing = NOBODY_MISSING
) -> Change[Proposal]:
    """If it comes to a vote, that is asked by all rules."""
    unkept = _unkept(given, plain, (silence.until - silence.since).days, context)
    made = plain.standing_by(silence) if silence.is_enough else replace(plain, silence=silence)
    told = tuple(Notice(home, cards.news(made, unkept)) for home in given.homes) if made.is_standing_by else ()
    fact = ProposalWritten(made.id, made.title, context.person, made.organisation)
    return Change(reply=cards.begun(made, missing, unkept), new=(made,), messages=told, facts=(fact,))


def _unkept(given: Bringing, plain: Proposal, days: int, context: Context) -> tuple[Ruled, ...]:
    """What would stand in the way of a vote stands in the way of this; but nobody is asked in any way, and it is made
    by organisations alone: a rule on that refuses nothing here, and is said like one that reminds."""
    rules = Rules({name: rule for name, rule in given.rules.ruled.items() if name not in OF_WHOM_AND_HOW})
    opening = Opening(plain, given.seats, rules, context.person, ())
    ask_for_answers(opening, asked.AskForAnswers(plain.id, Question.live_with_it, days), context)
    told = reminders(opening, Asking(Question.live_with_it), days, None, context)
    whom, how = given.rules.chosen(ELECTORATE), given.rules.chosen(USUAL_WAY)
    others = ((whom, Electorate.seats), (how, Question.silence))
    more = (each.rule for each, kept in others if each.rule and each.value is not kept)
    return tuple({rule.number: rule for rule in (*told, *more)}.values())


def _mine(given: Again, context: Context) -> tuple[SeatName, ...]:
    """The actor's seats. Of a small agreement anyone asks for a vote; of a meeting's nobody but the lead, where an
    organisation wants it so."""
    silence = given.proposal.silence
    leads = silence.leads if silence else ()
    refusals = {each.name: in_the_way(each, led_among(leads, each), context.person) for each in given.mine}
    free = tuple(name for name, refusal in refusals.items() if refusal is None)
    barred = next(filter(None, refusals.values()), None)
    if barred and not free:
        raise barred
    return free


def _answered_by_others(given: Bringing, named: frozenset[Id], context: Context) -> tuple[SeatName, ...]:
    """Seats that are named as present, and let nobody but their lead say so: they are asked as those that were not."""
    there = (each for each in given.seats if each.name.seat in named)
    return tuple(each.name for each in there if in_the_way(each, each.leading, context.person))


def _days(given: Bringing, usual: Setting[int]) -> int:
    """Silence counts here: never before the notice that the group has ruled for that."""
    notice = given.rules.chosen(LEAST_NOTICE)
    ruled = notice.value if notice.rule else 0
    return max(given.rules.chosen(usual).value, given.rules.chosen(LEAST_DAYS).value, ruled)


def _there(given: Bringing, words: str) -> tuple[frozenset[Id], tuple[str, ...]]:
    """The seats of the organisations that are named, and names that are nobody's or several ones'."""
    found: set[Id] = set()
    unknown: list[str] = []
    for name in filter(None, (each.strip() for each in re.split(r"[,;\n]", words))):
        mine = _named(given, name.casefold())
        if len(mine) == 1:
            found.add(mine[0].seat)
        else:
            unknown.append(shortened(name, 40))
    return frozenset(found), tuple(unknown[:10])


def _named(given: Bringing, sought: str) -> list[SeatName]:
    """The one of that name, or those with it in their name; a residents' seat by its number."""
    names = [(each.name, given.called(each.name).casefold()) for each in given.seats]
    same = [name for name, called in names if called == sought]
    number = re.search(r"\d+$", sought)
    resident = [each.name for each in given.seats if number and each.name.number == int(number[0])]
    return same or resident or [name for name, called in names if called and sought in called]


def _met(before: Proposal) -> tuple[Met, ...]:
    absent = before.silence.absent if before.silence else ()
    return tuple(Met(waiting_for(before.id, each.seat)) for each in absent)


def _adopted(state: Proposal, silence: Silence) -> ProposalAdopted:
    """Those who were not there are on the roll too: it holds for all."""
    roll = tuple(SeatAsked(each.seat, each.organisation, each.number) for each in (*silence.present, *silence.absent))
    text, told = state.text, cards.sentence(state, silence)
    return ProposalAdopted(
        state.id, 0, text.number, silence.seats, len(silence.present), silence.seal, state.title, text.text,
        way=IN_SILENCE if silence.is_small else FROM_MEETING, told=told, roll=roll,
    )  # fmt: skip
