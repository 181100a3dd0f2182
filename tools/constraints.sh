#!/bin/sh
# Writes constraints.txt: the exact version of all that requirements*.txt ask for and of what that
# brings along, for every system and every Python the project runs on.
#
#     sh tools/constraints.sh                           as little new as requirements*.txt allow
#     sh tools/constraints.sh --upgrade-package NAME    that one as new as they allow
#     sh tools/constraints.sh --upgrade                 all as new as they allow
#
# It has an environment of its own, since .venv is made from the file that it writes.

set -eu
CDPATH='' cd "$(dirname "$0")/.."
own=$(mktemp -d)
trap 'rm -rf "$own"' EXIT

python3 -m venv "$own/venv"
"$own/venv/bin/python" -m pip --disable-pip-version-check -qq install uv
cp constraints.txt "$own" # whose versions are kept where they can be
"$own/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
    --output-file "$own/constraints.txt" "$@" requirements-dev.txt >/dev/null

cat - "$own/constraints.txt" >constraints.txt <<END
# The exact versions that tools/setup.sh installs: the same film everywhere, and no surprise from a
# release that came out overnight. Written by \`make constraints\`; do it after each change of
# requirements*.txt, and see that \`make test\` still passes.

END
