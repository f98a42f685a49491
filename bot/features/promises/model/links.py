"""A link that people give: text that nobody opens for them, taken only if it is plain where it leads."""

from urllib.parse import urlsplit

from bot.features.promises.model import refusals

SCHEMES = frozenset({"http", "https"})
_OUTSIDE = frozenset('<>|"`\\')


def read(written: str) -> str:
    """As it was written, with https:// where that was left out. Raises NotALink for what leads nowhere, or hides where
    it leads: another scheme, a name before an @, spaces, signs that platforms read as markup."""
    link = written if "://" in written else f"https://{written}"
    if any(each.isspace() or each in _OUTSIDE or not each.isprintable() for each in link):
        raise refusals.NotALink
    leads_to(link)
    return link


def leads_to(link: str) -> str:
    """The name of the place."""
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise refusals.NotALink from error
    named = all(host.split(".")) and "." in host
    if parts.scheme.lower() not in SCHEMES or "@" in parts.netloc or not named:
        raise refusals.NotALink
    return host
