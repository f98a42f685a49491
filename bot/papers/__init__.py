"""What people take with them as files: a document to read and print, the same as text for notes, a table. Each is of
plain texts and written in its reader's words; what is kept in confidence is none, and does not fit in."""

from bot.papers.document import Document, Entry, Fact, Part
from bot.papers.notes import Notes
from bot.papers.page import Page
from bot.papers.sheet import Cell, Sheet

__all__ = ["Cell", "Document", "Entry", "Fact", "Notes", "Page", "Part", "Sheet"]
