#!/usr/bin/env bash
# Proves the images on a machine with a Docker engine, a JDK 25 and the jars of the gate; needs root and no registry.
#
# Builds them on a Java runtime packed on the spot, starts every service's container as an ordinary user on a read-only
# file system against the local stack's Kafka and database on the host's loopback address, waits until all are healthy,
# and runs a campaign of 20 leads through them. Takes about three minutes. Leaves nothing behind but the images.
#
#   JRE_IMAGE=eclipse-temurin:25-jre deploy/verify-images.sh     with a base image that is there or can be pulled
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

prefix=dialstream-verify
tag=verify
work="$(mktemp -d)"
containers=()
processes=()
key=verify-key
kafka=19092 mongo=37017
declare -A ports=([provider-simulator]=18090 [calllog-service]=18083 [webhook-ingest-service]=18082
    [dialer-service]=18081 [campaign-service]=18080)
order=(provider-simulator calllog-service webhook-ingest-service dialer-service campaign-service)

finish() {
    local status=$? container
    for container in "${containers[@]}"; do
        ((status == 0)) || { echo "--- $container" && docker logs --tail 5 "$container"; } >&2 || true
        docker rm -f "$container" >/dev/null 2>&1 || true
    done
    ((${#processes[@]} == 0)) || kill "${processes[@]}" 2>/dev/null || true
    wait || true
    rm -rf "$work"
    ((status == 0)) || echo "the images are NOT verified" >&2
}
trap finish EXIT

fail() {
    echo "verify-images: $*" >&2
    exit 1
}

# A file system with Java, bash and a few commands, and nothing else.
pack_jre() {
    local root="$work/root" tool libraries
    mkdir -p "$root"/{usr/bin,tmp,etc}
    chmod 1777 "$root/tmp"
    "$JAVA_HOME/bin/jlink" --strip-java-debug-attributes --no-header-files --no-man-pages --output "$root/opt/java" \
        --add-modules java.se,jdk.unsupported,jdk.management,jdk.jfr,jdk.net,jdk.zipfs,jdk.charsets,jdk.crypto.ec,jdk.naming.dns,jdk.security.auth
    for tool in bash cat rm mkdir sleep id touch; do
        cp -L "$(type -P "$tool")" "$root/usr/bin/$tool"
    done
    ln -s usr/bin "$root/bin"
    ln -s bash "$root/usr/bin/sh"
    ln -s /opt/java/bin/java "$root/usr/bin/java"
    libraries="$(find "$root/usr/bin" "$root/opt/java" -type f \( -perm -1 -o -name '*.so' \) -exec ldd {} \; 2>/dev/null |
        grep -o '/[^ ]*\.so[^ ]*' | grep -v "^$work" | sort -u)"
    # The libraries that programs ask for by name as they run: names of hosts.
    libraries+=" $(find /lib /usr/lib -name 'libnss_files.so.2' -o -name 'libnss_dns.so.2' | sort -u)"
    tar -chf "$work/libraries.tar" $libraries 2>/dev/null
    tar -xf "$work/libraries.tar" -C "$root"
    echo 'root:x:0:0::/:/bin/sh' >"$root/etc/passwd"
    echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
    tar -C "$root" -c . | docker import -c 'ENV PATH=/usr/bin' - dialstream-jre:25 >/dev/null
    JRE_IMAGE=dialstream-jre:25
}

ask() {
    curl -sS --fail-with-body -m 10 -H "Authorization: Bearer $key" -H 'Content-Type: application/json' "$@"
}

field() {
    sed 's/.*"'"$1"'" *: *"\{0,1\}\([^",}]*\).*/\1/'
}

# await SECONDS WHAT COMMAND...
await() {
    local deadline=$((SECONDS + $1)) what="$2"
    shift 2
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < deadline)) || fail "$what is not there after all this time"
        sleep 1
    done
}

healthy() {
    [[ "$(docker inspect --format '{{.State.Health.Status}}' "$1")" == healthy ]]
}

start_stores() {
    local jars=(local-stack/target/local-stack-*-exec.jar)
    [[ -e "${jars[0]}" ]] || fail "the local stack has no jar yet: run mvn -DskipTests package"
    "$JAVA_HOME/bin/java" -Xmx192m -jar "${jars[0]}" kafka --data "$work/kafka" --port $kafka >"$work/kafka.log" 2>&1 &
    processes+=($!)
    "$JAVA_HOME/bin/java" -Xmx192m -jar "${jars[0]}" mongo --data "$work/mongo" --port $mongo >"$work/mongo.log" 2>&1 &
    processes+=($!)
    await 60 Kafka bash -c "exec 3<>/dev/tcp/127.0.0.1/$kafka"
    await 60 MongoDB bash -c "exec 3<>/dev/tcp/127.0.0.1/$mongo"
}

