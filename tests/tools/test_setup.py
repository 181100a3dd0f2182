"""The set-up script, run for real with a PATH of its own, on which the system is make-believe."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYTHON = sys._base_executable  # type: ignore[attr-defined]

REAL = ["sh", "cat", "cksum", "dirname", "env", "rm", "uname"]


class Machine:
    """A project in a folder with a space in its name, on a machine that we make up."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = folder / "my films" / "logreel"
        self.bin = folder / "bin"
        self.log = folder / "calls"
        self.env = {"PATH": str(self.bin), "LOG": str(self.log), "HOME": str(folder)}

        (self.project / "tools").mkdir(parents=True)
        (self.project / "reel").mkdir()
        (self.project / "reel" / "__init__.py").touch()
        shutil.copy(ROOT / "tools" / "setup.sh", self.project / "tools")
        for path in [*ROOT.glob("requirements*.txt"), ROOT / "constraints.txt"]:
            shutil.copy(path, self.project)
        (self.project / "tools" / "web").mkdir()
        shutil.copy(ROOT / "tools" / "web" / "package-lock.json", self.project / "tools" / "web")

        self.bin.mkdir()
        for name in REAL:
            program = shutil.which(name)
            assert program
            (self.bin / name).symlink_to(program)
        self.program("id", "echo 0")
        self.program("cc", "cat >/dev/null")
        self.program("pkg-config", 'echo "$@" >/dev/null')
        # The real Python and venv, but no pip and no uv: such as only note how they were called.
        self.program("python3", PYTHON_STUB)
        self.program("npm", 'echo "npm $1 in ${PWD##*/}" >>"$LOG"')
        fake = folder / "fake"
        for name in ("cairo", "manimpango", "pip"):
            (fake / name).mkdir(parents=True)
            (fake / name / "__init__.py").touch()
        (fake / "pip" / "__main__.py").write_text(PIP)
        self.env |= {"PYTHONPATH": str(fake), "REAL_PYTHON": PYTHON, "UV": UV}

    def program(self, name: str, body: str) -> None:
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def without(self, *names: str) -> None:
        for name in names:
            (self.bin / name).unlink(missing_ok=True)

    def no_libraries(self) -> None:
        """Leave out all that is compiled with, until apt-get has been called to install."""
        self.program("cc", 'cat >/dev/null; [ -e "$HOME/installed" ]')
        self.program("pkg-config", '[ -e "$HOME/installed" ]')

    def with_apt(self, install: str = 'true >"$HOME/installed"') -> None:
        self.program(
            "apt-get",
            f'echo "apt-get $*" >>"$LOG"\ncase "$*" in *" install "*) {install} ;; esac',
        )

    def setup(
        self,
        purpose: str = "film",
        env: dict[str, str] | None = None,
        output: IO[str] | int = subprocess.PIPE,
    ) -> subprocess.CompletedProcess[str]:
        self.log.write_text("")
        return subprocess.run(
            ["sh", "tools/setup.sh", purpose],
            cwd=self.project,
            env=self.env | (env or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    @property
    def calls(self) -> list[str]:
        return self.log.read_text().splitlines()

    @property
    def venv(self) -> Path:
        return self.project / ".venv"


PYTHON_STUB = """
case "$*" in
    *_base_executable*) echo "$0" ;;
    *ensurepip*|*Python.h*) exit 0 ;;
    "-m venv"*) echo "venv" >>"$LOG"; exec "$REAL_PYTHON" -m venv --without-pip .venv ;;
    *) exec "$REAL_PYTHON" "$@" ;;
esac
"""

# Installing uv is all it does: a uv that only notes how it was called.
PIP = """
import os, pathlib, signal, sys
if sys.argv[1:] == ["config", "list"]:
    print(os.environ.get("PIP_CONFIG", ""))
    sys.exit()
with open(os.environ["LOG"], "a") as log:
    print("pip", sys.argv[-1], file=log)
assert "-c constraints.txt" in " ".join(sys.argv)
if "PIP_KILLED" in os.environ:
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[-1] == "uv":
    if "NO_UV" in os.environ:
        sys.exit(1)
    uv = pathlib.Path(sys.executable).with_name("uv")
    uv.write_text(os.environ["UV"])
    uv.chmod(0o755)
sys.exit(int(os.environ.get("PIP_EXIT", 0)))
"""

UV = """#!/bin/sh
for last; do :; done
echo "uv $last" >>"$LOG"
case "$*" in *"-c constraints.txt"*) exit ${UV_EXIT:-0} ;; esac
exit 2
"""

# What is called for the film, in this order, and nothing else.
MADE = ["venv", "pip uv", "uv requirements.txt"]


def requirements(path: Path) -> list[Requirement]:
    """What a file asks for, without the files that it refers to."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-r")]


def test_the_constraints_are_those_of_these_requirements() -> None:
    exact = {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in requirements(ROOT / "constraints.txt")
    }
    for path in ROOT.glob("requirements*.txt"):
        for wanted in requirements(path):
            assert exact[canonicalize_name(wanted.name)] in wanted.specifier, "make constraints"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_second_run_touches_nothing(machine: Machine) -> None:
    first = machine.setup()
    assert first.returncode == 0, first.stderr
    assert machine.calls == MADE

    machine.without("python3", "cc", "pkg-config")  # nor does it look for anything
    second = machine.setup()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert machine.calls == []


def test_the_project_is_importable_from_anywhere(machine: Machine) -> None:
    machine.setup()
    found = subprocess.run(
        [machine.venv / "bin" / "python", "-c", "import reel; print(reel.__file__)"],
        cwd=machine.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == str(machine.project / "reel" / "__init__.py")


def test_tests_add_to_the_environment_of_the_film(machine: Machine) -> None:
    machine.setup("film")
    assert machine.setup("test").returncode == 0
    assert machine.calls == ["pip uv", "uv requirements-dev.txt", "npm ci in web"]
    for purpose in ("film", "test"):
        machine.setup(purpose)
        assert machine.calls == []


def test_the_studio_adds_its_packages_to_a_film_and_a_test_has_them(machine: Machine) -> None:
    machine.setup()
    assert machine.setup("studio").returncode == 0
    assert machine.calls == ["pip uv", "uv requirements-studio.txt"]
    assert machine.setup("studio").stdout == ""
    assert machine.setup("film").stdout == ""
    machine.setup("test")
    assert machine.setup("studio").stdout == ""
    with (machine.project / "requirements-studio.txt").open("a") as file:
        file.write("# changed\n")
    assert machine.setup("film").stdout == ""
    assert "requirements-studio.txt" in machine.setup("studio").stdout


def test_without_what_checks_scripts_the_next_run_tries_again(machine: Machine) -> None:
    machine.program("npm", "exit 1")
    result = machine.setup("test")
    assert result.returncode == 1
    assert "npm could not install them" in result.stderr
    machine.program("npm", "true")
    assert machine.setup("test").returncode == 0


@pytest.mark.parametrize("name", ["requirements.txt", "constraints.txt", "tools/setup.sh"])
def test_changed_requirements_make_it_anew(machine: Machine, name: str) -> None:
    machine.setup()
    with (machine.project / name).open("a") as file:
        file.write("# something new\n")
    assert machine.setup().returncode == 0
    assert machine.calls == MADE


@pytest.mark.parametrize(
    ("trouble", "calls"),
    [
        ({"NO_UV": "1"}, ["pip uv", "pip requirements.txt"]),
        ({"UV_EXIT": "1"}, ["pip uv", "uv requirements.txt", "pip requirements.txt"]),
        ({"PIP_CONFIG": "global.index-url='a mirror'"}, ["pip requirements.txt"]),
        ({"PIP_CONFIG": "global.extra-index-url='one more'"}, ["pip uv", "uv requirements.txt"]),
    ],
)
def test_where_uv_is_of_no_use_pip_does_it(
    machine: Machine, trouble: dict[str, str], calls: list[str]
) -> None:
    done = machine.setup(env=trouble)
    assert done.returncode == 0, done.stderr
    assert machine.calls == ["venv", *calls]


@pytest.mark.parametrize("trouble", [{"PIP_EXIT": "1"}, {"PIP_KILLED": "1"}])
def test_an_interrupted_pip_is_not_mistaken_for_done(
    machine: Machine, trouble: dict[str, str]
) -> None:
    failed = machine.setup(env=trouble)
    assert failed.returncode != 0
    assert "starts anew" in failed.stderr
    assert not list(machine.venv.glob("whole-*"))

    assert machine.setup().returncode == 0
    assert machine.calls == MADE


def test_interrupted_tests_set_up_takes_the_film_stamp_too(machine: Machine) -> None:
    machine.setup("film")
    assert machine.setup("test", env={"PIP_KILLED": "1"}).returncode != 0
    machine.setup("film")
    assert machine.calls == MADE


def test_packages_that_do_not_load_are_not_whole(machine: Machine) -> None:
    (machine.folder / "fake" / "cairo" / "__init__.py").write_text("raise ImportError('libcairo')")
    failed = machine.setup()
    assert failed.returncode != 0
    assert "libcairo" in failed.stderr
    assert not list(machine.venv.glob("whole-*"))


def test_a_broken_python_is_noticed(machine: Machine) -> None:
    machine.setup()
    python = machine.venv / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    assert machine.setup().returncode == 0
    assert machine.calls == MADE


def test_a_moved_folder_is_noticed(machine: Machine) -> None:
    machine.setup()
    machine.project = machine.project.rename(machine.folder / "moved here")
    assert machine.setup().returncode == 0
    assert machine.calls == MADE


def test_an_environment_of_unknown_origin_is_made_anew(machine: Machine) -> None:
    machine.venv.mkdir()
    (machine.venv / "left over").touch()
    assert machine.setup().returncode == 0
    assert not (machine.venv / "left over").exists()


def test_root_gets_the_libraries(machine: Machine) -> None:
    machine.no_libraries()
    machine.with_apt()
    done = machine.setup()
    assert done.returncode == 0, done.stderr
    wanted = "build-essential libcairo2-dev libpango1.0-dev"
    update, install, *rest = machine.calls
    assert update.endswith(" update")
    assert install.endswith(f" install -y --no-install-recommends {wanted}")
    assert rest == MADE
    assert f"will be installed with apt-get: {wanted}" in done.stdout


def test_what_will_be_installed_is_said_before_it_is(machine: Machine) -> None:
    machine.no_libraries()
    said = machine.folder / "said"
    machine.with_apt(f'cat "{said}" >"$HOME/said before"; true >"$HOME/installed"')
    with said.open("w") as output:
        machine.setup(output=output)
    assert "build-essential" in (machine.folder / "said before").read_text()


def test_an_apt_that_fails_leaves_nothing_half_made(machine: Machine) -> None:
    machine.no_libraries()
    machine.with_apt("exit 100")
    failed = machine.setup()
    assert failed.returncode == 1
    assert "sudo apt-get install build-essential" in failed.stderr
    assert not machine.venv.exists()


def test_debian_python_without_venv_and_headers(machine: Machine) -> None:
    absent = '*ensurepip*|*Python.h*) [ -e "$HOME/installed" ]'
    machine.program("python3", PYTHON_STUB.replace("*ensurepip*|*Python.h*) exit 0", absent))
    machine.with_apt()
    assert machine.setup().returncode == 0
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert machine.calls[1].endswith(f" python{version}-venv python{version}-dev")


def test_without_pkg_config_it_is_installed_as_well(machine: Machine) -> None:
    machine.without("pkg-config")
    machine.with_apt(
        'echo "#!/bin/sh" >"$HOME/bin/pkg-config"; /bin/chmod +x "$HOME/bin/pkg-config"'
    )
    assert machine.setup().returncode == 0
    assert machine.calls[1].endswith(" pkg-config libcairo2-dev libpango1.0-dev")


def test_sudo_is_used_by_those_who_may(machine: Machine) -> None:
    machine.no_libraries()
    machine.with_apt()
    machine.program("id", "echo 1000")
    machine.program("sudo", '[ "$1" = -n ] && exit 0\necho sudo >>"$LOG"; exec "$@"')
    assert machine.setup().returncode == 0
    assert [call.split()[0] for call in machine.calls[:4]] == ["sudo", "apt-get"] * 2


@pytest.mark.parametrize("lacking", ["apt", "rights", "password", "effect"])
def test_where_it_cannot_install_it_names_the_packages(machine: Machine, lacking: str) -> None:
    machine.no_libraries()
    if lacking != "apt":
        machine.with_apt("true")
    if lacking in ("rights", "password"):
        machine.program("id", "echo 1000")
    if lacking == "password":
        machine.program("sudo", "exit 1")
    failed = machine.setup()
    assert failed.returncode == 1
    for words in (
        "apt-get install build-essential pkg-config libcairo2-dev libpango1.0-dev",
        "dnf install gcc pkgconf-pkg-config cairo-devel pango-devel",
        "pacman -S --needed base-devel cairo pango",
        "brew install pkgconf cairo pango",
    ):
        assert words in failed.stderr
    assert not machine.venv.exists()
    assert [call for call in machine.calls if "apt-get" not in call] == []
    if lacking != "effect":
        assert machine.calls == []


def test_an_old_python_gets_one_line(machine: Machine) -> None:
    machine.program("python3", "echo 3.10")
    failed = machine.setup()
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert failed.stderr.count("\n") == 1
    assert "3.11 or newer, found 3.10" in failed.stderr
    assert not machine.venv.exists()


def test_a_newer_python_beside_an_old_one_is_used(machine: Machine) -> None:
    (machine.bin / "python3").rename(machine.bin / "python3.12")
    machine.program("python3", "echo 3.9")
    machine.program("python3.13", "exit 127")  # a pointer to nothing, as pyenv leaves them
    assert machine.setup().returncode == 0
    assert machine.venv.exists()


def test_an_active_environment_is_not_what_the_new_one_hangs_on(machine: Machine) -> None:
    machine.setup()
    (machine.venv / "whole-film").unlink()
    done = machine.setup(env={"PATH": f"{machine.venv / 'bin'}:{machine.bin}"})
    assert done.returncode == 0, done.stderr
    assert (machine.venv / "bin" / "python").resolve() == Path(PYTHON).resolve()
