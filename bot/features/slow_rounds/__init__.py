"""Slow rounds: everyone writes in their own time, and all is shown together at the end."""

from bot.features.coalition.facts import HomeLeft, MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.features.slow_rounds import commands, handlers, reads
from bot.features.slow_rounds.cards import board, held, told
from bot.features.slow_rounds.model import SLOW_ROUNDS, SlowRound
from bot.kernel.elements import Button
from bot.kernel.feature import Board, Feature, Reaction, Source, Word, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say

SLOW = Feature(
    "slow_rounds",
    early=True,
    aggregates=(
        aggregate(
            "slow round",
            SlowRound,
            SLOW_ROUNDS,
            deadline=SlowRound.deadline,
            tick=commands.ShowWords,
            returned=commands.ComeBackToWords,
            board=Board(board.board, lambda state: (state.place,), lambda state: state.ended_at is not None),
        ),
    ),
    routes=(
        on(commands.OpenSlowRound, reads.opening, handlers.open_slow_round),
        on(commands.WriteWords, reads.the_slow_round, handlers.write_words),
        on(commands.WriteWordsFromMessage, reads.the_slow_round, handlers.write_words),
        on(commands.TakeWordsBack, reads.the_slow_round, handlers.take_words_back),
        on(commands.GiveMoreTime, reads.the_slow_round, handlers.give_more_time),
        on(commands.EndSlowRound, reads.ending, handlers.end_slow_round),
        on(commands.ShowWords, reads.ending, handlers.show_words),
        on(commands.EndSlowRoundThere, reads.open_there, handlers.end_there),
        on(commands.ComeBackToWords, reads.the_slow_round, handlers.come_back),
        on(commands.ForgetVoice, reads.written_in, handlers.forget_voice),
    ),
    tiles=(Button(commands.SlowPage.title, commands.SlowPage()),),
    words=(Word("slow-round", say("A round in which everyone writes in their own time"), commands.SlowPage),),
    pages=(page(commands.SlowPage, reads.open_here, board.page),),
    reactions=(
        Reaction(HomeLeft, handlers.after_home_left),
        Reaction(MemberLeft, handlers.after_member_left),
        Reaction(PersonErased, handlers.after_person_erased),
    ),
    sources=(Source(commands.OPEN, reads.to_choose),),
    personal=Personal(reads.written_by, held.of_person),
    told=told.TOLD,
)
