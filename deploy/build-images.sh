#!/usr/bin/env bash
# Builds the images of the services from the jars that `./dialstream build` or `./dialstream test` made.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
    cat <<'TEXT'
Usage: deploy/build-images.sh [OPTION]... [SERVICE]...

Builds the images of all services and of the simulator, or only of those named.

  --prefix PREFIX   the images are PREFIX/SERVICE:TAG; default: dialstream
  --tag TAG         default: the version in pom.xml
  --jre IMAGE       a base image with Java 25 and bash; default: eclipse-temurin:25-jre
  --no-aot-cache    smaller images that start slower
TEXT
}

declare -A ports=([campaign-service]=8080 [dialer-service]=8081 [webhook-ingest-service]=8082
    [calllog-service]=8083 [provider-simulator]=8090)
prefix=dialstream
tag="$(sed -n 's:^    <version>\(.*\)</version>$:\1:p' pom.xml | head -1)"
arguments=()
services=()

while (($#)); do
    case "$1" in
    --prefix) prefix="$2" && shift ;;
    --tag) tag="$2" && shift ;;
    --jre) arguments+=(--build-arg "JRE_IMAGE=$2") && shift ;;
    --no-aot-cache) arguments+=(--build-arg AOT_CACHE=no) ;;
    -h | --help) usage && exit ;;
    -*) usage >&2 && exit 2 ;;
    *) services+=("$1") ;;
    esac
    shift
done
((${#services[@]})) || services=("${!ports[@]}")

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
for service in "${services[@]}"; do
    jars=("$service/target/$service"-*-exec.jar)
    [[ -n "${ports[$service]:-}" ]] || { echo "there is no service $service" >&2 && exit 2; }
    [[ -e "${jars[0]}" ]] || { echo "$service has no jar yet: run ./dialstream build" >&2 && exit 1; }
    ((${#jars[@]} == 1)) || { echo "which of these? ${jars[*]}" >&2 && exit 1; }
    # The builder is given this one jar, and no network: everything else comes from the base image.
    tar -c deploy/Dockerfile deploy/image "${jars[0]}" |
        docker build --network none -f deploy/Dockerfile "${arguments[@]}" --build-arg "SERVICE=$service" \
            --build-arg "PORT=${ports[$service]}" -t "$prefix/$service:$tag" - >"$log" 2>&1 ||
        { cat "$log" >&2 && exit 1; }
    docker image inspect --format "{{index .RepoTags 0}} {{.Size}}" "$prefix/$service:$tag" |
        awk '{printf "%-50s %4d MB\n", $1, $2 / 1000000}'
done
