"""Opaque ids: 80 random bits written as 14 characters, one type for each thing that bears them."""

import re
from base64 import urlsafe_b64encode
from typing import Self

_SHAPE = re.compile(r"[A-Za-z0-9_-]{14}")


class Id(str):
    """A `str` that says of what it is the id. Raises ValueError for anything but 14 URL-safe characters."""

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        if not _SHAPE.fullmatch(value):
            raise ValueError(f"{cls.__name__} takes 14 characters of A-Z, a-z, 0-9, - and _")
        return super().__new__(cls, value)

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Ten bytes in; the caller answers for their being random."""
        return cls(urlsafe_b64encode(raw).decode().rstrip("="))


class CoalitionId(Id):
    __slots__ = ()


class OrganisationId(Id):
    __slots__ = ()


class PersonId(Id):
    """A person within one coalition."""

    __slots__ = ()


class PlaceId(Id):
    """A channel or room that a platform knows by an address of its own."""

    __slots__ = ()
