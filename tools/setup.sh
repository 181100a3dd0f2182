#!/bin/sh
# Sets up what `make film`, `make studio` and `make test` need: system libraries, .venv, packages.
#
#     sh tools/setup.sh film|studio|test
#
# Plain sh, because it runs before anything is installed, and on every `make` after that.
# A stamp in .venv says what that environment was made from. It is taken away before the first
# change and written after the last, so an interrupted set-up has none and is made anew.

set -eu
CDPATH='' cd "$(dirname "$0")/.."

purpose=${1:-}
case $purpose in
    film) requirements=requirements.txt ;;
    studio) requirements=requirements-studio.txt ;;
    test) requirements=requirements-dev.txt ;;
    *) echo "usage: sh tools/setup.sh film|studio|test" >&2; exit 2 ;;
esac

say() { printf 'set-up: %s\n' "$*"; }
fail() { printf 'set-up: %s\n' "$*" >&2; exit 1; }

# --- is there anything to do? ---

# What an environment is made from. The folder is part of it, because the programs in .venv/bin
# begin with its full name: a moved environment is a broken one.
recipe() {
    pwd -P
    uname -sm
    .venv/bin/python -I -S -c 'import sys; print("Python %d.%d" % sys.version_info[:2])'
    cksum tools/setup.sh constraints.txt requirements.txt
    case $1 in studio | test) cksum requirements-studio.txt ;; esac
    if [ "$1" = test ]; then
        cksum requirements-dev.txt requirements-cluster.txt tools/web/package-lock.json
    fi
}

whole() {
    [ -f ".venv/whole-$1" ] || return 1
    [ "$(recipe "$1" 2>/dev/null)" = "$(cat ".venv/whole-$1")" ]
}

# --- Python and the system libraries ---

# Sets `python` and `version`. A candidate is run, not only found: a program of that name may be
# a mere pointer to one that is not there. Of a virtual environment its base is taken, because
# the one in use may be the very .venv that is about to be replaced.
find_python() {
    found=
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 python3.14; do
        version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) \
            || continue
        found="$found $version"
        case $version in 2.* | 3.[0-9] | 3.10) continue ;; esac
        python=$("$candidate" -c 'import sys; print(sys._base_executable)')
        return
    done
    fail "needs Python 3.11 or newer, found${found:- none}. Install one" \
        "(PYTHON=/path/to/python3 names one that is not on the PATH), then run this again."
}

# Prints the Debian name of everything missing. pycairo and manimpango have no wheels for Linux:
# they are compiled. Each check tries the thing itself, so it also holds where there is no dpkg.
missing() {
    echo '#include <stdlib.h>' | ${CC:-cc} -x c -fsyntax-only - 2>/dev/null || echo build-essential
    command -v pkg-config >/dev/null || echo pkg-config
    pkg-config --exists cairo 2>/dev/null || echo libcairo2-dev
    pkg-config --exists pango pangocairo 2>/dev/null || echo libpango1.0-dev
    "$python" -c 'import ensurepip, venv' 2>/dev/null || echo "python$version-venv"
    "$python" -c 'import pathlib, sysconfig
pathlib.Path(sysconfig.get_path("include"), "Python.h").stat()' 2>/dev/null \
        || echo "python$version-dev"
}

in_a_line() { echo $1; } # unquoted: one word a line becomes one line of words

advise() {
    cat >&2 <<END
set-up: missing: $(in_a_line "$packages")
set-up: $1. Please install what Manim is compiled with, then run this again:

    apt     sudo apt-get install build-essential pkg-config libcairo2-dev libpango1.0-dev python$version-venv python$version-dev
    dnf     sudo dnf install gcc pkgconf-pkg-config cairo-devel pango-devel python3-devel
    pacman  sudo pacman -S --needed base-devel cairo pango python
    brew    brew install pkgconf cairo pango python   (the compiler: xcode-select --install)

END
    exit 1
}

# Without a terminal sudo could only wait for a password that nobody types.
may_be_root() {
    [ "$(id -u)" = 0 ] && return
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null || [ -t 0 ]
}

# On a machine just started the system's own updates may hold apt for a while: wait for them.
apt() {
    set -- env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"
    [ "$(id -u)" = 0 ] || set -- sudo "$@"
    "$@" >/dev/null
}

install_libraries() {
    packages=$(missing)
    [ -n "$packages" ] || return 0
    command -v apt-get >/dev/null || advise "There is no apt-get here to install it"
    may_be_root || advise "Installing it needs root, or sudo without a password"
    say "missing here, will be installed with apt-get: $(in_a_line "$packages")"
    apt update || say "apt-get could not renew its lists; going on with those it has."
    # shellcheck disable=SC2086  # one argument a package
    apt install -y --no-install-recommends $packages || advise "apt-get could not install it"
    packages=$(missing)
    [ -z "$packages" ] || advise "It is missing still, after apt-get ran"
}

# --- the environment ---

make_environment() {
    find_python
    install_libraries
    [ ! -e .venv ] || say "the environment in .venv is unfinished or out of date: making it anew."
    say "making .venv with Python $version. Some packages are compiled: a minute or two."
    rm -rf .venv
    "$python" -m venv .venv || { rm -rf .venv; fail "Python could not make .venv (see above)."; }
    # Puts the project's folder on the path, so that `manim scenes/….py` finds `reel` and
    # `scenes`. Not `pip install -e .`: that fetches a build tool over the network, would have
    # to be repeated as pyproject.toml changes, and hides the packages from type checkers.
    # The path is relative, hence free of spaces and accents whatever the folder's name.
    echo ../../../.. >".venv/lib/python$version/site-packages/logreel.pth"
}

pip() { .venv/bin/python -m pip --disable-pip-version-check -qq install -c constraints.txt "$@"; }

# uv takes two thirds of pip's time, the time to fetch uv included. But it knows nothing of pip's
# settings: where they name another index or a proxy, and wherever else uv fails, it is pip's turn.
# As pip does it, packages are copied (links would lead from .venv to uv's cache, so that an edit
# here is an edit there) and compiled (Python may be forbidden to do so when it imports them).
with_uv() {
    case $(.venv/bin/python -m pip config list) in
        *.index-url=* | *.no-index=* | *.proxy=*) return 1 ;;
    esac
    pip --only-binary uv uv 2>/dev/null || return 1
    .venv/bin/uv pip install -q --python .venv/bin/python --link-mode copy --compile-bytecode \
        -c constraints.txt -r "$requirements" && return
    say "uv could not install them (see above); trying with pip."
    return 1
}

if whole "$purpose"; then exit; fi
whole film || make_environment
rm -f .venv/whole-film .venv/whole-studio .venv/whole-test

say "installing the packages of $requirements."
with_uv || pip -r "$requirements" \
    || fail "pip could not install the packages (see above). The next run starts anew."
# What compiles may still not load; better known now than in the middle of a render.
.venv/bin/python -c 'import cairo, manimpango, reel' \
    || fail "the packages do not load (see above). The next run starts anew."

# What checks the scripts of pages. None of it is in a film or a course.
if [ "$purpose" = test ]; then
    say "installing the packages of tools/web."
    (PATH="$PWD/.venv/bin:$PATH" && cd tools/web && npm ci --loglevel=error --ignore-scripts >/dev/null) \
        || fail "npm could not install them (see above). The next run starts anew."
fi

recipe film >.venv/whole-film
if [ "$purpose" != film ]; then recipe studio >.venv/whole-studio; fi
if [ "$purpose" = test ]; then recipe test >.venv/whole-test; fi
say "all is ready."
