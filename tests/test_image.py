"""The container image, as far as it can be tried without a container engine.
The Dockerfile's own lines are read and run here in a scratch folder; nothing is written down twice."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CONTEXT = ("pyproject.toml", "LICENSE", "requirements.txt", "bot", "storage", "adapters", "migrations")


class Step(NamedTuple):
    word: str
    rest: str


def dockerfile() -> list[list[Step]]:
    """The stages, each a list of steps that begins with its FROM."""
    text = (ROOT / "Dockerfile").read_text("utf-8")
    bare = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    stages: list[list[Step]] = []
    for line in bare.replace("\\\n", " ").splitlines():
        if line.strip():
            word, _, rest = line.strip().partition(" ")
            if word == "FROM":
                stages.append([])
            stages[-1].append(Step(word, " ".join(rest.split())))
    return stages


BUILD, FINAL = dockerfile()


def said(word: str, stage: list[Step]) -> list[str]:
    return [step.rest for step in stage if step.word == word]


def ignored(path: str) -> bool:
    """Whether .dockerignore keeps a path from the builder: the last rule that fits decides."""
    answer = False
    parents = [path, *(parent.as_posix() for parent in Path(path).parents)]
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        rule = line.strip().removeprefix("!").rstrip("/")
        if rule and not rule.startswith("#"):
            bare = rule.removeprefix("**/")
            subjects = [Path(parent).name for parent in parents] if bare != rule else parents
            if any(fnmatch(subject, bare) and subject != "." for subject in subjects):
                answer = not line.startswith("!")
    return answer


def copied(steps: list[Step]) -> list[tuple[list[str], str]]:
    """What is copied from the checkout, and where to."""
    lines = [rest.split() for rest in said("COPY", steps) if not rest.startswith("--from")]
    return [(words[:-1], words[-1]) for words in lines]


def copy(sources: list[str], target: Path) -> None:
    for name in sources:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "*.db"))
        else:
            target.mkdir(exist_ok=True)
            shutil.copy(source, target)


def build(scratch: Path, *, installing: bool) -> Path:
    """Run the build stage; without `installing`, this environment stands in for the locked dependencies."""
    prefix, here = scratch / "commonground", scratch / "src"
    here.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}
    for step in BUILD[1:]:
        if step.word == "COPY":
            words = step.rest.split()
            copy(words[:-1], here / words[-1])
        elif step.word == "RUN":
            command = step.rest.replace("/opt/commonground", str(prefix))
            if not installing and "--require-hashes" in command:
                site = next(prefix.glob("lib/python*/site-packages"))
                ours = next(path for path in sys.path if path.endswith("site-packages"))
                (site / "stand_in.pth").write_text(f"import sys; sys.path.insert(1, {ours!r})\n", "utf-8")
                continue
            if not installing and " uninstall " in command:
                continue
            words = [sys.executable if word == "python" else word for word in shlex.split(command)]
            ran = subprocess.run(words, cwd=here, env=environment, capture_output=True, text=True, check=False)
            assert ran.returncode == 0, f"{step.rest}\n{ran.stdout}\n{ran.stderr}"
    return prefix


def test_what_is_copied_is_there_and_reaches_the_builder() -> None:
    """Every source of a COPY exists, and .dockerignore lets it through."""
    sources = [name for names, _ in copied(BUILD) for name in names]
    assert sorted(sources) == sorted([*CONTEXT, *(["locales"] if (ROOT / "locales").is_dir() else [])])
    assert [name for name in sources if not (ROOT / name).exists() or ignored(name)] == []
    assert copied(FINAL) == []


def test_secrets_and_data_do_not_reach_the_builder() -> None:
    """What is a coalition's own, or only the developers', stays outside the image."""
    kept = (
        ".env",
        ".git/config",
        ".venv/bin/python",
        "commonground.db",
        "bot/x.db",
        "tests/test_image.py",
        "backups/b",
    )
    assert [path for path in kept if not ignored(path)] == []


def test_the_image_starts_from_a_named_release() -> None:
    """Both stages start from one slim Python, named to its third number."""
    bases = {said("FROM", stage)[0].partition(" AS ")[0] for stage in (BUILD, FINAL)}
    assert len(bases) == 1
    assert re.fullmatch(r"python:3\.1[1-4]\.\d+-slim-\w+", bases.pop())


def test_the_image_runs_as_nobody_in_particular() -> None:
    """The image runs as user 10001, writes in /data alone and says itself whether it is well."""
    assert said("USER", FINAL) == ["10001:10001"]
    assert said("VOLUME", FINAL) == ["/data"]
    assert json.loads(said("ENTRYPOINT", FINAL)[0]) == ["commonground"]
    assert json.loads(said("CMD", FINAL)[0]) == ["try"]
    assert said("HEALTHCHECK", FINAL)[0].endswith('CMD ["commonground", "doctor"]')
    assert [rest for stage in (BUILD, FINAL) for rest in said("ARG", stage)] == []


def test_every_run_line_is_a_command_a_shell_can_read() -> None:
    """The lines that need a container's root are at least good shell."""
    for stage in (BUILD, FINAL):
        for line in said("RUN", stage):
            subprocess.run(["sh", "-n", "-c", line], check=True)


def test_the_build_stage_installs_a_program_that_starts(tmp_path: Path) -> None:
    """The build stage's lines make a program of what was copied; it starts far from here and speaks Spanish."""
    prefix = build(tmp_path, installing=False)
    shutil.rmtree(tmp_path / "src")
    said = "import bot, storage; print(bot.__file__, storage.__file__)"
    spanish = "from adapters.wording import Catalogues; print(Catalogues().of('es').gettext('Join'))"
    shown = [ran_far_away(prefix, tmp_path, line) for line in (said, spanish)]
    assert shown[0].count(str(prefix)) == 2
    assert shown[1].strip() not in {"", "Join"}


def ran_far_away(prefix: Path, folder: Path, line: str) -> str:
    command = [str(prefix / "bin/python"), "-I", "-c", line]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.mark.long
def test_the_locked_list_is_all_the_program_needs(tmp_path: Path) -> None:
    """With nothing but the hash-locked list, from an empty environment, the program starts."""
    build(tmp_path, installing=True)


def test_compose_gives_each_service_as_little_as_it_needs() -> None:
    """Both services run without root, capabilities or a writable root, under a health check."""
    services = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
    assert set(services) == {"bot", "database"}
    for service in services.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert int(service["user"].partition(":")[0]) > 0
        assert any(mount.startswith("/tmp:") for mount in service["tmpfs"])  # noqa: S108
        assert service["healthcheck"]["test"][0] == "CMD"
        assert {"privileged", "ports", "cap_add", "network_mode", "pid"}.isdisjoint(service)


def test_compose_holds_no_secret() -> None:
    """The database's password comes from outside, and the bot reaches the database by it."""
    text = (ROOT / "compose.yaml").read_text("utf-8")
    compose = yaml.safe_load(text)
    bot, database = compose["services"]["bot"], compose["services"]["database"]
    assert bot["user"] == "10001:10001"
    assert bot["env_file"] == ".env"
    assert database["image"].startswith("postgres:18")
    assert compose["networks"]["inside"] == {"internal": True}
    assert re.findall(r"PASSWORD: (.*)", text) == ["${DATABASE_PASSWORD:?set it in .env}"]
    assert re.search(r"postgresql\+psycopg://commonground:\$\{DATABASE_PASSWORD:\?[^}]+\}@database:5432/", text)
