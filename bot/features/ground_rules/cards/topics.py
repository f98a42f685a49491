"""The topics to settle: what each is called, words to start from, and the list of what is agreed, open and due."""

from collections.abc import Mapping

from bot.features.ground_rules.cards import rules
from bot.features.ground_rules.cards.naming import CALLED
from bot.features.ground_rules.commands import PromisesPage, RuleTopicPage, WriteOwnRule, WritePromises, WriteRule
from bot.features.ground_rules.model.book import Book, OnTopic, Topics
from bot.features.ground_rules.model.rule import GroundRule
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Element, Menu, MenuOption, Note, Style, Words
from bot.kernel.text import Phrase, say
from bot.kernel.wire import draft
from bot.ruling import Topic

LISTED, TOGETHER = 6, 6
"""Numbers in the line of a topic, and rules on one part of its page."""

STARTING: Mapping[Topic, Phrase] = {
    Topic.honesty: say("If something bothers us, we say it to those concerned first, soon and kindly."),
    Topic.privacy: say("What someone tells about themselves here is not told outside without asking them."),
    Topic.keeping_word: say("Who cannot do what they said tells the others as soon as they know."),
    Topic.organisations: say("A branch is an organisation of its own if it can say yes without asking another one."),
    Topic.deciding: say("We look for what all can live with. A vote by numbers is for small things."),
    Topic.media: say("Each speaks for their own organisation. For all of us speaks whom we have chosen."),
    Topic.confidential: say("What one of us names confidential is seen only by those who need it."),
    Topic.information: say("News for all is put in the channel. No one has to ask around to know it."),
    Topic.representatives: say("A representative may say yes for now. It counts in full once their people agree."),
    Topic.opening: say("Anyone may ask for a listening round. A seat may ask for a vote."),
    Topic.time: say("A vote is open for a week at least, so that all can ask at home."),
    Topic.turns: say("Those who have spoken least speak first, and everyone has the same time."),
    Topic.required: say("What changes the life of residents needs a yes of their seats."),
    Topic.credit: say("Each organisation that carried the work is named, in the order of the alphabet."),
    Topic.residents: say("Residents hold two seats, chosen by residents for a year."),
    Topic.quiet: say("We write to no one between eight in the evening and eight in the morning."),
}
"""Words of ours to start from, for whoever wants them."""


def page(given: Topics, context: Context) -> Card:
    lines = tuple(Words(_line(given.book, topic)) for topic in Topic)
    options = tuple(MenuOption(CALLED[topic], RuleTopicPage(topic)) for topic in Topic)
    return card(
        say("Ground rules"),
        Note(_how(given.book)),
        row(_promises(given)),
        Words(say("How we treat each other")),
        *lines[:4],
        Words(say("How we run things")),
        *lines[4:],
        Menu(say("Look at a topic"), options),
    )


def on_topic(given: OnTopic, context: Context) -> Card:
    """Its drafts and rules, and how to begin."""
    every = (*given.book.on(given.topic), *given.book.over(given.topic))
    start = given.start // TOGETHER * TOGETHER if 0 < given.start < len(every) else 0
    after = start + TOGETHER
    more = Button(say("More"), RuleTopicPage(given.topic, after)) if after < len(every) else None
    shown: list[Element | None] = []
    for each in every[start:after]:
        shown += [*rules.in_list(each), row(rules.look(each))]
    words = STARTING.get(given.topic)
    begin = Note(say("Words to start from: “{words}”", words=words)) if words and not shown else None
    settings = tuple(Note(each.question) for each in given.rulings) if not shown else ()
    keeps = Note(say("If you like, the bot keeps your answers to these:")) if settings else None
    nothing = None if shown else Words(say("Nothing is settled here yet. Anyone can propose wording."))
    everything = Button(say("All ground rules"), rules.ALL)
    buttons = row(more, _writing(given.topic), everything)
    return card(CALLED[given.topic], nothing, *shown, begin, keeps, *settings, buttons)


def _line(book: Book, topic: Topic) -> Phrase:
    mine = book.on(topic)
    standing = [each for each in mine if each.in_force]
    numbers = _numbers(standing)
    if any(each.is_asked or each.end_wanted for each in mine):
        return say("{topic}: the group is asked now", topic=CALLED[topic])
    if any(each.due for each in standing):
        return say("{topic}: due for a look (rule {numbers})", topic=CALLED[topic], numbers=numbers)
    if standing:
        return say("{topic}: agreed (rule {numbers})", topic=CALLED[topic], numbers=numbers)
    if mine:
        return say("{topic}: open, with a draft", topic=CALLED[topic])
    return say("{topic}: open", topic=CALLED[topic])


def _numbers(standing: list[GroundRule]) -> Phrase | str:
    numbers = ", ".join(str(each.number) for each in standing[:LISTED])
    return say("{numbers} and more", numbers=numbers) if len(standing) > LISTED else numbers


def _how(book: Book) -> Phrase:
    if book.is_before_rules:
        return say(
            "No rule is agreed yet. The first one needs a yes from every seat that has a person, within seven days."
        )
    return say("A rule is agreed in the way in which you decide. It reminds, unless you made it hold.")


def _promises(given: Topics) -> Button:
    if given.promised:
        return Button(say("See the promises"), PromisesPage())
    return Button(WritePromises.title, Draft(WritePromises), Style.primary)


def _writing(topic: Topic) -> Button:
    command = WriteOwnRule if topic.is_own else WriteRule
    return Button(command.title, draft(command, topic=topic), Style.primary)
