"""What a group has ruled about how the bot behaves. No feature keeps rules yet, so every setting has its default;
the feature that does puts its table and its repository here."""

from bot.kernel.settings import Rules
from storage.rows import Scope


class RuleRows:
    def __init__(self, _scope: Scope) -> None:
        pass

    def rules(self) -> Rules:
        return Rules({})
