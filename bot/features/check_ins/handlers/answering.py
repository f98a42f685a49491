"""What people answer."""

from bot.features.check_ins import commands as asked
from bot.features.check_ins.cards import news
from bot.features.check_ins.facts import StandingChanged
from bot.features.check_ins.model import Answer, Answering, Helping, How, Kind, Prompt
from bot.features.check_ins.model.prompt import unasked
from bot.features.check_ins.model.refusals import AsksAllAgain, NothingToRepeat
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Met, Waiting
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.refusal import OldButton


def answer_check_in(given: Answering, command: asked.AnswerCheckIn, context: Context) -> Change[Prompt]:
    if given.check_in.kind is not Kind.progress:
        raise OldButton
    return _answered(given, command.how, command.words, context)


def answer_in_words(given: Answering, command: asked.AnswerInWords, context: Context) -> Change[Prompt]:
    if given.check_in.kind is not Kind.words:
        raise OldButton
    return _answered(given, None, command.words, context)


def answer_as_before(given: Answering, command: asked.AnswerAsBefore, context: Context) -> Change[Prompt]:
    """A call for help goes out to all, so that it is written again and not repeated."""
    before = given.before.answer if given.before else None
    if before is None or (before.how is None) is (given.check_in.kind is Kind.progress):
        raise NothingToRepeat
    if before.how is How.need_help:
        raise AsksAllAgain
    return _answered(given, before.how, before.words, context)


def call_for_help(given: Helping, command: asked.CallForHelp, context: Context) -> Change[Prompt]:
    """Pressed twice it is one call."""
    check_in, before = given.check_in, given.prompt
    after = before.calling()
    if after == before:
        return Change(reply=news.ALL_ASKED)
    called = StandingChanged(check_in.id, calls=after.id)
    return Change(after, news.ALL_ASKED, facts=(called,), needs=(Met(check_in.written, before.person),))


def forget_answers(given: Prompt | None, command: asked.ForgetAnswers, context: Context) -> Change[Prompt]:
    """What was counted stays counted."""
    return Change(given.without(command.person) if given else None)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetAnswers, ...]:
    return (asked.ForgetAnswers(fact.person),)


def _answered(given: Answering, how: How | None, words: str, context: Context) -> Change[Prompt]:
    """Who needs help says so to all; saying it again in the same words says it once. Nobody is asked for what somebody
    else wrote before their own yes."""
    check_in, whose, by = given.check_in, given.whose, context.person
    mine = whose == by
    before = given.prompt or unasked(check_in, whose, context.now)
    after = before.answered(Answer(how, words, context.now, None if mine else by))
    asked_for_help = after.asks_for_help and not before.asks_for_help
    offers = () if after.asks_for_help else before.helpers
    over = (Met(check_in.helping(each), whose) for each in offers)
    seen = (Met(check_in.written, whose),) if mine else ()
    met: tuple[Waiting, ...] = (Met(check_in.key, whose), Met(check_in.reminder, whose), *over, *seen)
    look = (news.written_for(check_in, after, whose, by),) if given.told else ()
    state, new = (after, ()) if given.prompt else (None, (after,))
    facts = (StandingChanged(check_in.id, calls=after.id if asked_for_help else None),)
    return Change(
        state, news.answered(check_in, after, given.carried, told=given.told), new, facts=facts, needs=(*met, *look)
    )
