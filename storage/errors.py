"""What can go wrong with a store. Each sentence says what to do, because the command line prints it."""


class LostUpdate(Exception):
    """A row changed between being loaded and being saved; the store runs the work again."""