start() {
    local service="$1"
    docker run -d --name "verify-$service" --network host \
        --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --memory 640m \
        -e SERVER_PORT="${ports[$service]}" -e SERVER_ADDRESS=127.0.0.1 \
        -e KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:$kafka -e MONGODB_URI=mongodb://127.0.0.1:$mongo \
        -e CALLLOG_URL="http://127.0.0.1:${ports[calllog-service]}" \
        -e DIALSTREAM_API_KEYS="verify=$key" \
        -e TWILIO_ACCOUNT_SID=AC00000000000000000000000000000000 -e TWILIO_AUTH_TOKEN=simulated \
        -e TWILIO_FROM_NUMBER=+14155550100 -e DIALSTREAM_PROVIDER_TWILIO_CALLSPERSECOND=1000 -e DIALSTREAM_CALLBACK_SECRET=nobody-but-the-simulator \
        -e TWILIO_API_BASE_URL="http://127.0.0.1:${ports[provider-simulator]}" \
        -e PUBLIC_BASE_URL="http://127.0.0.1:${ports[webhook-ingest-service]}" \
        -e SIMULATOR_SPEEDUP=60 -e SIMULATOR_JOURNAL=/tmp/journal \
        -e SPRING_KAFKA_CONSUMER_PROPERTIES_GROUP_INSTANCE_ID="$service-0" \
        "$prefix/$service:$tag" >/dev/null
    containers+=("verify-$service")
}

report() {
    local service="$1" container="verify-$1"
    [[ "$(docker exec "$container" id -u)" == 10001 ]] || fail "$service does not run as an ordinary user"
    ! docker exec "$container" touch /app/written 2>/dev/null || fail "$service can write to its file system"
    docker logs "$container" >"$work/log" 2>/dev/null
    grep -q '^{.*"ecs"' "$work/log" || fail "$service does not log as JSON"
    grep -o 'Started [A-Za-z]* in [0-9.]* seconds' "$work/log" | sed "s/^/$service: /"
}

run_campaign() {
    local api="http://127.0.0.1:${ports[campaign-service]}" leads='' i id status campaign
    ask -o /dev/null -X PUT "$api/agents/reminder" -d '{"name": "Reminder", "message": "Hello."}'
    for ((i = 0; i < 20; i++)); do
        leads+="${leads:+,}{\"name\": \"Person $i\", \"phoneNumber\": \"+1415555$(printf '%04d' $((100 + i)))\"}"
    done
    id="$(ask -X POST "$api/campaigns" -d "{\"name\": \"Images\", \"agentId\": \"reminder\", \"leads\": [$leads]}" |
        field id)"
    for ((i = 0; i < 120; i++)); do
        campaign="$(ask "$api/campaigns/$id")"
        status="$(field status <<<"$campaign")"
        [[ "$status" == RUNNING ]] || break
        sleep 1
    done
    echo "campaign: $status, $(field completedLeads <<<"$campaign") of 20 leads, $(field successfulCalls <<<"$campaign") successful"
    [[ "$status" == COMPLETED && "$(field completedLeads <<<"$campaign")" == 20 ]] || fail "the campaign did not complete"
}

[[ "${JAVA_HOME:+set}" ]] || fail "point JAVA_HOME to a JDK 25"
docker info >/dev/null 2>&1 || fail "needs a Docker engine"
[[ "${JRE_IMAGE:-}" ]] || pack_jre
deploy/build-images.sh --prefix $prefix --tag $tag --jre "$JRE_IMAGE"
start_stores
for service in "${order[@]}"; do start "$service"; done
for service in "${order[@]}"; do await 180 "$service" healthy "verify-$service"; done
echo "all containers are healthy"
for service in "${order[@]}"; do report "$service"; done
run_campaign
for service in "${order[@]}"; do
    began=$SECONDS
    docker stop -t 40 "verify-$service" >/dev/null
    echo "$service ended in $((SECONDS - began)) s with $(docker inspect --format '{{.State.ExitCode}}' "verify-$service")"
done
echo "verified: the images build, run as an ordinary user on a read-only file system, and carry a campaign"
