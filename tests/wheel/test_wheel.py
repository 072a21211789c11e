"""The built wheel, installed beside nothing of this checkout."""

from __future__ import annotations

import os
import shutil
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
    assert "reelwright/page/index.html" in names
    assert {"reelwright/page/index.html.br", "reelwright/page/index.html.gz"} <= set(names)
    scripts = [name for name in names if name.startswith("reelwright/page/assets/") and name.endswith(".js")]
    assert scripts
    assert set(names) >= {f"{name}.br" for name in scripts}
    strange = [name for name in names if not name.startswith(("reelwright/", "reelwright-"))]
    assert strange == []
    assert [name for name in names if name.endswith((".mp4", ".wav", ".db", ".pyc"))] == []


def test_a_wheel_without_its_page_is_refused(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    (bare / "src").mkdir(parents=True)
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, bare / name)
    shutil.copytree(
        ROOT / "src" / "reelwright",
        bare / "src" / "reelwright",
        ignore=shutil.ignore_patterns("page", "__pycache__"),
    )
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(tmp_path),
        str(bare),
    ]
    said = subprocess.run(command, check=False, capture_output=True, text=True)
    assert said.returncode != 0
    assert "run `make page`" in said.stdout + said.stderr
    assert not list(tmp_path.glob("*.whl"))


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
