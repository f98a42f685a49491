"""The register to take along, on both stores: with what is promised, without what is in confidence, in a few reads."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from adapters.handing import data_of, files_of
from adapters.wording import Voice
from bot.features.agreements import commands as asked
from bot.features.agreements.model import AGREEMENTS, AgreementId
from bot.features.agreements.model.taken import Format
from bot.features.agreements.reads.pages import AT_ONCE
from bot.features.promises import commands as promises
from bot.features.promises.model import COMMITMENTS, CommitmentId, Way
from bot.kernel.ids import Id
from storage import statements
from storage.engine import Link
from storage.promises import TOGETHER
from tests.roles.of_agreements import agreed, confided, here
from tests.roles.town import DAY, Town
from tests.storage.values import undone

PROMISE = CommitmentId("a-promise-----")
WORDS = "Bring a canary"


def promised(town: Town) -> AgreementId:
    """Something under what was agreed; and the agreement is signed later, too."""
    agreed(town)
    key = here(town)
    town.press("rita", promises.PromiseUnder(PROMISE, WORDS, DAY.isoformat(), way=Way.agreement, of=key, agreement=key))
    town.press("rita", promises.ConfirmDay(PROMISE, DAY))
    town.press("rita", asked.SignToo(key))
    return key


def taken(town: Town, page: asked.FilePage) -> Any:
    answer = town.hear("rita", page)
    [file] = files_of(answer.shown)
    data = data_of(file, Voice(answer.language, answer.zone, answer.directory)).decode()
    return json.loads(data) if page.kind is Format.data else data


def test_one_agreement_and_all_of_them_hold_what_is_promised(link: Link) -> None:
    """Whose, what, by when and how it stands; and who signed."""
    with undone(link):
        town = Town(link)
        key = promised(town)
        for page in (asked.FilePage(Format.data), asked.FilePage(Format.data, key)):
            [it] = taken(town, page)["agreements"]
            assert [(each["what"], each["due"], each["state"]) for each in it["promises"]] == [
                (WORDS, DAY.isoformat(), "open")
            ]
            assert len(it["signed_later"]) == 1
        for kind in Format:
            assert WORDS in str(taken(town, asked.FilePage(kind)))


@pytest.mark.parametrize("kind", Format)
def test_of_what_is_in_confidence_no_promise_is_taken(link: Link, kind: Format) -> None:
    """By nobody, those whom it binds neither: of one agreement and of all."""
    with undone(link):
        town = Town(link)
        key = promised(town)
        confided(town)
        for page in (asked.FilePage(kind), asked.FilePage(kind, key)):
            assert WORDS not in str(taken(town, page))
        assert taken(town, asked.FilePage(Format.data))["in_confidence"] == 1


def test_a_long_register_is_read_in_parts(link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    """In their order, each once, and with its own promise; what is read grows with the parts, not with agreements."""
    with undone(link):
        town = Town(link)
        key, asked_of = promised(town), 0
        kept, rows = town.unit.get(COMMITMENTS), town.unit.get(AGREEMENTS)
        it, promise, most = rows.find(key), kept.find(PROMISE), 2 * AT_ONCE + 1
        assert it
        assert promise
        for number in range(2, most + 1):
            name = AgreementId(f"agreement-{number:04}")
            rows.add(replace(it, id=name, number=number, proposal=Id(f"proposal-{number:05}")))
            made_at = promise.made_at + timedelta(minutes=number)
            kept.add(
                replace(
                    promise, id=CommitmentId(f"promise-{number:06}"), what=str(number), agreement=name, made_at=made_at
                )
            )
        ordinary = statements.execute

        def counted(*given: Any) -> Any:
            nonlocal asked_of
            asked_of += 1
            return ordinary(*given)

        monkeypatch.setattr(statements, "execute", counted)
        every = taken(town, asked.FilePage(Format.data))["agreements"]
        assert [each["number"] for each in every] == [*range(1, most + 1)]
        assert [each["promises"][0]["what"] for each in every[1:]] == [str(number) for number in range(2, most + 1)]
        assert asked_of < most / TOGETHER + 40
