"""Closing: at the end of a gathering, one word each."""

from bot.features.closing import commands, handlers, reads
from bot.features.closing.cards import board, held, told
from bot.features.closing.model import CLOSES, Close
from bot.features.coalition.facts import HomeLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.elements import Button
from bot.kernel.feature import Board, Feature, Reaction, Word, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say

CLOSING = Feature(
    "closing",
    early=True,
    aggregates=(
        aggregate(
            "close",
            Close,
            CLOSES,
            deadline=Close.deadline,
            tick=commands.EndByItself,
            board=Board(board.board, lambda state: (state.place,)),
        ),
    ),
    routes=(
        on(commands.OpenClose, reads.open_here, handlers.open_close),
        on(commands.SayWord, reads.the_close, handlers.say_word),
        on(commands.PassWord, reads.the_close, handlers.pass_word),
        on(commands.EndClose, reads.the_close, handlers.end_close),
        on(commands.EndByItself, reads.the_close, handlers.end_by_itself),
        on(commands.EndCloseThere, reads.close_there, handlers.end_there),
        on(commands.ForgetWord, reads.spoken_in, handlers.forget_word),
    ),
    tiles=(Button(commands.ClosePage.title, commands.ClosePage()),),
    words=(Word("close", say("One word each, at the end of a meeting"), commands.ClosePage),),
    pages=(page(commands.ClosePage, reads.open_here, board.page),),
    reactions=(
        Reaction(HomeLeft, handlers.after_home_left),
        Reaction(PersonErased, handlers.after_person_erased),
    ),
    personal=Personal(reads.said_by, held.of_person),
    told=told.TOLD,
)
