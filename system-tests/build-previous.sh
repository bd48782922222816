#!/usr/bin/env bash
# Builds the services of the version before (the commit in previous-version) once, in a folder of the user's cache, and says where
# they are. Ends with 3 where the history does not have that commit.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
commit="$(<"$here/previous-version")"
versions="${XDG_CACHE_HOME:-$HOME/.cache}/dialstream/versions"
services=(campaign-service dialer-service webhook-ingest-service calllog-service)

if [[ ! -d "$versions/$commit" ]]; then
    if ! git -C "$here" cat-file -e "$commit^{commit}" 2>/dev/null; then
        echo "build-previous: the history does not have $commit" >&2
        exit 3
    fi
    mkdir -p "$versions"
    work="$(mktemp -d "$versions/building.XXXXXX")"
    trap 'rm -rf "$work"' EXIT
    git -C "$here/.." archive "$commit" | tar -x -C "$work"
    (
        cd "$work"
        export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
        mvn -q -B -T 1C -DskipTests -Dspotless.check.skip=true -pl "$(IFS=, && echo "${services[*]}")" -am package
    ) >&2
    for service in "${services[@]}"; do
        mkdir -p "$work/version/$service/target"
        mv "$work/$service"/target/*-exec.jar "$work/version/$service/target"
    done
    # Of several who build it at once the first one wins.
    mv -T "$work/version" "$versions/$commit" 2>/dev/null || [[ -d "$versions/$commit" ]]
fi
echo "$versions/$commit"
