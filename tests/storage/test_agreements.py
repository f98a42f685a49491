"""The register on both stores: what is found by words, and which part of it is asked for."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.features.agreements import commands as asked
from bot.features.agreements.model import (
    AGREEMENTS,
    Adoption,
    Agreement,
    AgreementId,
    Party,
    Sought,
    Stage,
    Version,
    Which,
)
from bot.features.agreements.model.searching import asked_in, words_of
from bot.features.circles.facts import CircleId
from bot.features.proposals import commands as proposals
from bot.features.proposals.model import ProposalId
from bot.features.proposals.model.asking import Position
from bot.kernel.ids import Id, OrganisationId
from bot.kernel.text import say
from storage.agreements import _FEW, AgreementRows
from storage.engine import Link
from storage.rows import Scope
from tests.roles.of_agreements import agreed, here
from tests.roles.town import Town
from tests.storage.values import HERE, NOW, coalition_here, undone

VOCABULARY = [
    "media",
    "página",
    "Straße",
    "чай",
    "вместе",
    "tree",
    "trees",
    "we",
    "the",
    "Äpfel",
    "agua",
    "año",
    "ánimo",
    "42",
    "4x4",
    "e-mail",
    "O’Neill",
    "don't",
    "naïve",
    "İzmir",
    "schön",
    "zoo",
    "zebra",
    "zürich",
    "ﬁnance",
    "①②",
    "Ωmega",
    "кофе",
    "مدرسة",
    "العيادة",
    "学校",
    "ação",
    "aa",
    "ab",
    "abc",
    "abcd",
    "ch",
    "chocolate",
    "llave",
    "lluvia",
    "dd",
]
CIRCLE = CircleId("the-circle----")


def register(link: Link, how_many: int = 60) -> list[Agreement]:
    """With words by lot, the same each time."""
    coalition_here(link)
    lot, rows, made = Random(7), AgreementRows(Scope(link.connection, HERE, {})), []
    for number in range(1, how_many + 1):
        title, text = (" ".join(lot.choices(VOCABULARY, k=length)) for length in (2, 9))
        proposal = Id(f"p{number}".ljust(14, "-"))
        adoption = Adoption(proposal, 1, "live with it", say("Agreed"), "5ea1")
        party = Party(Id(f"s{number % 7}".ljust(14, "-")), OrganisationId(f"o{number % 7}".ljust(14, "-")))
        state = Agreement(
            AgreementId(f"a{number}".ljust(14, "-")), number, proposal, NOW, (Version(1, title, text, NOW, adoption),),
            (party,), stage=list(Stage)[number % 3], circle=CIRCLE if number % 5 == 0 else None,
        )  # fmt: skip
        rows.add(state)
        made.append(state)
    return made


def test_plain_questions_find_what_has_their_words(link: Link) -> None:
    """Two hundred by lot, of whole words and beginnings in many scripts: the same on both stores, as a plain reading of
    the words says."""
    with undone(link):
        made, lot = register(link), Random(11)
        rows = AgreementRows(Scope(link.connection, HERE, {}))
        for _ in range(200):
            chosen = lot.choice(VOCABULARY)
            question = chosen[: lot.randint(1, len(chosen))].swapcase()
            for word in asked_in(question):
                plain = {each.number for each in made if any(w.startswith(word) for w in words_of(each))}
                assert rows.with_word(word) == plain, question


def test_words_that_are_gone_are_not_found(link: Link) -> None:
    """When the wording changes, what is found changes with it."""
    with undone(link):
        first = register(link, 1)[0]
        rows = AgreementRows(Scope(link.connection, HERE, {}))
        again = rows.locked(first.id)
        assert again
        rows.save(replace(again, versions=(*again.versions, Version(2, "New", "Quite other words", NOW))))
        assert rows.with_word("quite") == {1}
        assert rows.with_word(words_of(first)[0]) == frozenset()


def test_what_is_for_few_is_read_by_its_index(link: Link) -> None:
    """However many agreements there are; the condition of the index is written as it stands in the question."""
    with undone(link):
        register(link)
        if link.connection.dialect.name == "sqlite":
            asked_for = str(_FEW.core.compile(dialect=link.connection.dialect, compile_kwargs={"literal_binds": False}))
            plan = link.connection.exec_driver_sql("EXPLAIN QUERY PLAN " + asked_for, (HERE,)).fetchall()
            assert "ix_agreements_for_few" in str(plan)
        rows = AgreementRows(Scope(link.connection, HERE, {}))
        assert rows.in_confidence(of_circles=True) >= rows.in_confidence(of_circles=False)


def test_a_part_of_it_is_asked_for(link: Link) -> None:
    """The newest first: of a stage, of a circle, of one party, or all, as a plain reading says; and how many."""
    with undone(link):
        made = register(link)
        rows = AgreementRows(Scope(link.connection, HERE, {}))
        party = OrganisationId("o3------------")
        stages = {Which.in_force: Stage.in_force, Which.under_review: Stage.under_review, Which.ended: Stage.ended}
        for which in Which:
            for circle in (None, CIRCLE):
                sought = Sought(which, party if which is Which.mine else None, circle)
                plain = [
                    each.number
                    for each in reversed(made)
                    if (which not in stages or each.stage is stages[which])
                    and (which is not Which.mine or each.binds(party))
                    and circle in {None, each.circle}
                ]
                assert [each.number for each in rows.part(sought, 1, 4)] == plain[1:5]
                assert rows.count(sought) == len(plain)
                assert rows.numbers(sought) == {*plain}
                for at in (1, 7, len(made), len(made) + 1):
                    below, above = [n for n in plain if n < at], [n for n in plain if n > at]
                    assert [each.number for each in rows.beside(sought, at, 4)] == below[:4]
                    assert [each.number for each in rows.beside(sought, -at, 4)] == above[-4:]
        assert rows.part(Sought(Which.mine), 0, 4) == ()


def test_whom_it_binds_finds_it_and_whom_it_bound_does_not(link: Link) -> None:
    """When it is agreed on anew by others, it is theirs."""
    with undone(link):
        first = register(link, 1)[0]
        rows = AgreementRows(Scope(link.connection, HERE, {}))
        before, after = (Sought(Which.mine, OrganisationId(name)) for name in ("others--------", "theirs--------"))
        for sought, parties in ((before, "others--------"), (after, "theirs--------")):
            again = rows.locked(first.id)
            assert again
            rows.save(replace(again, parties=(Party(Id("s-theirs------"), OrganisationId(parties)),)))
            assert [each.id for each in rows.part(sought, 0, 4)] == [first.id]
        assert rows.part(before, 0, 4) == ()
        assert rows.count(before) == 0


@pytest.mark.parametrize("what", ["again", "end", "replace"])
def test_what_is_put_to_all_comes_back(link: Link, what: str) -> None:
    """Through the vote itself: agreed to anew it is a second version, or it has ended; other words are a new one."""
    with undone(link):
        town = Town(link)
        agreed(town)
        key, before = here(town), town.unit.get(AGREEMENTS).count(Sought())
        ends = what != "again"
        if what == "end":
            town.press("rita", asked.AskToEndAgreement(key, "We do it anyway."))
        elif what == "replace":
            town.press("rita", asked.AskToReplaceAgreement(key, "Instead", "Quite other words."))
        else:
            town.press("rita", asked.AskToLookAgain(key, "It is short."), asked.PutToAllAgain(key))
        state = town.unit.get(AGREEMENTS).find(key)
        assert state
        assert state.deciding
        assert state.deciding.proposal
        proposal = ProposalId(state.deciding.proposal)
        for _ in range(3):
            town.tick(proposals.KeepVote(proposal))
        town.press("rita", proposals.Answer(proposal, 1, Position.yes))
        town.now += timedelta(days=30)
        town.tick(proposals.KeepVote(proposal), proposals.KeepVote(proposal), proposals.KeepVote(proposal))
        after = town.unit.get(AGREEMENTS).find(key)
        assert after
        assert after.deciding is None
        assert (len(after.versions), after.stage) == ((1, Stage.ended) if ends else (2, Stage.in_force))
        assert town.unit.get(AGREEMENTS).count(Sought()) == before + (what == "replace")
        if what == "replace":
            [new] = town.unit.get(AGREEMENTS).part(Sought(), 0, 1)
            assert (new.title, new.text.text, new.replaces) == ("Instead", "Quite other words.", (after.number,))
            assert after.replaced_by == new.number
