"""The history that all members can read: what has happened, in the words of each feature, and who did it."""

from bot.features.history import cards, commands, reads
from bot.kernel.feature import Feature, Word, page


def history(telling: tuple[Feature, ...]) -> Feature:
    """Of all features that state something."""
    tellers = reads.Tellers({each.fact: each.words for feature in telling for each in feature.told})
    return Feature(
        "history",
        early=True,
        pages=(page(commands.HistoryPage, tellers.part, cards.page),),
        words=(Word("history", commands.HistoryPage.title, commands.HistoryPage),),
    )
