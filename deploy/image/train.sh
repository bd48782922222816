#!/usr/bin/env bash
# Runs while the image is built: lets the service start with made-up settings and nothing to talk to, asks it for its
# health, ends it, and leaves app.aot behind.
set -euo pipefail

export KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:9 MONGODB_URI=mongodb://127.0.0.1:9 CALLLOG_URL=http://127.0.0.1:9 \
    PUBLIC_BASE_URL=http://127.0.0.1:9 DIALSTREAM_API_KEYS=nobody=nothing TWILIO_FROM_NUMBER=+15550100 \
    TWILIO_ACCOUNT_SID=AC00000000000000000000000000000000 TWILIO_AUTH_TOKEN=nothing \
    DIALSTREAM_CALLBACK_SECRET=nothing-calls-back SIMULATOR_JOURNAL=/tmp/journal

java @jvm.options -XX:AOTCacheOutput=app.aot -jar app.jar >/tmp/training.log 2>&1 &
service=$!
up=no
for ((i = 0; i < 120; i++)); do
    if bash healthcheck.sh /actuator/health/liveness 2>/dev/null; then
        up=yes
        break
    fi
    sleep 1
done
kill -TERM "$service"
wait "$service" || true
if [[ "$up" == no || ! -s app.aot ]]; then
    cat /tmp/training.log
    echo "the service did not start; no cache was made" >&2
    exit 1
fi
rm -rf /tmp/*
