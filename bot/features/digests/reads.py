"""What digests need from the store: the rule as it is now, and what happened in plain values."""

from datetime import timedelta

from bot.features.digests import commands as asked
from bot.features.digests.model import (
    DIGESTS,
    HAPPENED,
    RHYTHM,
    WHERE,
    DigestId,
    Happenings,
    Rhythm,
    Settling,
    Telling,
    Where,
)
from bot.kernel.command import Context
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import found

LATELY = timedelta(days=28)


def settling(unit: Unit, command: asked.SettleDigests, context: Context) -> Settling:
    here = unit.get(DIGESTS).here()
    before = unit.get(DIGESTS).locked(here.id) if here else None
    rhythm = unit.get(RULES).rules().chosen(RHYTHM).value
    return Settling(before, DigestId(context.coalition), rhythm, unit.get(HAPPENED).zone())


def telling(unit: Unit, command: asked.TellDigest, context: Context) -> Telling:
    digest = found(unit.get(DIGESTS).locked(command.digest))
    rules, homes = unit.get(RULES).rules(), tuple(unit.get(ROSTER).homes())
    if rules.chosen(RHYTHM).value is Rhythm.never:
        homes = ()
    places = homes[:1] if rules.chosen(WHERE).value is Where.first else homes
    return Telling(digest, unit.get(HAPPENED).since(digest.since, context.now), places)


def lately(unit: Unit, page: asked.LatelyPage, context: Context) -> Happenings:
    return unit.get(HAPPENED).since(context.now - LATELY, context.now)
