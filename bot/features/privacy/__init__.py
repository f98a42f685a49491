"""What is stored about a person: shown, handed over and erased, as each feature tells it of what it keeps."""

from bot.features.coalition.facts import MemberLeft
from bot.features.privacy import commands, handlers, reads
from bot.features.privacy.cards import held, pages
from bot.features.privacy.model import ERASURES, Erasure
from bot.kernel.feature import Feature, Reaction, Word, aggregate, on, page
from bot.kernel.personal import Personal


def privacy(keeping: tuple[Feature, ...]) -> Feature:
    """Speaks for itself, and for all features that keep something of people."""
    own = Personal(reads.traces, held.of_traces)
    telling = reads.Telling((*(each.personal.of for each in keeping if each.personal), own.of))
    return Feature(
        "privacy",
        early=True,
        aggregates=(aggregate("erasure", Erasure, ERASURES, deadline=Erasure.deadline, tick=commands.GoOnErasing),),
        routes=(
            on(commands.EraseMe, reads.under_way, handlers.erase_me),
            on(commands.EraseWhoLeft, reads.under_way, handlers.erase_who_left),
            on(commands.GoOnErasing, telling.erasing, handlers.go_on_erasing),
        ),
        pages=(
            page(commands.PrivacyPage, telling.about_me, pages.stored),
            page(commands.DataPage, telling.about_me, pages.data),
            page(commands.DataFilePage, telling.about_me, pages.data_file),
            page(commands.ErasePage, telling.about_me, pages.erasing),
        ),
        reactions=(Reaction(MemberLeft, handlers.after_member_left),),
        words=(Word("privacy", commands.PrivacyPage.title, commands.PrivacyPage),),
        personal=own,
    )
