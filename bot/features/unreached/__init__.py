"""Whom a platform does not let the bot write to in private: kept without blame, and seen by them and facilitators."""

from bot.features.coalition.facts import MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.features.unreached import cards, commands, handlers, reads
from bot.features.unreached.model import UNREACHED, Unreached
from bot.kernel.feature import Feature, Reaction, Section, aggregate, on, page
from bot.kernel.personal import Personal

IN_PRIVATE = Feature(
    "unreached",
    aggregates=(aggregate("unreached", Unreached, UNREACHED),),
    routes=(
        on(commands.NoteUnreached, reads.theirs, handlers.note_unreached),
        on(commands.NoteReached, reads.theirs, handlers.note_reached),
        on(commands.WriteToMeAgain, reads.mine, handlers.write_to_me_again),
        on(commands.ForgetUnreached, reads.theirs, handlers.forget_unreached),
    ),
    pages=(page(commands.UnreachedPage, reads.everyone, cards.page),),
    reactions=(
        Reaction(MemberLeft, handlers.after_member_left),
        Reaction(PersonErased, handlers.after_person_erased),
    ),
    sections=(Section(reads.on_home, cards.on_home),),
    early=True,
    personal=Personal(reads.kept_of, cards.of_person),
)
