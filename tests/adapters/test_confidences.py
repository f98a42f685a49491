"""Q6: what is kept in confidence, under a word that is found nowhere else, and all that could sing it: pages, files,
messages, what is kept of them, logs. Only those whom it binds ever hear the word."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.handing import data_of, files_of
from adapters.wording import Voice
from bot.confidential import KINDS, KeptInConfidence, Kind
from bot.dispatch import Answer, Outcome
from bot.dispatch.ports import UnitOfWork
from bot.features import FEATURES
from bot.features.agreements import commands as asked
from bot.features.agreements.model import AGREEMENTS, AROUND, Agreement, AgreementId, Party, Version
from bot.features.agreements.model.taken import Format
from bot.features.circles import commands as circles
from bot.features.circles.facts import CircleId
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.ground_rules.model.parts import Stage
from bot.features.ground_rules.model.parts import Version as InForce
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import Kept, RuleId, Wording
from bot.features.promises.commands import PromisePage, PromisesPage, PromisesUnderPage
from bot.features.promises.handlers.following import RELEASE
from bot.features.promises.model import COMMITMENTS, Commitment, CommitmentId
from bot.features.promises.model import Stage as Open
from bot.features.proposals import commands as votes
from bot.features.proposals.model import PROPOSALS, Proposal, ProposalId, Result
from bot.features.proposals.model import Stage as Settled
from bot.features.proposals.model import Version as Written
from bot.features.proposals.model.asking import Asking, Position, Question
from bot.features.proposals.model.origin import Origin, Way
from bot.features.proposals.model.pieces import Kind as Sort
from bot.features.proposals.model.pieces import Matter, SeatName, Within
from bot.features.proposals.model.result import Voice as Said
from bot.features.proposals.model.shown import Counted
from bot.features.proposals.model.tally.counting import Outcome as Came
from bot.features.proposals.model.text import TEXTS, Block, Shown, Text, TextId
from bot.kernel.command import Page, slots
from bot.kernel.feature import Catalogue
from bot.kernel.form import Form
from bot.kernel.ids import Id, OrganisationId
from bot.kernel.ports import ROSTER
from bot.kernel.refusal import NotFound
from bot.kernel.text import say
from bot.kernel.wire import draft
from bot.ruling import Topic
from storage.store import open_store
from storage.tables import metadata
from tests.adapters.erasing import Town, town
from tests.storage.journal import rows_of

CANARY = "canary-kept-in-confidence"
PROMISE = CommitmentId("under-it------")
PROMISED = f"{CANARY} promise"
IT, OWN = AgreementId("in-confidence-"), AgreementId("marked-as-such")
TEXT = TextId("a-text--------")
ITS_VOTE, OF_CIRCLE = ProposalId("adopted-------"), ProposalId("of-a-circle---")
OF_PROMISE = ProposalId("of-a-promise--")
OF_A_VOTE = (
    votes.ProposalPage,
    votes.TakeHomePage,
    votes.RollPage,
    votes.AdvicePage,
    votes.CountingPage,
    votes.SecretPage,
    votes.BallotPage,
    votes.MoreWays,
    votes.WaitPage,
    votes.AmongPage,
    votes.AgainPage,
)
VIEWS = tuple(Catalogue(FEATURES).views)


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Town]:
    """The example coalition, which keeps all agreements in confidence; one of them binds Ana's organisation alone. It
    was voted on, and a circle of Ana's is asked something of which others read no words."""
    store = open_store(sqlite_url)
    made = await town(store)
    theirs = await organisation(made, "ana")
    await made.inside(lambda unit: kept(unit, theirs, made))
    yield made
    await store.close()


async def organisation(here: Town, user: str) -> OrganisationId:
    person = await here.person(user)
    who = await here.inside(lambda unit: unit.get(ROSTER).directory((person,), ()).people[person])
    assert who.organisation
    return who.organisation


