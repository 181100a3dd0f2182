"""The tool as it is installed from its wheel: the command `reel`, in an environment of its own."""

import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from tests.our_film import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that nothing is left in the project's folder."""
    copy = tmp_path_factory.mktemp("build") / "logreel"
    copy.mkdir()
    for name in ("pyproject.toml", "requirements.txt", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    shutil.copytree(ROOT / "reel", copy / "reel", ignore=shutil.ignore_patterns("__pycache__"))
    options = "--no-build-isolation", "--no-deps", "--no-index", "-q", "--wheel-dir", "dist"
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, "."], cwd=copy, check=True)
    (built,) = (copy / "dist").glob("logreel-*.whl")
    return built


def test_the_wheel_holds_the_tool_and_no_film(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(next(name for name in names if name.endswith("METADATA"))).decode()
    assert {"reel/cli/main.py", "reel/py.typed"} <= set(names)
    assert not [name for name in names if "__pycache__" in name]
    assert "reel/template/scenes/doubling/scene.py" in names
    assert "reel/template/.gitignore" in names
    assert {"reel/template/assets/posts/en.toml", "reel/deliver/social/texts/en.toml"} <= set(names)
    assert {"reel/studio/static/index.html", "reel/studio/static/studio.js"} <= set(names)
    assert not [name for name in names if name.startswith(("scenes", "tests", "assets"))]
    assert "Requires-Dist: manim[typst]~=0.22.0" in metadata
    assert "Requires-Dist: distributed" in metadata


@pytest.mark.parametrize("extra", ["cluster", "studio"])
def test_an_extra_is_what_its_requirements_say(extra: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / f"requirements-{extra}.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line.partition("#")[0].strip() for line in lines if not line.startswith(("#", "-r"))]
    assert project["optional-dependencies"][extra] == list(filter(None, wanted))


@pytest.mark.slow
def test_installed_it_makes_and_renders_a_film(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "an énvironment"
    venv.create(environment, with_pip=False)
    # What the tool depends on comes from the environment of the tests: nothing is downloaded.
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "others.pth").write_text("\n".join(p for p in sys.path if "site-packages" in p))
    python = environment / "bin" / "python"
    options = "--no-deps", "--no-index", "-q", str(wheel)
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", *options]
    subprocess.run(pip, check=True)

    def reel(*args: str, cwd: Path) -> str:
        """Run the installed command; the environment's own Python is the first on its path."""
        done = subprocess.run(
            [environment / "bin" / "reel", *args], cwd=cwd, capture_output=True, text=True,
            timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "Usage: reel" in reel("--help", cwd=tmp_path)
    reel("new", "my-film", cwd=tmp_path)
    film = tmp_path / "my-film"
    assert "doubling" in reel("list", cwd=film)
    reel("--quality", "90p5", cwd=film)
    assert (film / "out" / "90p5" / "landscape" / "film.mp4").is_file()
    assert re.search(r"doubling +cache", reel("--quality", "90p5", cwd=film))
