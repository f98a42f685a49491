"""How an account is called to its person: by the platform's own words for it, or without them where those are numbers.
A platform that knows names puts them in."""

from bot.kernel.command import Account
from bot.kernel.text import Phrase, say


def called(account: Account) -> Phrase:
    """What it tells of an account is more than it shows, for who can name it."""
    platform = Phrase(account.platform.title())
    if account.user.isdecimal():
        told = platform.using(user=account.user, workspace=account.workspace)
        return say("An account on {platform}", platform=told)
    return say(
        "{user} on {platform} ({workspace})", user=account.user, platform=platform.text, workspace=account.workspace
    )


def unnamed(said: Phrase, platform: str) -> Account | None:
    """The account of this platform that the sentence leaves unnamed."""
    for each in said.arguments:
        if isinstance(each.value, Phrase) and each.value.text == platform.title():
            told = {inner.name: str(inner.value) for inner in each.value.arguments}
            return Account(platform, told["workspace"], told["user"]) if {"workspace", "user"} <= set(told) else None
    return None
