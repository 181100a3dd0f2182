"""How a film is made: as the options say, else as its reel.toml does, else as is usual."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from click.testing import CliRunner

from reel.cli.main import cli
from reel.records.errors import ReelError
from reel.records.project import Project
from reel.records.settings import Settings

TOML = 'title = "A"\nstoryboard = "a.b:C"\n[settings]\n'
LIGHT = TOML + (
    'voice = "anna"\nloudness = -20\ntheme = "light"\nformats = ["feed", "portrait"]\n'
    'quality = "full"\ncaptions = "both"\n[voices.anna]\nengine = "piper"\n'
)


class Asked:
    """A command line in a project that has nothing but a `reel.toml` and themes by name.

    Attributes:
        made: how each film was to be made, in order.
        checked: in which formats and themes films were to be checked.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[Settings] = []
        self.checked: list[tuple[list[str], tuple[str, ...]]] = []
        (folder / "assets" / "themes").mkdir(parents=True)
        for name in ("dark", "light", "plain"):
            (folder / "assets" / "themes" / f"{name}.toml").touch()

    def write(self, text: str) -> None:
        (self.folder / "reel.toml").write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> None:
        """Run the command, up to where the work would begin."""
        cli.main(arguments, obj=self.folder, standalone_mode=False)

    def made_by(self, *arguments: str) -> Settings:
        self.run(*arguments)
        return self.made[-1]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked(tmp_path)

    def make(versions: Any, *_: Any, **__: Any) -> list[str]:
        asked.made += [settings for _, settings in versions]
        return []

    def check(versions: Any, ids: Any, shapes: Any, themes: Any, *_: Any, **__: Any) -> bool:
        asked.checked.append(([shape.name for shape in shapes], themes))
        return False

    def read(project: Project, theme: str | None, *_: Any) -> SimpleNamespace:
        return SimpleNamespace(project=project, theme_name=theme or project.settings.theme)

    monkeypatch.setattr("reel.cli.rendering.make", make)
    monkeypatch.setattr("reel.cli.checking.check_film", check)
    monkeypatch.setattr("reel.cli.versions.read_film", read)
    monkeypatch.setattr("reel.cli.watch.make", make)
    monkeypatch.setattr("reel.cli.watch.load_storyboard", lambda *_, **__: {"x": None})
    monkeypatch.setattr("reel.cli.watch.can_keep_scenes", lambda: False)
    return asked


def test_what_nobody_sets_is_as_usual(asked: Asked) -> None:
    asked.write(TOML)
    assert asked.made_by() == Settings(
        voice="hibari", speed=1.0, loudness=-16.0, theme="dark", formats=("landscape",),
        quality="hd", captions=None,
    )  # fmt: skip


def test_options_come_before_the_project_and_the_project_before_what_is_usual(
    asked: Asked,
) -> None:
    asked.write(LIGHT)
    own = Settings(
        voice="anna", loudness=-20.0, theme="light", formats=("feed", "portrait"), quality="full",
        captions="both",
    )  # fmt: skip
    assert [shape.name for shape in own.shapes] == ["feed", "portrait"]
    for command in ([], ["clip"], ["film"], ["stills", "x"]):
        assert asked.made_by(*command) == own
    options = (
        "--voice", "none", "--loudness", "-14", "--theme", "dark", "--format", "square",
        "--quality", "720p25", "--captions", "file",
    )  # fmt: skip
    wanted = Settings(
        voice="none", loudness=-14.0, theme="dark", formats=("square",), quality="720p25",
        captions="file",
    )  # fmt: skip
    assert asked.made_by("clip", "x", *options) == wanted
    assert asked.made_by(*options, "clip", "x") == wanted, "given before the command"
    assert asked.made_by("--voice", "none", "film", "--voice", "recorded").voice == "recorded"


def test_each_language_is_made_as_its_own_settings_say(asked: Asked) -> None:
    words = asked.folder / "assets" / "words"
    words.mkdir()
    for code in ("en", "de", "fr"):
        (words / f"{code}.toml").touch()
    asked.write(LIGHT + '[languages.fr]\nvoice = "anna"\n')
    asked.run("clip", "--language", "all")
    assert [each.voice for each in asked.made] == ["anna", "none", "anna"], "en, de, fr"
    assert {each.theme for each in asked.made} == {"light"}
    asked.run("film", "--language", "de", "--voice", "hibari")
    assert len(asked.made) == 4
    assert asked.made[-1].voice == "hibari", "as asked for, though it will say that it cannot"
    with pytest.raises(ReelError, match=r"no language has the code 'ed'; .*words in en, de, fr"):
        asked.run("film", "--language", "ed")


def test_the_check_looks_at_what_would_be_made(asked: Asked) -> None:
    asked.write(LIGHT)
    asked.run("check")
    asked.run("--format", "square", "--voice", "none", "check", "--theme", "plain")
    assert asked.checked == [
        (["feed", "portrait"], ("light", "dark", "plain")),
        (["square"], ("plain",)),
    ]


def test_watch_follows_the_project_file(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def saves(folders: object) -> Iterator[str]:
        yield ""
        asked.write(LIGHT.replace("light", "plain"))
        yield "reel.toml"
        asked.write(TOML + "voice = 3")
        yield "reel.toml"

    monkeypatch.setattr("reel.cli.watch._changes", saves)
    asked.write(LIGHT)
    asked.run("watch", "x", "--voice", "none")
    draft = Settings(
        voice="none", loudness=-20.0, theme="light", formats=("feed",), quality="draft",
        captions="both",
    )  # fmt: skip
    assert asked.made[0] == draft
    assert [each.theme for each in asked.made] == ["light", "plain"]
    said = capsys.readouterr()
    assert "files go to out/draft/voice-none/feed\n" in said.out
    assert said.err.startswith("error: reel.toml: settings.voice: here stands a whole number")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--voice", "hibary"], r"^no voice is called 'hibary'; there are: hibari, .* 'hibari'\?$"),
        (["check", "--voice", "nobody"], "no voice is called 'nobody'"),
        (["watch", "x", "--voice", ""], "no voice is called ''"),
        (["--loudness", "-31"], "-31.0 is not in the range -30<=x<=-10"),
        (["--loudness", "nan"], "it is no number"),
        (["--voice", "none", "list"], "list has no option --voice"),
        (["--loudness", "-14", "check"], "check has no option --loudness"),
        (["--voice", "none", "file", "a.py"], "file has no option --voice"),
    ],
)
def test_what_cannot_be_asked_for_is_named(
    asked: Asked, arguments: list[str], complaint: str
) -> None:
    asked.write(TOML)
    with pytest.raises((ReelError, click.UsageError), match=complaint) as caught:
        asked.run(*arguments)
    assert "\n" not in str(caught.value)
    assert not asked.made


@pytest.mark.parametrize("command", ["", "clip", "film", "stills", "watch", "check", "file"])
def test_help_names_the_usual_and_who_may_set_another(command: str) -> None:
    shown = CliRunner().invoke(cli, [*filter(None, [command]), "--help"]).output
    said = " ".join(shown.split())
    has: Callable[[str], bool] = said.__contains__
    assert has("--voice hibari|recorded|none|NAME") == (command != "file")
    assert has("(hibari, unless reel.toml sets another)") == (command != "file")
    assert has("(-16, unless reel.toml sets another)") == (command not in ("file", "check"))
    assert has("(landscape, unless reel.toml") == (command != "file")
