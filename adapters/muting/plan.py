"""What is to be done about one call, now that one sees who is on it: a pure function of what is wanted, what is
recorded, and what is seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from adapters.muting.platform import Muted, Present
from bot.kernel.command import Account
from bot.muting import Hush, Mute, Recorded

SETTLES = timedelta(seconds=5)
"""So long what a platform tells may still be from before the bot's own call."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`unmute` and `mute` ask the platform; the others only put the record right. `doubt`: they have gone, and the
    platform may let go of them meanwhile, so that nobody needs to have unmuted them."""

    unmute: tuple[Account, ...] = ()
    mute: tuple[Account, ...] = ()
    done: tuple[Account, ...] = ()
    let_be: tuple[Account, ...] = ()
    doubt: tuple[Account, ...] = ()
    forget: tuple[Account, ...] = ()

    @property
    def corrections(self) -> int:
        return len(self.done) + len(self.let_be) + len(self.doubt) + len(self.forget)

    @property
    def asks_for_anything(self) -> bool:
        return bool(self.unmute or self.mute or self.corrections)


def planned(hush: Hush, present: Present, now: datetime) -> Plan:
    """Who is muted already is left to whoever did it. Who is recorded and not on the call stays recorded, to be unmuted
    when they are seen again, on this call or on another where the mute lasts; unless leaving has ended it."""
    steps: dict[str, list[Account]] = {}
    for name, account in _steps(hush, present, now):
        steps.setdefault(name, []).append(account)
    return Plan(**{name: tuple(accounts) for name, accounts in steps.items()})


def _steps(hush: Hush, present: Present, now: datetime) -> Iterator[tuple[str, Account]]:
    seen = {each.account for each in present.people}
    for account, recorded in hush.recorded.items():
        step = _let_go(hush, recorded) if recorded.mute is Mute.let_be or account in seen else _gone(recorded, present)
        if step:
            yield step, account
    for each in present.people:
        quiet = each.account in hush.quiet and not each.elsewhere
        ours = hush.recorded.get(each.account)
        if ours is None:
            if quiet and each.muted is Muted.no:
                yield "mute", each.account
        elif ours.mute is not Mute.let_be:
            step = _kept(ours, each.muted, now) if quiet else _over(ours, each.muted, now)
            if step:
                yield step, each.account


def _let_go(hush: Hush, recorded: Recorded) -> str | None:
    return "forget" if recorded.mute is Mute.let_be and not hush.on else None


def _gone(recorded: Recorded, present: Present) -> str | None:
    """Of someone who is not there."""
    if present.lets_go:
        return "forget"
    return "doubt" if recorded.mute is Mute.done else None


def _kept(recorded: Recorded, muted: Muted, now: datetime) -> str | None:
    """Of someone who is to be quiet. One who is seen unmuted was never muted, or was unmuted by somebody; whom others
    have muted since is theirs to unmute, and then not muted by us again."""
    if muted is Muted.by_others:
        return "let_be"
    if muted is not Muted.no:
        return "done" if recorded.mute is Mute.noted else None
    if recorded.mute is Mute.noted:
        return "mute"
    return "let_be" if now - recorded.at > SETTLES else None


def _over(recorded: Recorded, muted: Muted, now: datetime) -> str:
    """Of someone who may speak. What others did is theirs to undo."""
    if muted is Muted.by_others:
        return "forget"
    return "forget" if muted is Muted.no and now - recorded.at > SETTLES else "unmute"
