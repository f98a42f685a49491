"""The command line `commonground`, and the composition root: here alone a store and the adapters come together.
Every command loads only what it needs, so that the quick ones are quick."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version as installed
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from adapters.introducing import invite, key, manifest
from adapters.options import FIRST_ROOM, Copy, Data, Kept, New, Room

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from adapters.erasures import Entry
    from adapters.settings import Settings
    from bot.dispatch.ports import Store

T = TypeVar("T")

WENT_WRONG, WRONG_USAGE = 1, 2
LEFT_OUT = "{file} holds everything but what was handed in to the secret votes that are open now: {count}."

app = typer.Typer(
    name="commonground",
    help="A chat bot for coalitions: organisations and residents who work together listen to each other in turn.",
    epilog="New here? Type: commonground try",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

erasures = typer.Typer(help="Keep the list of those who were erased, and replay it after a backup was restored.")
app.add_typer(erasures, name="erasures", no_args_is_help=True)


@app.command("try")
def try_it(*, new: New = False, data: Data = None, room: Room = FIRST_ROOM) -> None:
    """Meet the bot in this terminal, with a small example coalition.

    You type as any of its people, and see what each of them would see. Without a terminal, the demonstration is played.
    """
    from adapters.terminal.files import is_name, kept_open  # noqa: PLC0415

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        demo()
        return
    with _plainly():
        settings = _settings(data)
        if not is_name(room):
            raise typer.BadParameter("A room's name has up to 20 small letters and digits, such as --room garden")
        if new and not begun_afresh(settings):
            return
        with kept_open(settings.file, room):
            _visit(settings, room)


@app.command()
def demo() -> None:
    """Watch an evening of a coalition play by itself, in a few seconds."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    with _plainly(), TemporaryDirectory(prefix="commonground-") as folder:
        asyncio.run(_demonstrate(f"sqlite:///{folder}/evening.sqlite3"))


@app.command()
def run(*, data: Data = None) -> None:
    """Run the bot on Slack, on Discord or on both, as its settings say. Ctrl-C ends it."""
    from adapters.keys import NoKey, WrongKey  # noqa: PLC0415
    from adapters.part import CannotRun  # noqa: PLC0415

    with _plainly(CannotRun, NoKey, WrongKey):
        asyncio.run(_serve(_settings(data)))


@app.command()
def migrate(*, data: Data = None) -> None:
    """Make the database ready for this version. Harmless when it is."""
    from storage.schema import migrate as bring_up  # noqa: PLC0415
    from storage.schema import state_of  # noqa: PLC0415

    with _plainly():
        settings = _settings(data)
        bring_up(settings.database)
        typer.echo(f"The database is ready, at revision {state_of(settings.database).revision}.")


@app.command()
def doctor(*, data: Data = None) -> None:
    """Look at everything the bot stands on, and say what to do."""
    from adapters.discord.checkup import look_at_discord  # noqa: PLC0415
    from adapters.doctor import look  # noqa: PLC0415
    from adapters.slack.doctor import look_at_slack  # noqa: PLC0415
    from storage.errors import StoreError  # noqa: PLC0415
    from storage.health import examined  # noqa: PLC0415
    from storage.installations import installed_on  # noqa: PLC0415

    with _plainly():
        settings = _settings(data)
        of_slack = look_at_slack(settings, lambda platform: installed_on(settings.database, platform))
        found = (*of_slack, *look_at_discord(settings))
        if not look(lambda: examined(settings.database), StoreError, typer.echo, found):
            raise typer.Exit(WENT_WRONG)


@app.command()
def backup(file: Copy, *, data: Data = None) -> None:
    """Make a copy of an SQLite database while the bot runs, without what is handed in to open secret votes."""
    from storage.backing_up import backed_up  # noqa: PLC0415

    with _plainly():
        left_out = backed_up(_settings(data).database, file)
        typer.echo(f"{file} holds everything." if not left_out else LEFT_OUT.format(file=file, count=left_out))