def kept(unit: UnitOfWork, theirs: OrganisationId, here: Town) -> None:
    at = here.time()
    words = Version(1, f"{CANARY} title", f"{CANARY} text", at, chosen=f"{CANARY} chosen")
    day = at.date() + timedelta(days=30)
    unit.get(COMMITMENTS).add(
        Commitment(PROMISE, PROMISED, theirs, None, "UTC", None, at, agreement=IT, stage=Open.open, due=day)
    )
    bound = (Party(Id("a-seat--------"), theirs),)
    unit.get(AGREEMENTS).add(Agreement(IT, 1, ITS_VOTE, at, (words,), bound))
    rule_on(unit, Kind.agreements, here)
    text = Written(1, f"{CANARY} text", None, at)
    voted = Proposal(ITS_VOTE, f"{CANARY} title", at, None, theirs, (text,), Settled.adopted, settled_at=at)
    unit.get(PROPOSALS).add(voted)
    let_go = Origin(Way.wanted, PROMISE, 1, RELEASE)
    released = Proposal(OF_PROMISE, f"{CANARY} promise", at, None, theirs, (text,), Settled.adopted, settled_at=at)
    unit.get(PROPOSALS).add(replace(released, origin=let_go))
    block = Block(1, f"{CANARY} text", ITS_VOTE, Settled.adopted)
    unit.get(TEXTS).add(Text(TEXT, "How we run things", "", at, None, theirs, (block,), Shown.shown))
    within = Within(Id("a-circle------"), "Housing", closed=True)
    worry = Matter(1, Sort.worry, f"{CANARY} worry", None, theirs, at)
    voice = Said(SeatName(Id("a-seat--------"), theirs), Position.harm, f"{CANARY} reason")
    counts = (Counted(Position.harm, 1),)
    came = Result(
        1, Asking(Question.live_with_it), 1, at, at, at, counts, 1, (), Came.blocked, (), (), (), "", voices=(voice,)
    )
    of_circle = Proposal(
        OF_CIRCLE, "Rooms", at, None, theirs, (text,), Settled.not_yet, (worry,), circle=within, results=(came,)
    )
    unit.get(PROPOSALS).add(of_circle)
    unit.place_board("proposal", OF_CIRCLE, None)


def everywhere() -> Iterator[Page]:
    """All pages that are about nothing in particular, and all that are about the agreement."""
    for view in VIEWS:
        if all(slot.optional for slot in slots(view)):
            yield view()
    for about in (asked.AgreementPage, asked.BoundPage, asked.VersionsPage, asked.FilesPage):
        yield about(IT)
    yield from (PromisesUnderPage(IT), PromisePage(PROMISE))
    for vote in (ITS_VOTE, OF_CIRCLE, OF_PROMISE):
        for of_it in OF_A_VOTE:
            yield of_it(vote)
    yield votes.TextPage(TEXT)
    for kind in Format:
        yield from (asked.FilePage(kind), asked.FilePage(kind, IT))


def all_of(answer: Answer) -> str:
    """What somebody is shown, with the files that they are handed."""
    voice = Voice(answer.language, answer.zone, answer.directory)
    files = b"".join(data_of(file, voice) for file in files_of(answer.shown))
    return f"{answer.shown!r} {files.decode()}"


async def test_nobody_hears_it_but_those_whom_it_binds(here: Town) -> None:
    """Whatever page they open, of whichever feature: someone of another organisation, a resident, a stranger."""
    pages = list(everywhere())
    assert len(pages) > 25
    for user in ("ben", "samir", "stranger"):
        for page in pages:
            answer = await here.tried(user, page)
            assert answer.outcome in {Outcome.done, Outcome.refused}, page
            assert answer.refusal != "too-much-at-once", page
            assert CANARY not in all_of(answer), page
            here.time.later(seconds=60)


