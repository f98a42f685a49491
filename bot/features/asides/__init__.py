"""Private places for a few people: what becomes of those that other features ask for, which bot/asides.py says how."""

from bot.asides import ASIDES, Aside, AsideDone
from bot.features.asides import commands, handlers, reads
from bot.features.asides.cards import held
from bot.features.coalition.facts import MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.feature import Feature, Reaction, aggregate, on
from bot.kernel.personal import Personal

ASIDE = Feature(
    "asides",
    aggregates=(aggregate("aside", Aside, ASIDES),),
    routes=(
        on(commands.NoteOpened, reads.the_opened, handlers.note_opened),
        on(commands.NoteNotOpened, reads.the_aside, handlers.note_not_opened),
        on(commands.CloseAside, reads.the_aside, handlers.close_aside),
        on(commands.ForgetInAside, reads.one_with, handlers.forget_in_aside),
    ),
    reactions=(
        Reaction(AsideDone, handlers.after_aside_done),
        Reaction(MemberLeft, handlers.after_member_left),
        Reaction(PersonErased, handlers.after_person_erased),
    ),
    personal=Personal(reads.with_person, held.of_person),
)
