import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from overrides.build.tools import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def read_steps(path: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(path.read_text())["jobs"].values()
    return [step for job in jobs for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_runs_what_there_is(path: Path) -> None:
    commands = [step["run"] for step in read_steps(path) if "run" in step]
    assert commands
    for command in commands:
        for target in re.findall(r"^make ([a-z-]+)", command):
            assert target in TARGETS
        for script in re.findall(r"^bash (\S+)", command):
            assert (ROOT / script).is_file()


def test_version_is_published_only_after_its_tests() -> None:
    (path,) = (path for path in WORKFLOWS if path.stem == "publish")
    commands = [step["run"] for step in read_steps(path) if "run" in step]
    assert commands.index("bash .ci/run") < commands.index("make publish")
    assert commands.index("make publish") < commands.index("git push origin gh-pages")
