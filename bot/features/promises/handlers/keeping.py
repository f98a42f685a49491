"""What becomes of a promise: done, worded anew, released by the group, handed over."""

from bot.cutting import shortened
from bot.deciding import TITLE, DecisionWanted
from bot.features.promises.cards import news
from bot.features.promises.commands import (
    AskRelease,
    CarryOn,
    ChangePromiseWords,
    ConfirmLink,
    OfferPromise,
    PutReleaseToVote,
    ReleaseFromPromise,
    ReopenPromise,
    SayPromiseDone,
    TakePromiseOver,
)
from bot.features.promises.facts import (
    PromiseHandedOver,
    PromiseKept,
    PromiseReleased,
    PromiseReopened,
    PromiseReworded,
    promise_page,
)
from bot.features.promises.handlers import needs
from bot.features.promises.handlers.following import RELEASE
from bot.features.promises.model import Acting, Commitment, Done, Stage, Wish, links, steps
from bot.features.promises.model.refusals import CarrierGone, NotAskedToCarry, NotForAll, NotTheirs, OfferedToAnother
from bot.kernel.attention import Notice
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PersonId


def say_done(given: Acting, command: SayPromiseDone, context: Context) -> Change[Commitment]:
    """By whoever carries it, or someone of the same organisation. A link is looked at before it counts."""
    given.check_ours()
    before, me = given.promise, context.person
    done = Done(context.now, me, command.word, links.read(command.link) if command.link else "")
    if done.link:
        after = steps.said(before, done)
        return Change(after, news.look_at_link(after))
    return _done(before, steps.kept(before, done), me)


def confirm_link(given: Acting, command: ConfirmLink, context: Context) -> Change[Commitment]:
    given.check_ours()
    before, me = given.promise, context.person
    if before.saying is None and before.done and before.done.by == me:
        return Change(reply=news.done(before))
    return _done(before, steps.looked_at(before, me, context.now), me)


def _done(before: Commitment, after: Commitment, me: PersonId) -> Change[Commitment]:
    word = after.done.word if after.done else ""
    fact = PromiseKept(after.id, after.organisation, after.agreement, me, after.what, word)
    facts = () if before.stage is Stage.kept else (fact,)
    return Change(after, news.done(after), facts=facts, needs=needs.met(after))


def not_done_yet(given: Acting, command: ReopenPromise, context: Context) -> Change[Commitment]:
    given.check_ours()
    after = steps.reopened(given.promise, context.now)
    return Change(after, news.reopened(after), facts=(PromiseReopened(after.id, context.person),))


def reword(given: Acting, command: ChangePromiseWords, context: Context) -> Change[Commitment]:
    given.check_mine()
    after = steps.reworded(given.promise, command.what, context.now, command.why)
    if after == given.promise:
        return Change(reply=news.standing(after))
    return Change(after, news.reworded(after), facts=(PromiseReworded(after.id, context.person),))


def ask_release(given: Acting, command: AskRelease, context: Context) -> Change[Commitment]:
    """Asked again it is the same wish, with the newer reason, and told once."""
    given.check_mine()
    after = steps.wishing(given.promise, Wish(context.person, context.now, command.why))
    if given.is_in_confidence:
        asks = () if given.promise.wish else needs.release_asked(after, given.readers)
        return Change(after, news.you_asked_readers(after), needs=asks)
    told = tuple(Notice(home, news.release_asked(after)) for home in given.homes)
    return Change(after, news.you_asked(after), messages=() if given.promise.wish else told)


def keep_on(given: Acting, command: CarryOn, context: Context) -> Change[Commitment]:
    given.check_mine()
    after = steps.keeping_on(given.promise)
    return Change(None if after == given.promise else after, news.keeping_on(after), needs=needs.kept_on(after))


def release(given: Acting, command: ReleaseFromPromise, context: Context) -> Change[Commitment]:
    """For the group, by someone of another organisation."""
    before, me = given.promise, context.person
    after = steps.released(before, me, context.now)
    given.check_other()
    fact = PromiseReleased(after.id, after.organisation, after.agreement, me)
    told = (*needs.met(after), *needs.released(after, me))
    return Change(after, news.released(after), facts=(fact,), needs=told)


def put_release_to_vote(given: Acting, command: PutReleaseToVote, context: Context) -> Change[Commitment]:
    """By whoever asks to be released, or somebody who could release them and would rather have all decide."""
    if given.is_in_confidence:
        raise NotForAll
    after = steps.put_to_vote(given.promise)
    if not given.is_mine:
        given.check_other()
    why = after.wish.why if after.wish else ""
    wanted = DecisionWanted(
        RELEASE, after.id, after.asked, shortened(after.what, TITLE), why or after.what, context.person,
        about=news.about(after), look=promise_page(after.id),
    )  # fmt: skip
    return Change(after, news.put_to_vote(after), facts=(wanted,))


def offer_to(given: Acting, command: OfferPromise, context: Context) -> Change[Commitment]:
    """To someone of the same organisation, who says yes or lets it be."""
    given.check_ours()
    before, other = given.promise, given.other
    if other is None:
        raise CarrierGone
    if before.organisation is None or other.organisation != before.organisation:
        raise NotTheirs
    after = steps.offered(before, other.person)
    before_them = needs.not_offered(before) if before.offered != other.person else ()
    return Change(after, news.offered(after), needs=(*before_them, *needs.offered(after)))


def take_over(given: Acting, command: TakePromiseOver, context: Context) -> Change[Commitment]:
    before = given.promise
    if before.is_open and before.person == context.person:
        return Change(reply=news.standing(before))
    steps.check_open(before)
    if not given.is_asked or given.me is None:
        raise OfferedToAnother if before.offered and given.is_ours else NotAskedToCarry
    after = steps.taken(before, context.person, given.me.organisation, context.actor.zone, context.now)
    fact = PromiseHandedOver(after.id, after.organisation, context.person)
    return Change(after, news.taken(after), facts=(fact,), needs=needs.met(after))
