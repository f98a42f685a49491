"""Help in plain words: what can be typed and pressed, read off what all features declare."""

from dataclasses import replace

from bot.features.help.cards import pages
from bot.features.help.commands import HelpPage, TopicPage
from bot.features.help.model import sections_of
from bot.features.help.reads import Telling
from bot.kernel.feature import Catalogue, Feature, Word, page


def helping(others: tuple[Feature, ...]) -> Feature:
    """Tells of all other features, and of itself."""
    mine = Feature("help", everywhere=(Word("help", HelpPage.title, HelpPage),))
    declared = Catalogue((*others, _telling(mine, Telling(()))))
    return _telling(mine, Telling(sections_of(declared)))


def _telling(mine: Feature, telling: Telling) -> Feature:
    views = (page(HelpPage, telling.sought, pages.overview), page(TopicPage, telling.topic, pages.topic))
    return replace(mine, pages=views)
