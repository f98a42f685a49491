"""Promises: who does what by when, carried by nobody without their own yes; done, dated anew, released, handed over."""

from dataclasses import replace

from bot.deciding import BeingDecided, Decided
from bot.features.coalition.facts import MemberLeft, MemberMoved, PeopleReleased
from bot.features.privacy.facts import PersonErased
from bot.features.promises import commands as asked
from bot.features.promises import reads
from bot.features.promises.cards import held, lists, one, told
from bot.features.promises.handlers import following, keeping, making
from bot.features.promises.model import COMMITMENTS, Commitment
from bot.kernel.elements import Button
from bot.kernel.feature import Feature, Reaction, Section, Source, Word, aggregate, on, page
from bot.kernel.personal import Personal

PROMISING = Feature(
    "promises",
    aggregates=(
        aggregate("commitment", Commitment, COMMITMENTS, deadline=Commitment.deadline, tick=asked.KeepPromiseTime),
    ),
    routes=(
        on(asked.MakePromise, reads.making, making.make_promise),
        on(asked.PromiseFromMessage, reads.making, making.make_promise),
        on(asked.PromiseUnder, reads.making, making.make_promise),
        on(asked.DatePromise, reads.dating, making.say_when),
        on(asked.ConfirmDay, reads.acting, making.confirm_day),
        on(asked.CarryPromise, reads.acting, making.carry_it),
        on(asked.DropPromise, reads.acting, making.leave_it),
        on(asked.SayPromiseDone, reads.acting, keeping.say_done, prefill=reads.said_so_far),
        on(asked.ConfirmLink, reads.acting, keeping.confirm_link),
        on(asked.ReopenPromise, reads.acting, keeping.not_done_yet),
        on(asked.ChangePromiseWords, reads.acting, keeping.reword, prefill=reads.words_now),
        on(asked.AskRelease, reads.telling, keeping.ask_release),
        on(asked.CarryOn, reads.acting, keeping.keep_on),
        on(asked.ReleaseFromPromise, reads.acting, keeping.release),
        on(asked.PutReleaseToVote, reads.acting, keeping.put_release_to_vote),
        on(asked.OfferPromise, reads.offering, keeping.offer_to),
        on(asked.TakePromiseOver, reads.acting, keeping.take_over),
        on(asked.KeepPromiseTime, reads.the_promise, following.keep_time),
        on(asked.NoteReleaseAsked, reads.the_promise, following.note_release_asked),
        on(asked.NoteReleaseVoted, reads.the_promise, following.note_release_voted),
        on(asked.LetPromiseGo, reads.letting_go, following.let_go),
        on(asked.ForgetInPromise, reads.forgetting, following.forget_in_promise),
    ),
    pages=(
        page(asked.PromisesPage, reads.everyone, lists.board),
        page(asked.MyPromisesPage, reads.mine, lists.mine),
        page(asked.DonePromisesPage, reads.settled, lists.settled),
        page(asked.PromisesUnderPage, reads.under, lists.under),
        page(asked.PromisePage, reads.looking, one.page),
        page(asked.FormerWordsPage, reads.former, one.former),
    ),
    sources=(
        Source(asked.CARRIERS, reads.carriers),
        Source(asked.COLLEAGUES, reads.colleagues),
        Source(asked.AGREED, reads.agreements),
    ),
    sections=(Section(reads.coming, lists.on_home),),
    words=(Word("promises", asked.PromisesPage.title, asked.PromisesPage),),
    tiles=(Button(asked.PromisesPage.title, asked.PromisesPage()),),
    reactions=(
        Reaction(MemberLeft, following.after_member_left),
        Reaction(MemberMoved, following.after_member_moved),
        Reaction(PeopleReleased, following.after_people_released),
        Reaction(BeingDecided, following.after_being_decided),
        Reaction(Decided, following.after_decided),
        Reaction(PersonErased, following.after_person_erased),
    ),
    personal=Personal(reads.known, held.of_person),
    told=told.TOLD,
)


def with_promises(feature: Feature) -> Feature:
    """That feature, with what is promised, and the form of a promise, among what can be typed after its root."""
    if feature.root is None:
        raise ValueError(f"{feature.name} has no root")
    words = (
        Word("promise", asked.MakePromise.title, asked.MakePromise),
        Word("promises", asked.PromisesPage.title, asked.PromisesPage),
        Word("mine", asked.MyPromisesPage.title, asked.MyPromisesPage),
    )
    return replace(feature, root=replace(feature.root, words=(*feature.root.words, *words)))