async def test_those_whom_it_binds_read_it_and_take_it_nowhere(here: Town) -> None:
    """On its pages; in no file, which says how many are missing."""
    assert CANARY in repr(await here.shown("ana", asked.AgreementsPage()))
    assert CANARY in repr(await here.shown("ana", asked.AgreementPage(IT)))
    assert CANARY in repr(await here.shown("ana", votes.TextPage(TEXT)))
    for kind in Format:
        for page in (asked.FilePage(kind), asked.FilePage(kind, IT)):
            answer = await here.press("ana", page)
            assert CANARY not in all_of(answer)
            assert "kept in confidence" in repr(answer.shown)


async def test_a_promise_under_it_is_read_by_its_readers(here: Town) -> None:
    """Others read how many there are: neither its words nor what it stands under."""
    for page in (PromisePage(PROMISE), PromisesUnderPage(IT), PromisesPage()):
        assert PROMISED in repr(await here.shown("ana", page))
    board = repr(await here.shown("ben", PromisesPage()))
    assert PROMISED not in board
    assert IT not in board
    assert "stands under an agreement that is kept in confidence" in board
    assert (await here.tried("ben", PromisePage(PROMISE))).refusal == NotFound.code()
    assert (await here.tried("ben", PromisesUnderPage(IT))).refusal == KeptInConfidence.code()


async def test_others_are_told_that_there_is_one(here: Town) -> None:
    """By its number in the list; its own page says kindly that it is not theirs to see."""
    assert "Number {number} is kept in confidence." in repr(await here.shown("ben", asked.AgreementsPage()))
    answer = await here.tried("ben", asked.AgreementPage(IT))
    assert answer.refusal == KeptInConfidence.code()


async def test_the_page_of_a_circle_counts_what_is_in_confidence(here: Town) -> None:
    """For whoever looks at it: its readers find it in the register."""
    parks = CircleId("parks---------")
    await here.press("ben", circles.OpenCircle(parks, "Parks", "The park"))

    def of_parks(unit: UnitOfWork) -> None:
        state = unit.get(AGREEMENTS).find(IT)
        assert state
        unit.get(AGREEMENTS).save(replace(state, circle=parks, circle_name="Parks"))

    await here.inside(of_parks)
    for user in ("ana", "ben", "samir"):
        shown = await here.press(user, circles.CirclePage(parks))
        assert CANARY not in all_of(shown)
        assert "kept in confidence" in repr(shown.shown)


async def test_what_a_circle_says_to_a_vote_is_on_no_live_card(here: Town) -> None:
    """Neither its words, nor a worry that was handed in, nor why somebody objected: the card is in all homes."""
    await here.goes_on()
    assert "Rooms" in repr(here.box.boards[OF_CIRCLE])
    assert CANARY not in repr(here.box.boards)


async def test_what_a_facilitator_may_mark_is_shown_until_it_is(sqlite_url: str) -> None:
    """A rule that lets them closes nothing by itself: the page of a circle names what it agreed."""
    store = open_store(sqlite_url)
    here = await town(store)
    parks = CircleId("parks---------")
    await here.press("ben", circles.OpenCircle(parks, "Parks", "The park"))
    words = Version(1, f"{CANARY} title", "We meet.", here.time())

    def of_parks(unit: UnitOfWork) -> None:
        rule_on(unit, Kind.marked, here)
        made = Agreement(OWN, 1, ITS_VOTE, here.time(), (words,), (), circle=parks, circle_name="Parks")
        unit.get(AGREEMENTS).add(made)

    await here.inside(of_parks)
    assert CANARY in repr(await here.shown("ana", circles.CirclePage(parks)))
    await here.press("ana", asked.MarkInConfidence(OWN))
    assert CANARY not in repr(await here.shown("ana", circles.CirclePage(parks)))
    await store.close()


