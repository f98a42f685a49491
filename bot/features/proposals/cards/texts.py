"""A text in blocks: for whoever writes it how it was cut, and for all which of them stand and which do not yet."""

from collections.abc import Iterator

from bot.cutting import shortened
from bot.features.proposals.cards import not_yet, pieces
from bot.features.proposals.cards.terms import reminding
from bot.features.proposals.commands import (
    AskForAll,
    CutText,
    DropText,
    JoinBlocks,
    ProposalPage,
    ShowText,
    TextPage,
    WriteText,
)
from bot.features.proposals.model import Proposal, ProposalId, Stage
from bot.features.proposals.model.text import FEWEST_BLOCKS, Block, Cut, Shown, Text
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Element, Menu, MenuOption, Note, Progress, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.limits import OPTION_LABEL
from bot.kernel.settings import Ruled
from bot.kernel.text import Mention, Moment, Phrase, say, say_n
from bot.kernel.wire import draft as drafted

DROPPED = say("It is gone. Nobody else has seen it.")
ALL, EACH, LABELS = 1_200, 300, 800
"""Characters of all blocks together on a card, of one, and of all labels; all of a block stands on its page."""

_CUTS = {
    Cut.paragraphs: say("Cut at empty lines"),
    Cut.lines: say("Cut at every line"),
    Cut.sentences: say("Cut at every sentence"),
}
_STATES = {
    Stage.talking: say("people talk about it"),
    Stage.voting: say("being asked"),
    Stage.adopted: say("stands"),
    Stage.not_yet: say("not yet"),
    Stage.withdrawn: say("withdrawn"),
    Stage.superseded: say("another one stands in its place"),
    Stage.standing_by: say("stands soon"),
}


def draft(text: Text) -> Card:
    """For whoever writes it alone."""
    count = len(text.blocks)
    said = say_n("Cut into {n} block so far. Only you see it.", "Cut into {n} blocks. Only you see it.", count)
    ready = count >= FEWEST_BLOCKS
    return card(
        text.heading,
        Words(said),
        *(Words(say("{number}. {words}", number=each.number, words=each.words)) for each in text.blocks),
        _joining(text),
        row(*(Button(label, CutText(text.id, how)) for how, label in _CUTS.items())),
        row(_showing(text) if ready else None, Button(say("Write it again"), Draft(WriteText)), _dropping(text)),
        summary=said,
    )


def page(text: Text, context: Context) -> Card:
    return draft(text) if text.shown is Shown.draft else board(text)


def board(text: Text) -> Card:
    """One for all its blocks, so that what stands already is seen beside what does not."""
    until = min((each.until for each in text.blocks if each.until), default=None)
    return card(
        text.heading,
        Progress(say("Blocks that stand"), len(text.standing), len(text.blocks)),
        *_blocks(text),
        Note(say("People answer until {until}. Look at a block to answer.", until=Moment(until))) if until else None,
        _looking(text),
        row(_asking(text), pieces.all_of_them()),
    )


def shown(text: Text) -> Card:
    said = say("All see it now, block by block. People can talk about each of them, and you can ask for answers.")
    return card(text.heading, Words(said), row(looking(text)), summary=said)


def you_asked(text: Text, unkept: tuple[Ruled, ...] = ()) -> Card:
    said = say_n("{n} block is asked about now.", "{n} blocks are asked about now.", len(text.asked))
    return card(text.heading, Words(said), *reminding(unkept), row(looking(text)), summary=said)


def asked(text: Text, by: PersonId, unkept: tuple[Ruled, ...] = ()) -> Card:
    said = say_n(
        "{who} asks for your answer on {n} block of “{title}”. You answer for each by itself.",
        "{who} asks for your answers on {n} blocks of “{title}”. You answer for each by itself.",
        len(text.asked),
        who=Mention(by),
        title=text.heading,
    )
    return card(text.heading, Words(said), *reminding(unkept), row(looking(text)), summary=said)


def counted(text: Text, which: tuple[int, ...], kept: tuple[Proposal, ...] = ()) -> Card:
    """Once, when all that were asked about in one step are counted; with what did not stand before."""
    agreed = [each for each in text.blocks if each.number in which and each.stage is Stage.adopted]
    said = say(
        "{title}: {agreed} of {asked} blocks were agreed. In all {standing} of {blocks} stand.",
        title=text.heading,
        agreed=len(agreed),
        asked=len(which),
        standing=len(text.standing),
        blocks=len(text.blocks),
    )
    remain = Note(say("What was not agreed yet is kept. It can be changed, and asked about again."))
    return card(
        text.heading, Words(said), remain if text.remaining else None, *not_yet.beside(kept), row(looking(text)),
        summary=said,
    )  # fmt: skip


def line(text: Text) -> Phrase:
    if text.shown is Shown.draft:
        return say("{title}: only you see it so far", title=text.heading)
    return say(
        "{title}: {standing} of {blocks} blocks stand",
        title=text.heading,
        standing=len(text.standing),
        blocks=len(text.blocks),
    )


def looking(text: Text) -> Button:
    return Button(TextPage.title, TextPage(text.id), spoken=say("The whole text: {title}", title=text.heading))


_CLOSED = say("kept in confidence")


def _blocks(text: Text) -> Iterator[Element]:
    most = min(EACH, ALL // len(text.blocks))
    for each in text.blocks:
        words, state = shortened(each.words, most) or _CLOSED, _STATES[each.stage]
        yield Words(say("{number}. {words} ({state})", number=each.number, words=words, state=state))


def _looking(text: Text) -> Menu | None:
    most = min(OPTION_LABEL, LABELS // len(text.blocks))
    offered = tuple(_option(each, each.proposal, most) for each in text.blocks if each.proposal)
    return Menu(say("Look at a block, or answer"), offered) if offered else None


def _option(block: Block, proposal: ProposalId, most: int) -> MenuOption:
    return MenuOption(shortened(block.title, most), ProposalPage(proposal))


def _joining(text: Text) -> Menu | None:
    count = len(text.blocks)
    offered = (
        MenuOption(
            say("{before} and {number} are one block", before=number - 1, number=number),
            JoinBlocks(text.id, number, count),
        )
        for number in range(2, count + 1)
    )
    return Menu(say("Join two that belong together"), tuple(offered)) if count > 1 else None


def _showing(text: Text) -> Button:
    count = len(text.blocks)
    sure = say("Show it to all, in {count} blocks? Each can be changed afterwards, but no longer joined.", count=count)
    return Button(ShowText.title, ShowText(text.id), Style.primary, sure)


def _dropping(text: Text) -> Button:
    return Button(DropText.title, DropText(text.id), Style.danger, say("Throw the text away?"))


def _asking(text: Text) -> Button | None:
    return Button(AskForAll.title, drafted(AskForAll, text=text.id), Style.primary) if text.remaining else None
