"""One's own pages: what is stored, the same for another program, and what an erasure takes and leaves."""

from collections.abc import Callable, Iterator
from itertools import groupby

from bot.features.coalition.facts import HOME_PAGE
from bot.features.privacy.commands import DataFilePage, DataPage, EraseMe, ErasePage, PrivacyPage
from bot.features.privacy.model import Gathered
from bot.features.privacy.model.export import NAME, MyData, parts
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Page
from bot.kernel.elements import Button, Buttons, Element, Fact, Facts, File, Note, Style, Table, Words
from bot.kernel.personal import Held
from bot.kernel.refusal import found
from bot.kernel.text import Phrase, length, say

TOGETHER, TEXT = 10, 2_400
"""Things in one part, and their text in characters: with all buttons, and translated, the card still fits."""

_HOME = Button(say("Home"), HOME_PAGE)


def stored(given: Gathered, context: Context) -> Card:
    if given.person is None:
        nothing = Words(say("Nothing is stored about you here. The bot keeps something only when you join."))
        return card(PrivacyPage.title, nothing, row(_HOME))
    every = packed(given.held)
    number = min(max(given.start, 0), len(every) - 1)
    return card(
        PrivacyPage.title,
        Note(say("Only you see this page. The bot keeps nothing of what you type in the channel itself.")),
        *_told(every[number]),
        _turning(PrivacyPage, number, len(every)),
        row(_to(DataPage()), _to(ErasePage(), Style.danger), _HOME),
    )


def packed(held: tuple[Held, ...]) -> list[list[Held]]:
    """In parts that fit on a card."""
    every: list[list[Held]] = [[]]
    size = 0
    for each in held:
        size += (needed := sum(map(length, (each.label, each.value, each.why, each.until))))
        if every[-1] and (size > TEXT or len(every[-1]) == TOGETHER):
            every.append([])
            size = needed
        every[-1].append(each)
    return every


def data(given: Gathered, context: Context) -> Card:
    every = parts(given)
    number = min(max(given.start, 0), len(every) - 1)
    return card(
        DataPage.title,
        Note(say("This is JSON, part {part} of {of}. Only you see it.", part=number + 1, of=len(every))),
        Words(every[number]),
        _turning(DataPage, number, len(every)),
        row(_to(DataFilePage()), _to(PrivacyPage()), _HOME),
    )


def data_file(given: Gathered, context: Context) -> Card:
    return card(
        DataPage.title,
        File(NAME, say("What is stored about you"), MyData(given)),
        Note(say("Whoever has the file can read it. Please keep it where only you can.")),
        row(_to(DataPage()), _HOME),
    )


def erasing(given: Gathered, context: Context) -> Card:
    person = found(given.person)
    rows = tuple(dict.fromkeys((held.label, _fate(held)) for held in given.held))
    ask = say("Erase what is stored about you and leave the coalition? This cannot be undone.")
    return card(
        ErasePage.title,
        Table((say("What is stored"), say("What happens to it")), rows),
        Words(
            say("You also leave the coalition. What your organisation agreed to stays, because it is not yours alone.")
        ),
        Words(say("The bot cannot erase what you typed in the channel. You can delete it there yourself.")),
        Words(say("This cannot be undone. You can join again later, as someone new.")),
        row(Button(EraseMe.title, EraseMe(person), Style.danger, ask), _to(PrivacyPage()), _HOME),
    )


def erased() -> Card:
    return card(
        say("Erased"),
        Words(say("Your name, your accounts and your settings are erased. The rest follows within a few minutes.")),
        Words(say("You have left the coalition. You are welcome to join again at any time.")),
        row(_HOME),
    )


def _told(held: list[Held]) -> Iterator[Element]:
    """Things that are kept for the same reason and as long stand together."""
    for (why, until), alike in groupby(held, key=lambda each: (each.why, each.until)):
        yield Facts(tuple(Fact(each.label, each.value) for each in alike))
        yield Note(say("{why} {until}", why=why, until=until))


def _fate(held: Held) -> Phrase:
    return say("It stays, without your name.") if held.stays else say("It is erased.")


def _to(page: Page, style: Style = Style.plain) -> Button:
    return Button(page.title, page, style)


def _turning(page: Callable[[int], Page], number: int, of: int) -> Buttons | None:
    back = Button(say("Back"), page(number - 1)) if number else None
    more = Button(say("More"), page(number + 1)) if number + 1 < of else None
    return row(back, more)
