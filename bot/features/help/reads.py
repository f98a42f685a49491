"""What help needs, which is not in the store: the sections that bot.features hands over."""

from dataclasses import dataclass

from bot.features.help.commands import HelpPage, TopicPage
from bot.features.help.model import Section, Sought, Topic, looked_up
from bot.kernel.command import Context
from bot.kernel.ports import Unit
from bot.kernel.refusal import found


@dataclass(frozen=True, slots=True)
class Telling:
    sections: tuple[Section, ...]

    def sought(self, unit: Unit, page: HelpPage, context: Context) -> Sought:
        return looked_up(self.sections, page.sought, page.start)

    def topic(self, unit: Unit, page: TopicPage, context: Context) -> Topic:
        every = (topic for section in self.sections for topic in section.topics)
        return found(next((topic for topic in every if topic.wire == page.topic), None))
