#!/usr/bin/env bash
# Succeeds when the service in this container is ready. Needs nothing but bash.
# The simulator has no management port.
{ exec 3<>"/dev/tcp/127.0.0.1/${MANAGEMENT_SERVER_PORT:-$((SERVER_PORT + 1000))}"; } 2>/dev/null ||
    exec 3<>"/dev/tcp/127.0.0.1/$SERVER_PORT" || exit 1
printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "${1:-/actuator/health/readiness}" >&3
read -r -t 2 _ status _ <&3
[[ "$status" == 200 ]]
