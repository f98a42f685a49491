"""The shape of the project: who may import whom, how long things may get, what they may be called.
An exception is listed here by name, with its reason, and only for as long as it is needed."""

import ast
import importlib
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
SOURCES = ("bot", "storage", "adapters")
FILE, FUNCTION, HANDLER, KERNEL = 250, 40, 20, 1200
FEATURE_FILES = {"__init__", "model", "facts", "commands", "reads", "handlers", "cards"}

# "path" or "path:function" -> why it may be longer.
LONGER: dict[str, str] = {}

# path -> why its types cannot be said.
ANY: dict[str, str] = {
    "bot/dispatch/running.py": "runs routes of all types: as bot/kernel/feature.py",
    "bot/kernel/command.py": "a field's kind is a type form (class, alias, union), which Python 3.11 cannot name",
    "bot/kernel/feature.py": "a registry: one list holds the routes and aggregates of all types",
    "bot/kernel/fields.py": "as bot/kernel/command.py",
    "bot/kernel/scalars.py": "as bot/kernel/command.py",
    "storage/codec.py": "its values are of the type that an annotation says when the program runs",
    "storage/rows.py": "row translation: as storage/codec.py",
    "storage/statements.py": "row translation: a statement's parameters and rows are of its columns' types",
    "storage/tables.py": "column types: as storage/codec.py",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def lines(path: str) -> int:
    return len((ROOT / path).read_text("utf-8").splitlines())


def code_lines(path: str) -> int:
    """Lines that hold more than a comment or a string standing by itself."""
    source = (ROOT / path).read_text("utf-8")
    silent = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    tokens = [token for token in tokenize.generate_tokens(io.StringIO(source).readline) if token.type not in silent]
    words = {
        line
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    return len({line for token in tokens for line in range(token.start[0], token.end[0] + 1)} - words)


def functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def called(tree: ast.AST) -> set[str]:
    """Every plain name, attribute, argument and imported name in a tree."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.alias(name=name):
                found.add(name)
    return found


def imported(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=str(module), names=names):
                found |= {module} | {f"{module}.{alias.name}" for alias in names}
    return found


def committed() -> list[str]:
    """What git holds or would take but letters, so that a slip is seen before it is committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return sorted(path for path in set(listed) if (ROOT / path).is_file() and not path.endswith(".ttf"))


def feature_folders() -> list[Path]:
    return [path for path in sorted((ROOT / "bot/features").glob("[a-z]*")) if path.is_dir()]


def too_long() -> Iterator[str]:
    for path, tree in modules(*SOURCES):
        if lines(path) > FILE:
            yield path
        most = HANDLER if re.match(r"bot/features/\w+/handlers\b", path) else FUNCTION
        for node in functions(tree):
            if (node.end_lineno or 0) - node.lineno + 1 > most:
                yield f"{path}:{node.name}"


def test_imports_go_one_way() -> None:
    """The contracts in pyproject.toml hold: rooms, layers, features and platforms import only what they may."""
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_bot_is_standard_library_only() -> None:
    """Nothing in bot/ imports anything but bot/ and the standard library."""
    known = sys.stdlib_module_names | {"bot"}
    strangers = {
        path: sorted(name for name in imported(tree) if name.partition(".")[0] not in known)
        for path, tree in modules("bot")
    }
    assert {path: names for path, names in strangers.items() if names} == {}


def test_bot_never_waits() -> None:
    """No function in bot/ is asynchronous."""
    awaiting = ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith
    assert [path for path, tree in modules("bot") if any(isinstance(node, awaiting) for node in ast.walk(tree))] == []


def test_files_and_functions_fit_on_a_screen() -> None:
    """Files, functions and handlers keep to their lengths, but for those that are listed with a reason."""
    assert sorted(too_long()) == sorted(LONGER)


def test_the_kernel_stays_small() -> None:
    """All of bot/kernel together keeps to its length, in lines of code: blank lines, comments and docstrings are free,
    so that nobody saves on explaining."""
    assert sum(code_lines(path) for path, _ in modules("bot/kernel")) <= KERNEL


def test_features_hold_the_fixed_files() -> None:
    """A feature's folder holds only the files, or folders of the same names, that every feature has."""
    held = {
        folder.name: {path.stem for path in folder.iterdir() if path.name != "__pycache__"}
        for folder in feature_folders()
    }
    assert {name: files - FEATURE_FILES for name, files in held.items() if files - FEATURE_FILES} == {}


def test_every_feature_is_listed() -> None:
    """Every folder in bot/features declares a feature of its name that stands in FEATURES."""
    listed = [feature.name for feature in vars(importlib.import_module("bot.features")).get("FEATURES", ())]
    assert sorted(listed) == [folder.name for folder in feature_folders()]
    assert len(listed) == len(set(listed))


def test_names_say_what_things_are() -> None:
    """No module, class or function bears a name that fits everything."""
    bad_module = re.compile(r"(^|_)(utils?|helpers?|managers?|misc|common)($|_)")
    # SQLAlchemy's column types and Python's reader of HTML name their methods for themselves.
    bad_function = re.compile(r"_*(do|handle|process)_(?!bind_param$|result_value$|starttag$|endtag$|data$)[a-z]")
    bad_class = re.compile(r"_*Base[A-Z]|_*Base$|.*(Manager|Helper|Utils?)$")
    found = []
    for path, tree in modules(*SOURCES, "migrations", "tests", "bench"):
        found += [path for part in Path(path).with_suffix("").parts if bad_module.search(part)]
        found += [f"{path}:{node.name}" for node in functions(tree) if bad_function.match(node.name)]
        found += [
            f"{path}:{node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and bad_class.match(node.name)
        ]
    assert found == []


def test_any_is_the_exception() -> None:
    """Any stands only in the modules that are listed with a reason."""
    assert sorted(path for path, tree in modules(*SOURCES, "migrations") if "Any" in called(tree)) == sorted(ANY)


def test_rules_are_tested_without_mocks() -> None:
    """The tests of kernel and features put values in and look at values."""
    mocks = {"unittest.mock", "mock", "Mock", "MagicMock", "AsyncMock", "monkeypatch", "mocker"}
    assert {
        path: used
        for path, tree in modules("tests/kernel", "tests/features")
        if (used := mocks & (called(tree) | imported(tree)))
    } == {}


def test_no_test_sleeps() -> None:
    """Time is given to tests, never waited for."""
    assert [path for path, tree in modules("tests") if "sleep" in called(tree)] == []


def test_every_test_says_what_holds() -> None:
    """Every test has a docstring, and nothing under tests is a package."""
    silent = [
        f"{path}:{node.name}"
        for path, tree in modules("tests")
        for node in functions(tree)
        if node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_every_module_says_what_room_it_is() -> None:
    """Every module begins with a docstring of one or two lines."""
    written = {path: ast.get_docstring(tree) or "" for path, tree in modules(*SOURCES, "tests", "bench")}
    assert [path for path, words in written.items() if not 1 <= len(words.splitlines()) <= 2] == []


def test_nothing_unfinished_is_committed() -> None:
    """No committed file holds a note to finish it later."""
    note = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X)\b")
    assert [path for path in committed() if note.search((ROOT / path).read_text("utf-8", "replace"))] == []


def test_nothing_names_the_machine_it_was_written_on() -> None:
    """No committed file names a package index or a folder of one machine."""
    place = re.compile(
        r"pypi\.[o]rg|files\.python[h]osted|^\s*--(extra-)?index|^\s*--find-links"
        r"|(?<![\w.])/([w]ork|[r]oot|[U]sers|[h]ome/\w+)/|file:/{3}",
        re.MULTILINE,
    )
    found = {
        path: hit.group() for path in committed() if (hit := place.search((ROOT / path).read_text("utf-8", "replace")))
    }
    assert found == {}