async def test_a_form_opens_with_it_for_those_alone_whom_it_binds(here: Town) -> None:
    """Others are told that it is kept in confidence; nothing of it stands in the form of anyone else."""
    correct, rewrite = (
        draft(asked.CorrectWording, agreement=IT, seen=1),
        draft(votes.Rewrite, proposal=OF_CIRCLE, seen=1, matter=0),
    )
    opened = await here.opens("ana", correct)
    assert isinstance(opened, Form)
    assert [entry.text for entry in opened.entries] == [f"{CANARY} text"]
    for user in ("ben", "samir", "stranger"):
        for form in (correct, rewrite):
            refused = await here.opens(user, form)
            assert isinstance(refused, Answer)
            assert CANARY not in all_of(refused)


async def test_it_is_in_no_table_but_its_own_and_in_no_log(sqlite_url: str, here: Town) -> None:
    """After all have looked at all pages, and some time has passed: not in the outbox, the boards, the history. A word
    stands where it was agreed on, and where it was asked."""
    for user in ("ana", "ben"):
        for page in everywhere():
            await here.tried(user, page)
            here.time.later(seconds=60)
    await here.goes_on()
    singing = {table.name for table in metadata.sorted_tables if CANARY in repr(rows_of(sqlite_url, table))}
    assert singing == {"agreements", "commitments", "proposals", "proposal_texts"}
    assert CANARY not in here.log.getvalue()


async def test_what_all_could_read_is_kept_once_it_is_marked(sqlite_url: str) -> None:
    """Without a rule, after all had read it: from then on no page, file or search of others has it, nor the vote in
    which it was agreed on. What it is put to next stands before all by its number."""
    store = open_store(sqlite_url)
    here = await town(store)
    theirs = await organisation(here, "ana")
    seat = next(
        each for each in await here.inside(lambda unit: unit.get(AROUND).seats()) if each.organisation == theirs
    )
    await here.inside(lambda unit: once_open(unit, seat, here))
    assert CANARY in repr(await here.shown("ben", asked.AgreementPage(OWN)))
    assert CANARY in all_of(await here.press("ben", asked.FindAgreements("canary")))
    await here.inside(confided)
    await here.press("ana", asked.AskToLookAgain(OWN, "It is long."))
    await here.press("ana", asked.PutToAllAgain(OWN))
    await here.goes_on()
    for user in ("ben", "samir", "stranger"):
        for page in everywhere():
            assert CANARY not in all_of(await here.tried(user, replaced(page))), page
            here.time.later(seconds=2)
        assert CANARY not in all_of(await here.tried(user, asked.FindAgreements("canary")))
        here.time.later(seconds=60)
    assert CANARY in repr(await here.shown("ana", asked.AgreementPage(OWN)))
    singing = {table.name for table in metadata.sorted_tables if CANARY in repr(rows_of(sqlite_url, table))}
    assert singing == {"agreements", "proposals"}
    assert "#1" in repr(rows_of(sqlite_url, metadata.tables["proposals"]))
    await store.close()


async def test_the_live_cards_show_no_words_once_it_is_marked(sqlite_url: str) -> None:
    """Of a text in blocks, and of the block that all agreed on: they are drawn again in all homes. What is not kept so
    stands there as it was."""
    store = open_store(sqlite_url)
    here = await town(store)
    await here.press("ana", votes.WriteText(TEXT, "Ours", f"{CANARY}.\n\nWe meet."))
    await here.press("ana", votes.ShowText(TEXT))
    block = await here.inside(lambda unit: agreed_on(unit, here))
    await here.inside(lambda unit: rule_on(unit, Kind.marked, here))
    await here.goes_on()
    assert CANARY in repr(here.box.boards[TEXT])
    assert CANARY in repr(here.box.boards[block])
    await here.press("ana", asked.MarkInConfidence(OWN))
    await here.goes_on()
    assert CANARY not in repr(here.box.boards)
    assert "We meet." in repr(here.box.boards[TEXT])
    assert "kept in confidence" in repr(here.box.boards[block])
    await store.close()


