"""The studio as it is started, with real scenes: a clip of a film, and a plain Manim file."""

import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import until
from tests.conftest import Project, new_whole_project
from tests.reel.studio.conftest import colour
from tests.reel.studio.started import becomes, studio

pytestmark = pytest.mark.slow

PLAIN = """
import manim as mn


class Intro(mn.Scene):
    def construct(self):
        square = mn.Square(8, color="#FF0000", fill_opacity=1)
        self.add(square)
        self.wait(1)
        self.play(square.animate.set_color("#0000FF"))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return new_whole_project(tmp_path_factory.mktemp("real") / "my films")


def test_a_clip_follows_its_theme_its_scene_and_its_words(project: Project, page: Page) -> None:
    with studio(project, page, "first"):
        before = colour(page)
        theme = project.folder / "assets/themes/dark.toml"
        text = theme.read_text()
        theme.write_text(re.sub(r'(?m)^product = "#\w+"', 'product = "#00FF00"', text))
        becomes(page, 0, 255, 0)
        project.edit("scenes/first.py", "fill_color=colour", 'fill_color="#0000FF"')
        becomes(page, 0, 0, 255)
        project.edit("scenes/first.py", "self.add(square)", "self.add(square / 0)")
        panel = page.locator(".screen .fault")
        expect(panel).to_contain_text("TypeError", timeout=60_000)
        expect(panel.get_by_role("heading")).to_contain_text("scenes/first.py:10")
        project.edit("scenes/first.py", "self.add(square / 0)", "self.add(square)")
        becomes(page, 0, 0, 255)
        expect(panel).to_have_count(0)
        project.edit("assets/words/en.toml", "It comes back", "It really comes back")
        page.locator("#slider").focus()
        page.keyboard.press("PageUp")
        until(page, "document.querySelector('#words').textContent.includes('really')", 60)
        theme.write_text(text)
        project.edit("scenes/first.py", 'fill_color="#0000FF"', "fill_color=colour")
        page.keyboard.press("Home")
        becomes(page, *before)


def test_a_plain_manim_file_is_shown_and_followed(
    project: Project, page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "my_scenes.py"
    file.write_text(PLAIN)
    with studio(project, page, str(file), "Intro"):
        becomes(page, 255, 0, 0)
        expect(page.get_by_role("heading", level=1)).to_have_text("Intro: my_scenes.py")
        expect(page.locator("#add")).to_be_hidden()
        expect(page.locator("#beats span")).to_have_count(2, timeout=60_000)
        page.locator("#slider").focus()
        page.keyboard.press("End")
        becomes(page, 0, 0, 255)
        file.write_text(PLAIN.replace("#0000FF", "#00FF00"))
        becomes(page, 0, 255, 0)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nobody",), "nobody"),
        (("first", "second"), "one clip at a time"),
        (("first", "--theme", "pink"), "no theme is called 'pink'"),
        (("first", "--language", "xx"), "xx"),
        (("gone.py",), "no such Python file"),
    ],
)
def test_what_cannot_be_shown_is_told_in_a_line(
    project: Project, args: tuple[str, ...], said: str
) -> None:
    made = project.run("studio", *args, "--no-browser")
    assert made.returncode != 0
    (line,) = made.stderr.splitlines()
    assert said in line


def test_ctrl_c_ends_it_and_leaves_nothing(project: Project, page: Page) -> None:
    with studio(project, page, "second") as process:
        process.send_signal(signal.SIGINT)
        _, complained = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in complained
    expect(page.locator("#connection")).to_contain_text("Connection lost")
