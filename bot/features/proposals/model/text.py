"""A text that is agreed on piece by piece: how it was cut into blocks, and how each of them stands."""

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Protocol

from bot.cutting import shortened
from bot.features.proposals.model.pieces import TEXT, TITLE, ProposalId
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.refusals import (
    LongBlock,
    ManyBlocks,
    NothingRemains,
    OneBlock,
    TextShown,
    WritersChoice,
)
from bot.features.proposals.model.stage import Stage
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key, Repository

HEADING, BODY = 60, 2_000
FEWEST_BLOCKS, MOST_BLOCKS = 2, 20
_OVER = {Stage.adopted, Stage.withdrawn, Stage.superseded}


class TextId(Id):
    __slots__ = ()


class Cut(Enum):
    paragraphs = "paragraphs"
    lines = "lines"
    sentences = "sentences"


_BETWEEN = {
    Cut.paragraphs: re.compile(r"\n\s*\n"),
    Cut.lines: re.compile(r"\n"),
    Cut.sentences: re.compile(r"(?<=[.!?…。؟])\s+"),
}


class Shown(Enum):
    """A draft is seen by whoever writes it alone; what was dropped was never shown, and nothing of it is kept."""

    draft = "draft"
    shown = "shown"
    dropped = "dropped"


@dataclass(frozen=True, slots=True)
class Block:
    """`words` are those that stand now. It is a proposal once the text was shown."""

    number: int
    words: str
    proposal: ProposalId | None = None
    stage: Stage = Stage.talking
    until: datetime | None = None

    @property
    def title(self) -> str:
        return shortened(f"{self.number}. {' '.join(self.words.split())}", TITLE)

    def closed(self) -> "Block":
        """As those read it from whom its words are kept in confidence."""
        return replace(self, words="")

    @property
    def remains(self) -> bool:
        """It can be asked about now."""
        return self.stage in {Stage.talking, Stage.not_yet}


@dataclass(frozen=True, slots=True)
class Text:
    """`asked` are the blocks that were asked about in one step, until all of them are counted."""

    id: TextId
    heading: str
    body: str
    opened_at: datetime
    proposer: PersonId | None
    organisation: OrganisationId | None
    blocks: tuple[Block, ...]
    shown: Shown = Shown.draft
    asked: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if [each.number for each in self.blocks] != list(range(1, len(self.blocks) + 1)):
            raise ValueError("blocks are numbered from 1")

    @property
    def remaining(self) -> tuple[Block, ...]:
        return tuple(each for each in self.blocks if each.remains)

    @property
    def standing(self) -> tuple[Block, ...]:
        return tuple(each for each in self.blocks if each.stage is Stage.adopted)

    @property
    def is_over(self) -> bool:
        return all(each.stage in _OVER for each in self.blocks)

    @property
    def is_on_the_table(self) -> bool:
        return self.shown is Shown.shown and not self.is_over

    def is_asking(self, proposal: ProposalId) -> bool:
        return any(each.proposal == proposal and each.stage is Stage.voting for each in self.blocks)

    def check_remains(self) -> None:
        if self.shown is not Shown.shown or not self.remaining:
            raise NothingRemains

    # While it is a draft

    def of(self, person: PersonId) -> "Text":
        """Raises WritersChoice, or TextShown."""
        if self.proposer != person:
            raise WritersChoice
        if self.shown is not Shown.draft:
            raise TextShown
        return self

    def cut(self, how: Cut) -> "Text":
        return replace(self, blocks=blocks_in(self.body, how))

    def joined(self, number: int) -> "Text":
        """With the block before it: they are one from now on."""
        if not 1 < number <= len(self.blocks):
            return self
        words = [each.words for each in self.blocks]
        words[number - 2 : number] = [f"{words[number - 2]}\n{words[number - 1]}"]
        return replace(self, blocks=_numbered(words))

    def laid_out(self, proposals: tuple[ProposalId, ...]) -> "Text":
        """Each block is a proposal of its own from now on."""
        if len(self.blocks) < FEWEST_BLOCKS:
            raise OneBlock
        each_is = tuple(replace(block, proposal=made) for block, made in zip(self.blocks, proposals, strict=True))
        return replace(self, blocks=each_is, shown=Shown.shown, body="")

    def dropped(self) -> "Text":
        return replace(self, heading="", body="", blocks=(), shown=Shown.dropped)

    # Once it is shown

    def asking_all(self) -> "Text":
        self.check_remains()
        return replace(self, asked=tuple(each.number for each in self.remaining))

    def following(self, state: Proposal) -> "Text":
        """With the block as its proposal stands now; what was asked in one step is done when all of it is counted."""
        until = state.voting.until if state.voting else None
        blocks = tuple(
            replace(each, words=state.text.text, stage=state.stage, until=until) if each.proposal == state.id else each
            for each in self.blocks
        )
        after = replace(self, blocks=blocks)
        waits = any(block.stage is Stage.voting for block in blocks if block.number in self.asked)
        return after if waits or state.voting else replace(after, asked=())

    def without(self, person: PersonId) -> "Text":
        """A draft of somebody who is erased goes with them."""
        if self.proposer != person:
            return self
        return replace(self.dropped() if self.shown is Shown.draft else self, proposer=None)


def first_cut(body: str) -> tuple[Block, ...]:
    """By paragraphs where there are several that fit, else by lines, else by sentences."""
    for how in (Cut.paragraphs, Cut.lines):
        with suppress(ManyBlocks, LongBlock):
            blocks = blocks_in(body, how)
            if len(blocks) > 1:
                return blocks
    return blocks_in(body, Cut.sentences)


def blocks_in(body: str, how: Cut) -> tuple[Block, ...]:
    return _numbered([each.strip() for each in _BETWEEN[how].split(body) if each.strip()])


def _numbered(words: list[str]) -> tuple[Block, ...]:
    if len(words) > MOST_BLOCKS:
        raise ManyBlocks(most=MOST_BLOCKS)
    for number, each in enumerate(words, 1):
        if len(each) > TEXT:
            raise LongBlock(number=number, most=TEXT)
    return tuple(Block(number, each) for number, each in enumerate(words, 1))


class Texts(Repository[Text], Protocol):
    def shown(self) -> tuple[Text, ...]:
        """Those of which something can still come, the newest first."""
        ...

    def drafts(self, person: PersonId) -> tuple[Text, ...]: ...
    def naming(self, person: PersonId) -> tuple[Text, ...]: ...


TEXTS: Key[Texts] = Key("proposal texts")