@erasures.command("save")
def save_erasures(file: Kept, *, data: Data = None) -> None:
    """Add the list of erasures to a file, which you keep apart from the backups. It names nobody."""
    from adapters.erasures import Entry, saved  # noqa: PLC0415
    from storage.privacy import ledger  # noqa: PLC0415

    with _plainly():
        entries = (Entry(*row) for row in ledger(_settings(data).database))
        typer.echo(f"{file} holds {saved(file, entries)} erasures.")


@erasures.command("replay")
def replay_erasures(file: Kept, *, data: Data = None) -> None:
    """Erase again whom a restored backup still knows. Do it before you start the bot."""
    from adapters.erasures import loaded  # noqa: PLC0415

    with _plainly():
        count = asyncio.run(_replay(_settings(data).database, loaded(file)))
        typer.echo(f"{count} people were erased again. What is left of them goes when the bot runs.")


@app.command()
def version() -> None:
    """Say which version this is."""
    typer.echo(f"Common Ground {installed('common-ground')}, Python {sys.version.split()[0]}")


for introduction in (manifest, invite, key):
    app.command()(introduction)


def main() -> None:
    app()


def _settings(data: Path | None) -> "Settings":
    from pydantic import ValidationError  # noqa: PLC0415

    from adapters.settings import FILE, Settings, complaints  # noqa: PLC0415

    try:
        settings = Settings()
    except ValidationError as error:
        for complaint in complaints(error):
            typer.secho(complaint, fg="red", err=True)
        raise typer.Exit(WRONG_USAGE) from None
    if data and data.is_dir():
        raise typer.BadParameter(f"{data} is a folder. Name a file in it, such as --data {data / FILE}")
    return settings.at(data) if data else settings


def begun_afresh(settings: "Settings") -> bool:
    from adapters.terminal.afresh import cleared  # noqa: PLC0415
    from storage.health import is_ours  # noqa: PLC0415

    return cleared(settings.file, is_ours)


def _visit(settings: "Settings", room: str) -> None:
    from adapters.terminal.house import NotBroughtTogether  # noqa: PLC0415
    from adapters.terminal.visit import visited  # noqa: PLC0415
    from storage.schema import migrate as bring_up  # noqa: PLC0415
    from storage.store import open_store  # noqa: PLC0415

    bring_up(settings.database)
    with _plainly(NotBroughtTogether):
        asyncio.run(visited(lambda: open_store(settings.database), settings.file, room))


async def _demonstrate(url: str) -> None:
    from adapters.logs import logger  # noqa: PLC0415
    from adapters.terminal.house import play  # noqa: PLC0415
    from adapters.terminal.screen import to_standard_output  # noqa: PLC0415

    await _on(url, lambda store: play(store, to_standard_output(), logger(level="error")))


async def _serve(settings: "Settings") -> None:
    from adapters.logs import listen_to_libraries, logger  # noqa: PLC0415
    from adapters.service import run as serve  # noqa: PLC0415

    log = logger(level=settings.log_level, form=settings.log_format)
    listen_to_libraries(log)
    await _on(settings.database, lambda store: serve(store, settings, log))


async def _replay(url: str, entries: "tuple[Entry, ...]") -> int:
    from adapters.erasures import replayed  # noqa: PLC0415

    return await _on(url, lambda store: replayed(store, entries))


async def _on(url: str, work: "Callable[[Store], Awaitable[T]]") -> "T":
    """On a store that is ready for this version, and closed afterwards."""
    from storage.schema import migrate as bring_up  # noqa: PLC0415
    from storage.store import open_store  # noqa: PLC0415

    bring_up(url)
    store = open_store(url)
    try:
        return await work(store)
    finally:
        await store.close()


@contextmanager
def _plainly(*more: type[BaseException]) -> Iterator[None]:
    """What is wrong with the database, the room, or more than these is said in its one sentence."""
    from adapters.terminal.files import RoomOpen  # noqa: PLC0415
    from storage.errors import StoreError  # noqa: PLC0415

    try:
        yield
    except (StoreError, RoomOpen, *more) as error:  # type: ignore[misc]
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(WENT_WRONG) from None


if __name__ == "__main__":
    main()
