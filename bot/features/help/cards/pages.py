"""The overview, a section, and one page about each thing that can be done."""

from bot.features.coalition.facts import HOME_PAGE
from bot.features.help.cards.fields import YOUR_WORDS, asked
from bot.features.help.commands import HelpPage, TopicPage
from bot.features.help.model import Section, Sought, Topic, Typing
from bot.features.help.model.examples import as_typed, example
from bot.kernel.card import Card, card, row
from bot.kernel.command import Command, Context, Draft, Page, Standing
from bot.kernel.elements import Button, Buttons, Fact, Facts, Heading, Menu, MenuOption, Table, Words
from bot.kernel.text import Phrase, say
from bot.kernel.wire import encode

LINES, TOPICS = 20, 20

_HOME = Button(say("Home"), HOME_PAGE)
_HELP = Button(HelpPage.title, HelpPage())
_WHO = {
    Standing.anyone: say("Anyone in the channel"),
    Standing.member: say("Members of the coalition"),
    Standing.facilitator: say("Facilitators of the coalition"),
}


def overview(given: Sought, context: Context) -> Card:
    if given.section:
        return _section(given, given.section)
    if given.words is not None:
        return _found(given, given.words, context)
    typed = tuple(sorted((each for section in given.sections for each in section.typed), key=_is_longer))
    sections = tuple(MenuOption(each.about, HelpPage(each.key)) for each in given.sections)
    start = _start(given.start, len(typed), LINES)
    return card(
        HelpPage.title,
        Words(say("You can type a line that begins with /, or press a button. Both do the same.")),
        _typed(typed[start : start + LINES]),
        Menu(say("Read more about"), sections),
        _turning(None, start, len(typed), LINES),
        row(_HOME),
    )


def _is_longer(typed: Typing) -> bool:
    """A word alone comes before what can stand after it, so that all of them are seen at once."""
    return " " in typed.line


def topic(given: Topic, context: Context) -> Card:
    request = given.request
    questions = asked(given)
    return card(
        request.title,
        Words(request.intro or request.title),
        Facts((Fact(say("Who may do it"), _WHO[request.needs]), Fact(say("Where"), _where(given)), *_ways(given))),
        Heading(say("What you can write")) if questions else None,
        Facts(questions) if questions else None,
        row(*{encode(each.press): each for each in (_HELP, _HOME, _opening(given)) if each}.values()),
    )


def _section(given: Sought, section: Section) -> Card:
    start = _start(given.start, len(given.topics), TOPICS)
    return card(
        section.about,
        _typed(section.typed[:LINES]) if section.typed else None,
        _menu(given.topics[start : start + TOPICS]),
        _turning(section.key, start, len(given.topics), TOPICS),
        row(_HELP, _HOME),
    )


def _found(given: Sought, words: str, context: Context) -> Card:
    if not given.topics:
        nothing = say(
            "Help has nothing about “{words}”. Try one word of it, or press Help to see everything.", words=words
        )
        return card(HelpPage.title, Words(nothing), row(_HELP, _HOME))
    if len(given.topics) == 1:
        return topic(given.topics[0], context)
    start = _start(given.start, len(given.topics), TOPICS)
    return card(
        say("About “{words}”", words=words),
        _menu(given.topics[start : start + TOPICS]),
        _turning(words, start, len(given.topics), TOPICS),
        row(_HELP, _HOME),
    )


def _typed(lines: tuple[Typing, ...]) -> Table:
    return Table((say("Type"), say("What it does")), tuple((as_typed(each.line), each.meaning) for each in lines))


def _menu(topics: tuple[Topic, ...]) -> Menu:
    return Menu(say("Read about"), tuple(MenuOption(each.request.title, TopicPage(each.wire)) for each in topics))


def _ways(given: Topic) -> tuple[Fact, ...]:
    """Both ways where there are two: what is typed, and where the button is."""
    typed = tuple(Fact(say("Type"), example(given, line, YOUR_WORDS)) for line in given.lines[:2])
    button = say("Type {line}. Its button is there, or a page further, whenever it can be used.", line=given.start)
    return typed or (Fact(say("Button"), button),)


def _where(given: Topic) -> Phrase:
    return say("In a channel where the coalition meets") if given.request.at_home else say("Wherever the bot is")


def _opening(given: Topic) -> Button | None:
    """Only what could be typed as well: what is pressed elsewhere is asked there first."""
    request = given.request
    if not given.lines:
        return None
    if issubclass(request, Page):
        return Button(say("Open it"), request())
    if issubclass(request, Command) and given.asked:
        return Button(say("Open it"), Draft(request))
    return None


def _start(start: int, of: int, size: int) -> int:
    return min(max(start, 0), max(of - 1, 0)) // size * size


def _turning(sought: str | None, start: int, of: int, size: int) -> Buttons | None:
    back = Button(say("Back"), HelpPage(sought, start - size)) if start else None
    return row(back, Button(say("More"), HelpPage(sought, start + size)) if start + size < of else None)
