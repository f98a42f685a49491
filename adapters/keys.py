"""Secrets that have to be stored, sealed with a key that is not in the database. Two keys may live at a time: the first
seals, both open, so that a key can be changed without anybody having to install the bot again."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class NoKey(Exception):
    """There is no key to seal tokens with. Type: commonground key, and set COMMONGROUND_KEYS to what it prints."""


class WrongKey(Exception):
    """Another key sealed what is stored. Set COMMONGROUND_KEYS to the new key and the old one, with a comma."""


class Seal:
    """`keys` are separated by commas, the newest first."""

    def __init__(self, keys: str) -> None:
        found = [key.strip() for key in keys.split(",") if key.strip()]
        if not found:
            raise NoKey(NoKey.__doc__)
        try:
            self._keys = MultiFernet([Fernet(key) for key in found])
        except ValueError as error:
            raise NoKey(NoKey.__doc__) from error

    def seal(self, secret: str) -> str:
        return self._keys.encrypt(secret.encode()).decode()

    def open(self, sealed: str) -> str:
        """Raises WrongKey for what none of the keys has sealed."""
        try:
            return self._keys.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise WrongKey(WrongKey.__doc__) from None

    def anew(self, sealed: str) -> str:
        """The same secret, sealed with the newest key. Raises WrongKey."""
        try:
            return self._keys.rotate(sealed.encode()).decode()
        except InvalidToken:
            raise WrongKey(WrongKey.__doc__) from None


def new_key() -> str:
    return Fernet.generate_key().decode()
