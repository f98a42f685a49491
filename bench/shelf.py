"""The register of the bench and its rows: agreements, what is promised under each, and who signed some later."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from bench.filling import OPENED, Rows, Values, drawn
from bench.finding import about
from bench.town import HERE, Large, organisation
from bot.features.agreements.model import Adoption, Agreement, AgreementId, Party, Signature, Version
from bot.features.agreements.model.searching import words_of
from bot.features.promises.model import Commitment, CommitmentId, Done, Stage, Way
from bot.features.proposals.facts import IN_SILENCE
from bot.kernel.ids import Id
from bot.kernel.text import say
from storage.agreement_finding import agreement_parties, agreement_words, parties_of
from storage.agreements import AgreementRows
from storage.promises import CommitmentRows

TOWN = Large(12, 24, 20)
WORDS = "We keep one page of dates that all can see, and whoever changes one tells the others on the same day. "


def agreement(number: int) -> Agreement:
    """One in ten has been changed once, and one in five was signed later."""
    parties = tuple(Party(drawn(Id, "large seat", n), organisation(n)) for n in range(TOWN.organisations))
    told = say("Agreed: {n} of {of} organisations answered (8 needed), {n} yes.", n=9 + number % 4, of=12)
    adoption = Adoption(drawn(Id, "proposal", number), 1, IN_SILENCE, told, "5ea1" * 16, parties[:1])
    at = OPENED + timedelta(hours=number)
    words = WORDS * (2 + number % 3) + about(number)
    versions = tuple(
        Version(n, f"Agreement {number} on the dates of our street", words, at, adoption)
        for n in range(1, 3 if number % 10 == 0 else 2)
    )
    key = drawn(AgreementId, "agreement", number)
    later = Signature(Party(drawn(Id, "later seat"), organisation(TOWN.organisations - 1)), len(versions), at, None)
    signatures = (later,) if number % 5 == 0 else ()
    return Agreement(key, number, adoption.proposal, at, versions, parties, signatures=signatures)


def promise(number: int) -> Commitment:
    """One under each agreement; every second one is kept."""
    at, under = OPENED + timedelta(hours=number), drawn(AgreementId, "agreement", number)
    made = Commitment(
        drawn(CommitmentId, "promise under", number), "Print the flyers", organisation(number % TOWN.organisations),
        None, "UTC", None, at, Way.agreement, under, under, Stage.open, (at + timedelta(days=60)).date(),
    )  # fmt: skip
    return replace(made, stage=Stage.kept, done=Done(at, None, "All of them"), settled_at=at) if number % 2 else made


def rows(size: int) -> Iterator[Rows]:
    yield from TOWN.rows()
    yield AgreementRows.rows.table, (_row(agreement(number)) for number in range(1, size + 1))
    yield CommitmentRows.rows.table, (_promise_row(promise(number)) for number in range(1, size + 1))
    yield agreement_parties, _found_by(size, "party", parties_of)
    yield agreement_words, _found_by(size, "word", words_of)


def _found_by(size: int, name: str, of: Callable[[Agreement], Iterable[str]]) -> Iterator[Values]:
    for number in range(1, size + 1):
        yield from ({"coalition": HERE, name: each, "number": number} for each in of(agreement(number)))


def _row(state: Agreement) -> Values:
    return {"coalition": HERE, "version": 1, **AgreementRows.rows.values(state)}


def _promise_row(state: Commitment) -> Values:
    return {"coalition": HERE, "version": 1, **CommitmentRows.rows.values(state)}
