"""The built wheel, installed beside nothing of this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def test_it_carries_the_program_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "reelwright/store/migrations/versions/0001_first_tables.py" in names
    assert any(name.endswith("licenses/NOTICE") for name in names)
    strange = [name for name in names if not name.startswith(("reelwright/", "reelwright-"))]
    assert strange == []
    assert [name for name in names if name.endswith((".mp4", ".wav", ".db", ".pyc"))] == []


def test_it_plans_and_opens_a_library_where_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    # The dependencies come from this environment; the package itself must come from the wheel.
    where = (
        f"import reelwright, pathlib; assert pathlib.Path(reelwright.__file__).is_relative_to({str(site)!r});"
    )
    code = where + "from reelwright.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(site), "REELWRIGHT_DATA_DIR": str(tmp_path / "data")}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "title:" in run("plan", "A lighthouse keeper befriends a storm")
    assert run("videos", "list", "--json").strip().startswith(("[", "{"))
    assert (tmp_path / "data" / "studio.db").is_file()
