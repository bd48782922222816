#!/usr/bin/env bash
# Installs SecantusDB, on which the stores are tested a second time, into a virtual environment in a folder of the user's
# cache. It is GPL: a process beside the tests, never linked and never shipped.
set -euo pipefail

version=0.7.0b3
home="${XDG_CACHE_HOME:-$HOME/.cache}/dialstream/secantusdb"

if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends python3 python3-venv
fi
[[ -x "$home/bin/pip" ]] || python3 -m venv "$home"
"$home/bin/pip" install -q --disable-pip-version-check "secantusdb==$version"
echo "SecantusDB $version"
