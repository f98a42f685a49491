"""A longer text: how it is cut, who sees it before it is shown, and how its blocks are asked about and stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.features.proposals import commands as asked
from bot.features.proposals import facts
from bot.features.proposals.cards import texts as cards
from bot.features.proposals.model import Stage
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.pieces import TEXT
from bot.features.proposals.model.refusals import (
    LongBlock,
    ManyBlocks,
    NothingRemains,
    OneBlock,
    TextShown,
    WritersChoice,
)
from bot.features.proposals.model.text import BODY as LONGEST
from bot.features.proposals.model.text import HEADING, MOST_BLOCKS, Cut, Shown, blocks_in, first_cut
from bot.kernel.refusal import Refusal
from bot.kernel.settings import HeldByRule
from tests.features.proposals.council import NAMES, person, ruled, said
from tests.features.proposals.table import BODY, WHOLE, Table
from tests.features.reading import labels, read

PEOPLE = tuple(each.lower() for each in NAMES[:6])


def shown(body: str = BODY) -> Table:
    table = Table()
    table.write(body)
    table.press("art", asked.ShowText(WHOLE))
    return table


def words(table: Table) -> list[str]:
    return [each.words for each in table.it.blocks]


def everyone(table: Table, number: int, position: Position) -> None:
    for who in PEOPLE:
        table.answers(number, who, position)


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("One.\n\nTwo,\nand more.\n \n\nThree.", ["One.", "Two,\nand more.", "Three."]),
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("One. Two? Three! And four", ["One.", "Two?", "Three!", "And four"]),
        ("Only one", ["Only one"]),
    ],
)
def test_a_text_is_cut_where_whoever_wrote_it_has_cut_it(body: str, blocks: list[str]) -> None:
    """At empty lines, or where there are none at every line, or on one line at every sentence."""
    assert [each.words for each in first_cut(body)] == blocks


@given(st.text(alphabet="ab. \n", max_size=200), st.sampled_from(Cut))
def test_no_word_is_lost_or_moved_by_cutting(body: str, how: Cut) -> None:
    """Only what is between them goes."""
    try:
        cut = blocks_in(body, how)
    except (ManyBlocks, LongBlock):
        return
    assert "".join("".join(each.words for each in cut).split()) == "".join(body.split())


def test_how_it_is_cut_can_be_changed_before_it_is_shown() -> None:
    """By whoever writes it, who alone sees it; a press that came twice joins once."""
    table = Table()
    told = read(said(table.write()))
    assert "Cut into 3 blocks. Only you see it." in told
    assert not table.proposals
    table.press("art", asked.JoinBlocks(WHOLE, 3, 3))
    table.press("art", asked.JoinBlocks(WHOLE, 2, 3))
    assert words(table) == ["We keep one page.", "Each looks after its own lines.\nIt is in Spanish too."]
    table.press("art", asked.CutText(WHOLE, Cut.paragraphs))
    assert len(words(table)) == 3
    for command in (asked.CutText(WHOLE, Cut.lines), asked.ShowText(WHOLE), asked.DropText(WHOLE)):
        with pytest.raises(WritersChoice):
            table.press("bank", command)


def test_one_block_alone_is_no_text() -> None:
    """Nothing of it is lost: it can still be cut in another way."""
    table = Table()
    shown_as = said(table.write("We keep one page"))
    assert "Show it to all" not in labels(shown_as)
    with pytest.raises(OneBlock):
        table.press("art", asked.ShowText(WHOLE))


def test_there_is_an_end_to_how_many_blocks_and_how_long() -> None:
    """With a sentence that says what to do."""
    with pytest.raises(ManyBlocks):
        blocks_in("\n".join(map(str, range(MOST_BLOCKS + 1))), Cut.lines)
    with pytest.raises(LongBlock):
        first_cut("x" * (TEXT + 1))


def test_once_it_is_shown_each_block_is_a_proposal_with_no_card_of_its_own() -> None:
    """All of them stand on one, in their order; shown twice, they are there once."""
    table = shown()
    assert [table.block(number).text.text for number in (1, 2, 3)] == BODY.split("\n\n")
    assert not any(each.is_on_the_table for each in table.proposals.values())
    assert table.it.is_on_the_table
    again = table.press("art", asked.ShowText(WHOLE))
    assert again.new == ()
    assert [type(each) for each in table.facts] == [facts.TextShown]
    with pytest.raises(TextShown):
        table.press("art", asked.JoinBlocks(WHOLE, 2, 3))
    drawn = read(cards.board(table.it))
    assert "2. Each looks after its own lines. (people talk about it)" in drawn


def test_what_is_thrown_away_leaves_nothing() -> None:
    """Nobody else has seen it."""
    table = Table()
    table.write()
    table.press("art", asked.DropText(WHOLE))
    table.press("art", asked.DropText(WHOLE))
    assert (table.it.shown, table.it.heading, table.it.body, table.it.blocks) == (Shown.dropped, "", "", ())


def test_who_is_erased_takes_a_draft_along_and_leaves_what_all_have_seen() -> None:
    """Without their name."""
    table = Table()
    table.write()
    assert "page" not in repr(table.it.without(person("art")))
    assert table.it.without(person("bank")) == table.it
    after = shown().it.without(person("art"))
    assert (after.proposer, len(after.blocks)) == (None, 3)


def test_all_that_remain_are_asked_about_in_one_step() -> None:
    """It is told once when it begins, and once when all of it is counted; what stands is not asked about again."""
    table = shown()
    table.press("bank", asked.AskForAll(WHOLE, Question.live_with_it, 7))
    assert [table.block(number).stage for number in (1, 2, 3)] == [Stage.voting] * 3
    assert len(table.messages) == 1
    assert "bank asks for your answers on 3 blocks" in read(table.messages[0].card)
    everyone(table, 1, Position.yes)
    everyone(table, 2, Position.yes)
    table.passes(days=8)
    assert len(table.messages) == 2
    assert "2 of 3 blocks were agreed. In all 2 of 3 stand." in read(table.messages[1].card)
    assert "3. It is in Spanish too. (not yet)" in read(cards.board(table.it))
    table.press("bank", asked.AskForAll(WHOLE, Question.most_say_yes, 7))
    assert [table.block(number).stage for number in (1, 2, 3)] == [Stage.adopted, Stage.adopted, Stage.voting]
    everyone(table, 3, Position.yes)
    table.passes(days=8)
    assert (table.it.is_over, table.it.is_on_the_table) == (True, False)
    with pytest.raises(NothingRemains):
        table.press("bank", asked.AskForAll(WHOLE, Question.live_with_it, 7))


def test_what_stands_in_the_way_is_said_before_anything_is_asked() -> None:
    """By the rules of the group, or because nobody could answer."""
    table = shown()
    for who, days, rules in (("zoe", 7, None), ("bank", 1, ruled("least-days-of-a-vote", "3"))):
        table.rules = rules or table.rules
        with pytest.raises(Refusal):
            table.press(who, asked.AskForAll(WHOLE, Question.live_with_it, days))
    with pytest.raises(HeldByRule):
        table.press("bank", asked.AskForAll(WHOLE, Question.live_with_it, 2))
    table.seats = ()
    with pytest.raises(Refusal):
        table.press("bank", asked.AskForAll(WHOLE, Question.live_with_it, 7))
    assert not table.roll
    draft = Table()
    draft.write()
    with pytest.raises(NothingRemains):
        draft.press("art", asked.AskForAll(WHOLE, Question.live_with_it, 7))


def test_a_block_can_be_asked_about_by_itself_changed_and_withdrawn() -> None:
    """The card of the text follows; its own result is told by itself."""
    table = shown()
    first = table.block(1).id
    table.press("art", asked.Rewrite(first, 1, 0, "We keep two pages.", same=False))
    table.press("art", asked.WithdrawBlock(table.block(3).id))
    table.press("bank", asked.AskForAnswers(first, Question.live_with_it, 7))
    drawn = read(cards.board(table.it))
    assert "1. We keep two pages. (being asked)" in drawn
    assert "(withdrawn)" in drawn
    told = len(table.messages)
    table.passes(days=8)
    assert len(table.messages) == told + 1
    assert "1. We keep one page." in read(table.messages[-1].card)


def test_a_rule_that_reminds_is_read_by_whoever_asks_about_all_blocks_and_by_all() -> None:
    """Once, with the one message on all blocks."""
    table = Table(rules=ruled("least-days-of-a-vote", "7", holds=False))
    table.write()
    table.press("art", asked.ShowText(WHOLE))
    change = table.press("bank", asked.AskForAll(WHOLE, Question.live_with_it, 4))
    assert "Ground rule 3 says: “We take our time.”" in read(said(change))
    assert "Ground rule 3 says: “We take our time.”" in read(table.messages[0].card)


def test_every_card_of_a_text_fits() -> None:
    """With as many blocks as there can be, as long as they can be."""
    bodies = ("\n".join("w" * (LONGEST // MOST_BLOCKS - 1) for _ in range(MOST_BLOCKS)), f"{'x' * TEXT}\n{'y' * 700}")
    for body in bodies:
        table = Table()
        table.press("art", asked.WriteText(WHOLE, "T" * HEADING, body))
        cards.draft(table.it)
        table.press("art", asked.ShowText(WHOLE))
        cards.board(table.it)
        table.press("bank", asked.AskForAll(WHOLE, Question.live_with_it, 7))
        cards.board(table.it)
        table.passes(days=8)
        cards.board(table.it)


class AnyText(RuleBasedStateMachine):
    """Against a plain model: what each block is, as one list of words."""

    def __init__(self) -> None:
        super().__init__()
        self.table = shown("One.\n\nTwo.\n\nThree.\n\nFour.")
        self.plain = ["people talk about it"] * 4

    @rule()
    def ask_about_all(self) -> None:
        command = asked.AskForAll(WHOLE, Question.most_say_yes, 3)
        if not {"people talk about it", "not yet"} & set(self.plain):
            with pytest.raises(NothingRemains):
                self.table.press("bank", command)
            return
        self.table.press("bank", command)
        self.plain = ["being asked" if each in {"people talk about it", "not yet"} else each for each in self.plain]

    @rule(at=st.integers(0, 3), days=st.integers(1, 5))
    def ask_about_one(self, at: int, days: int) -> None:
        command = asked.AskForAnswers(self.table.block(at + 1).id, Question.most_say_yes, days)
        if self.plain[at] in {"people talk about it", "not yet"}:
            self.table.press("bank", command)
            self.plain[at] = "being asked"
        else:
            with pytest.raises(Refusal):
                self.table.press("bank", command)

    @precondition(lambda self: "being asked" in self.plain)
    @rule(yes=st.booleans(), at=st.integers(0, 3))
    def everyone_answers(self, yes: bool, at: int) -> None:  # noqa: FBT001 - drawn
        if self.plain[at] == "being asked":
            everyone(self.table, at + 1, Position.yes if yes else Position.no)

    @rule()
    def time_passes(self) -> None:
        self.table.passes(days=6)
        for at, word in enumerate(self.plain):
            if word == "being asked":
                result = self.table.block(at + 1).result
                assert result is not None
                self.plain[at] = "stands" if result.given.of(Position.yes) == len(PEOPLE) else "not yet"

    @rule(at=st.integers(0, 3))
    def withdraw(self, at: int) -> None:
        command = asked.WithdrawBlock(self.table.block(at + 1).id)
        if self.plain[at] in {"stands", "withdrawn"}:
            with pytest.raises(Refusal):
                self.table.press("art", command)
        else:
            self.table.press("art", command)
            self.plain[at] = "withdrawn"

    @invariant()
    def the_card_says_how_each_stands(self) -> None:
        lines = read(cards.board(self.table.it)).splitlines()
        told = [
            line[line.rindex("(") + 1 : -1] for line in lines if line[:2] in {"1.", "2.", "3.", "4."} and "(" in line
        ]
        assert told == self.plain
        assert self.table.it.is_over == ({"stands", "withdrawn"} >= set(self.plain))


TestAnyText = AnyText.TestCase