async def test_the_live_card_of_a_vote_shows_no_words_once_all_agreed(sqlite_url: str) -> None:
    """Where a rule keeps all that is agreed among those whom it binds; until then people talk about it there."""
    store = open_store(sqlite_url)
    here = await town(store)
    await here.inside(lambda unit: rule_on(unit, Kind.agreements, here))
    await here.press("ana", votes.WriteText(TEXT, "Ours", f"{CANARY}.\n\nWe meet."))
    await here.press("ana", votes.ShowText(TEXT))
    await here.goes_on()
    assert CANARY in repr(here.box.boards[TEXT])
    await here.inside(lambda unit: agreed_on(unit, here))
    await here.goes_on()
    assert CANARY not in repr(here.box.boards)
    await store.close()


async def test_what_stands_by_itself_is_told_without_its_words(sqlite_url: str) -> None:
    """By the same rule: neither its card nor the news says them once it stands, in the channels of all."""
    store = open_store(sqlite_url)
    here = await town(store)
    await here.inside(lambda unit: rule_on(unit, Kind.agreements, here))
    await here.press("ana", votes.MakeSmallAgreement(ITS_VOTE, CANARY))
    await here.goes_on()
    assert CANARY in repr(here.box.boards[ITS_VOTE])
    here.box.posts.clear()
    here.time.later(days=8)
    await here.goes_on()
    assert "This was agreed." in repr(here.box.posts)
    assert CANARY not in repr((here.box.posts, here.box.boards))
    await store.close()


def agreed_on(unit: UnitOfWork, here: Town) -> ProposalId:
    """The first block of the text: it is in the register, and both cards are as they are then."""
    text = unit.get(TEXTS).locked(TEXT)
    assert text
    assert text.blocks[0].proposal
    block = unit.get(PROPOSALS).locked(text.blocks[0].proposal)
    assert block
    adopted = replace(block, stage=Settled.adopted, settled_at=here.time())
    unit.get(PROPOSALS).save(adopted)
    unit.get(TEXTS).save(text.following(adopted))
    words = Version(1, block.title, block.text.text, here.time())
    unit.get(AGREEMENTS).add(Agreement(OWN, 1, block.id, here.time(), (words,), unit.get(AROUND).seats()[:1]))
    for kind, key in (("proposal", block.id), ("proposal text", TEXT)):
        unit.place_board(kind, key, None)
    return block.id


def rule_on(unit: UnitOfWork, kind: Kind, here: Town) -> None:
    setting = Kept(KINDS.name, kind.value, KINDS.question, say("All that we agree"))
    wording = Wording("What we agree stays among us.", holds=True, kept=(setting,))
    version = InForce(1, wording, None, here.time(), Id("proposal------"), 1, 5, 5, "live with it", "5ea1")
    rule = GroundRule(RuleId("confidence----"), Topic.confidential, "", here.time(), Stage.in_force, 1, (version,))
    unit.get(GROUND_RULES_HERE).add(rule)


def once_open(unit: UnitOfWork, seat: Party, here: Town) -> None:
    at = here.time()
    words = Version(1, f"{CANARY} title", f"{CANARY} text", at)
    unit.get(AGREEMENTS).add(Agreement(OWN, 1, ITS_VOTE, at, (words,), (seat,)))
    text = Written(1, f"{CANARY} text", None, at)
    voted = Proposal(ITS_VOTE, f"{CANARY} title", at, None, seat.organisation, (text,), Settled.adopted, settled_at=at)
    unit.get(PROPOSALS).add(voted)


def confided(unit: UnitOfWork) -> None:
    state = unit.get(AGREEMENTS).locked(OWN)
    assert state
    unit.get(AGREEMENTS).save(replace(state, confided=True))


def replaced(page: Page) -> Page:
    """The same page of the one that was marked."""
    return replace(page, agreement=OWN) if getattr(page, "agreement", None) == IT else page  # type: ignore[call-arg]
