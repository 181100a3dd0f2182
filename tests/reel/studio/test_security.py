"""Nobody but the page that was opened by its whole address gets anything from the studio."""

import http.client
import json
import os
import socket
from contextlib import closing, suppress
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from reel.studio.server import HOST
from reel.studio.token import token_in
from tests.conftest import Project
from tests.reel.studio.conftest import TOKEN, Studio


class Answer(NamedTuple):
    """What the server answers."""

    status: int
    headers: Message
    body: bytes


def asked(studio: Studio, path: str, **headers: str) -> Answer:
    """Ask for a path, as it stands."""
    with closing(http.client.HTTPConnection(HOST, studio.port, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read())


def talk(studio: Studio, origin: str | None = "") -> ClientConnection:
    """Open the socket, as a page of an origin does; of the studio's own by default."""
    own = f"http://{HOST}:{studio.port}"
    return connect(
        f"ws://{HOST}:{studio.port}/{TOKEN}/socket",
        origin=None if origin is None else Origin(origin or own),
        max_size=None,
        max_queue=None,  # or it could not close while it is told much
        proxy=None,
    )


def test_the_page_may_load_nothing_from_elsewhere(studio: Studio) -> None:
    answer = asked(studio, f"/{TOKEN}/")
    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize(
    "path",
    ["/", "/index.html", "/studio.js", "/socket", f"/{TOKEN}", f"/{TOKEN[:-1]}x/", f"//{TOKEN}/"],
)
def test_without_the_token_nothing_is_served(studio: Studio, path: str) -> None:
    answer = asked(studio, path)
    assert answer.status == 404
    assert b"script" not in answer.body


@pytest.mark.parametrize(
    "path",
    [
        "../server.py", "..%2fserver.py", "%2e%2e/server.py", "..%5cserver.py",
        "static/../server.py", "/etc/passwd", "%2fetc%2fpasswd", "studio.d.ts",
        "sound/../index.html", "sound/..%2findex.html",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_page(studio: Studio, path: str) -> None:
    answer = asked(studio, f"/{TOKEN}/{path}")
    assert answer.status == 404
    assert b"import" not in answer.body


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{80}", "127.0.0.1", "[::1]"])
def test_another_host_name_is_refused(studio: Studio, host: str) -> None:
    assert asked(studio, f"/{TOKEN}/", Host=host).status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1"])
def test_another_origin_is_refused(studio: Studio, origin: str) -> None:
    assert asked(studio, f"/{TOKEN}/studio.js", Origin=origin).status == 403
    with pytest.raises(InvalidStatus) as refused:
        talk(studio, origin)
    assert refused.value.response.status_code == 403


def test_a_socket_that_names_no_origin_is_refused(studio: Studio) -> None:
    with pytest.raises(InvalidStatus) as refused:
        talk(studio, None)
    assert refused.value.response.status_code == 403


def test_a_socket_with_another_token_is_refused(studio: Studio) -> None:
    with pytest.raises(InvalidStatus):
        connect(
            f"ws://{HOST}:{studio.port}/{TOKEN[:-1]}x/socket",
            origin=Origin(f"http://{HOST}:{studio.port}"),
            proxy=None,
        )


def test_a_page_hears_what_the_studio_is_about(studio: Studio) -> None:
    with talk(studio) as page:
        assert json.loads(page.recv())["clip"] == "first"


NONSENSE = ["{", '{"kind": "shell"}', '{"kind": "run"}', b"\0", "x" * 99999]


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_ends_the_connection_and_nothing_else(
    studio: Studio, nonsense: str | bytes
) -> None:
    with talk(studio) as page:
        page.send(nonsense)
        with suppress(ConnectionClosed):
            while True:
                page.recv(timeout=10)
        assert page.close_code in (1003, 1007, 1008, 1009)
    test_a_page_hears_what_the_studio_is_about(studio)


def test_a_command_that_there_is_none_of_is_not_run(studio: Studio) -> None:
    with talk(studio) as page:
        page.send(json.dumps({"kind": "run", "name": "rm"}))
        while (told := page.recv(timeout=10)) and isinstance(told, bytes | str):
            if isinstance(told, str) and json.loads(told)["kind"] in ("notice", "running"):
                break
        assert json.loads(told)["kind"] == "notice"


def test_only_this_machine_is_served(studio: Studio) -> None:
    names = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    for place in {str(each[4][0]) for each in names} - {HOST}:
        with socket.socket() as caller:
            caller.settimeout(2)
            assert caller.connect_ex((place, studio.port)) != 0


def test_a_second_studio_at_the_port_says_so_in_a_line(studio: Studio, tiny: Project) -> None:
    made = tiny.run("studio", "--no-browser", "--port", str(studio.port))
    assert made.returncode != 0
    (line,) = made.stderr.splitlines()
    assert str(studio.port) in line
    assert "take another port" in line
    assert "Traceback" not in made.stderr + made.stdout


def test_the_token_is_its_owners_alone_and_stays(tmp_path: Path) -> None:
    token = token_in(tmp_path)
    file = tmp_path / "studio" / "token"
    assert len(token) >= 43
    assert token_in(tmp_path) == token
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
        file.chmod(0o644)
        assert token_in(tmp_path) != token, "others could have read it"
        assert file.stat().st_mode & 0o777 == 0o600


def test_without_its_packages_it_says_what_to_install_and_others_need_none(
    tiny: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("starlette", "uvicorn", "websockets"):
        (tmp_path / f"{name}.py").write_text("raise ModuleNotFoundError('no such thing')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    made = tiny.run("studio", "--no-browser")
    assert made.returncode != 0
    (line,) = made.stderr.splitlines()
    assert "pip install starlette uvicorn websockets" in line
    assert tiny.run("list").returncode == 0
    assert tiny.run("cache").returncode == 0
