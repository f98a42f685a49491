"""Every sentence of ours, where it stands in the source: literal, so that it can be translated, and with all that it
names."""

import ast
import importlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from bot.kernel.refusal import Refusal

ROOT = Path(__file__).parents[1]
SOURCES = ("bot", "adapters", "storage")
SAYING = {"say": 1, "say_n": 2}
PLACE = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True)
class Sentence:
    """A call of `say` or `say_n`. `kept` is the constant or the class attribute that it is assigned to."""

    where: str
    texts: tuple[str, ...]
    given: frozenset[str]
    kept: str | None

    @property
    def wanted(self) -> frozenset[str]:
        return frozenset(name for text in self.texts for name in PLACE.findall(text))


def trees() -> Iterator[tuple[str, ast.Module]]:
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def is_saying(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING


def says(tree: ast.Module) -> bool:
    """Whether `say` means ours in this module."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return any(node.module == "bot.kernel.text" and SAYING.keys() & {a.name for a in node.names} for node in imports)


def calls() -> Iterator[tuple[str, ast.Call, str | None]]:
    for path, tree in trees():
        if not says(tree) or path == "bot/kernel/text.py":
            continue
        kept = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign | ast.AnnAssign):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                kept[id(node.value)] = ast.unparse(target)
        for node in ast.walk(tree):
            if is_saying(node):
                yield f"{path}:{node.lineno}", node, kept.get(id(node))


def literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def sentences() -> list[Sentence]:
    return [
        Sentence(
            where,
            tuple(ast.literal_eval(node) for node in call.args[: SAYING[ast.unparse(call.func)]] if literal(node)),
            frozenset(word.arg or "**" for word in call.keywords)
            | ({"n"} if ast.unparse(call.func) == "say_n" else set()),
            kept,
        )
        for where, call, kept in calls()
    ]


def refusals() -> list[type[Refusal]]:
    """All that there are, once every module with a sentence is imported."""
    for path, tree in trees():
        if says(tree):
            importlib.import_module(module_of(path))
    found, left = [], [Refusal]
    while left:
        below = left.pop().__subclasses__()
        found += below
        left += below
    return [kind for kind in found if kind.__module__.partition(".")[0] in SOURCES]


def test_sentences_are_literal() -> None:
    """The tool that collects them for translators reads the source: it finds what stands there as text."""
    built = [
        where
        for where, call, _ in calls()
        if not all(map(literal, call.args[: SAYING[ast.unparse(call.func)]]))
        or "**" in map(str, (w.arg for w in call.keywords))
    ]
    assert built == []


def test_every_place_has_a_name() -> None:
    """A place without a name cannot be moved by a translator, and a lone brace is a slip."""
    odd = [
        each.where
        for each in sentences()
        for text in each.texts
        if "" in PLACE.findall(text) or "{" in PLACE.sub("", text) or "}" in PLACE.sub("", text)
    ]
    assert odd == []


def test_sentences_get_what_they_name() -> None:
    """Where a sentence is said, it is given exactly the arguments that stand in it; a constant gets them later."""
    said = [each for each in sentences() if each.given or each.kept is None]
    wrong = [each for each in said if each.wanted - each.given or each.given - each.wanted - {"n"}]
    assert [f"{each.where}: {sorted(each.given ^ each.wanted)}" for each in wrong] == []


def test_constants_get_what_they_name() -> None:
    """A sentence that is kept in a constant is said with `using` and all that it names, or is a refusal's."""
    wanted = {
        (module_of(each.where.partition(":")[0]), each.kept): each.wanted
        for each in sentences()
        if each.kept not in {None, "sentence"} and each.wanted - each.given
    }
    wrong = []
    for path, tree in trees():
        names = constants(path, tree)
        used = {id(call.func.value): call for call in ast.walk(tree) if is_using(call)}
        refused = {
            id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign) and "sentence" in targets(node)
        }
        for node in ast.walk(tree):
            if (
                not isinstance(node, ast.Name | ast.Attribute)
                or not isinstance(node.ctx, ast.Load)
                or id(node) in refused
            ):
                continue
            constant = names(node)
            given = {word.arg for word in used[id(node)].keywords} if id(node) in used else set()
            if constant in wanted and given != wanted[constant]:
                wrong.append(f"{path}:{node.lineno}: {ast.unparse(node)}")
    assert wrong == []


def targets(node: ast.Assign) -> set[str]:
    return {ast.unparse(target) for target in node.targets}


def module_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def constants(path: str, tree: ast.Module) -> Callable[[ast.Name | ast.Attribute], tuple[str, str | None]]:
    """From a name as it is written in this module to the module that it is of, and its name there."""
    imported = {
        alias.asname or alias.name: (str(node.module), alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    def constant(node: ast.Name | ast.Attribute) -> tuple[str, str | None]:
        if isinstance(node, ast.Name):
            return imported.get(node.id, (module_of(path), node.id))
        return ".".join(imported.get(ast.unparse(node.value), ("", ""))), node.attr

    return constant


def is_using(node: ast.AST) -> TypeGuard["Using"]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "using"


class Using(ast.Call):
    func: ast.Attribute


def test_refusals_get_what_they_name() -> None:
    """Wherever a refusal is raised, it is given exactly the data that its sentence names."""
    wanted = {kind.__name__: set(PLACE.findall(kind.sentence.text)) for kind in refusals() if hasattr(kind, "sentence")}
    wrong = []
    for path, tree in trees():
        for node in ast.walk(tree):
            raised = node.exc if isinstance(node, ast.Raise) else node
            call = raised if isinstance(raised, ast.Call) else None
            named = call.func if call else raised if isinstance(node, ast.Raise) else None
            name = named.attr if isinstance(named, ast.Attribute) else named.id if isinstance(named, ast.Name) else ""
            given = {word.arg for word in call.keywords} if call else set()
            if name in wanted and given != wanted[name]:
                wrong.append(f"{path}:{getattr(node, 'lineno', 0)}: {name}")
    assert wrong == []


def test_every_refusal_has_a_sentence_and_a_code_of_its_own() -> None:
    """Codes are counted in the metrics: two refusals with one code could not be told apart."""
    raised = [kind for kind in refusals() if not kind.__subclasses__()]
    assert [kind.__name__ for kind in raised if not getattr(kind, "sentence", None)] == []
    assert [code for code, times in Counter(kind.code() for kind in raised).items() if times > 1] == []


def test_cards_hold_no_words_beside_sentences() -> None:
    """In cards, text that is not in a `say` would never be translated."""
    loose = []
    for path, tree in trees():
        if not re.match(r"bot/features/\w+/cards\b", path):
            continue
        said = {id(argument) for node in ast.walk(tree) if is_saying(node) for argument in node.args}
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        annotations = {
            id(inner)
            for node in ast.walk(tree)
            for note in (getattr(node, "annotation", None), getattr(node, "returns", None))
            if note
            for inner in ast.walk(note)
        }
        loose += [
            f"{path}:{node.lineno}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.search(r"[^\W\d_]{2}", node.value)
            and id(node) not in said | docs | annotations
        ]
    assert loose == []
