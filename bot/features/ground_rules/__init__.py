"""Ground rules: so far three promises on how we treat each other, which anyone proposes and nobody is bound by."""

from bot.features.ground_rules import commands, handlers, reads
from bot.features.ground_rules.cards import held, promises, told
from bot.features.ground_rules.model import PROMISES, Promises
from bot.features.privacy.facts import PersonErased
from bot.kernel.elements import Button
from bot.kernel.feature import Board, Feature, Reaction, Root, Source, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say

GROUND_RULES = Feature(
    "ground_rules",
    early=True,
    aggregates=(aggregate("promises", Promises, PROMISES, board=Board(promises.board, lambda _: None)),),
    routes=(
        on(commands.WritePromises, reads.standing, handlers.write_promises),
        on(commands.ReplacePromise, reads.promising, handlers.replace_promise),
        on(commands.RewordPromises, reads.rewording, handlers.reword_promises),
        on(commands.KeepPromises, reads.answering, handlers.keep_promises),
        on(commands.TalkFirst, reads.answering, handlers.talk_first),
        on(commands.ForgetVoice, reads.spoken_in, handlers.forget_voice),
    ),
    root=Root("ground-rules", say("What we promise each other, and how we run things"), commands.RulesPage),
    tiles=(Button(commands.RulesPage.title, commands.RulesPage()),),
    pages=(page(commands.RulesPage, reads.shown, promises.page),),
    sources=(Source(commands.STANDING, reads.lines),),
    reactions=(Reaction(PersonErased, handlers.after_person_erased),),
    personal=Personal(reads.said_by, held.of_person),
    told=told.TOLD,
)
