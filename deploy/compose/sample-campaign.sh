#!/bin/sh
# Calls fifty made-up people through the simulator and shows how it goes.
set -eu
key="${DIALSTREAM_API_KEYS%%,*}"
key="${key#*=}"

ask() {
    curl -sS --fail-with-body -H "Authorization: Bearer $key" -H 'Content-Type: application/json' "$@"
}

ask -o /dev/null -X PUT "$API/agents/reminder" \
    -d '{"name": "Reminder", "message": "This is a reminder of your appointment tomorrow."}'

leads=''
i=0
while [ "$i" -lt 50 ]; do
    leads="$leads${leads:+,}{\"name\": \"Person $i\", \"phoneNumber\": \"+1415555$(printf '%04d' $((100 + i)))\"}"
    i=$((i + 1))
done
campaign="$(ask -X POST "$API/campaigns" -d "{\"name\": \"Sample\", \"agentId\": \"reminder\", \"leads\": [$leads]}")"
id="$(printf '%s' "$campaign" | sed 's/.*"id" *: *"\([^"]*\)".*/\1/')"
echo "campaign $id"

seconds=0
while [ "$seconds" -lt 900 ]; do
    now="$(ask "$API/campaigns/$id" | tr -d ' \n')"
    status="$(printf '%s' "$now" | sed 's/.*"status":"\([A-Z]*\)".*/\1/')"
    done="$(printf '%s' "$now" | sed 's/.*"completedLeads":\([0-9]*\).*/\1/')"
    echo "$status $done/50"
    [ "$status" = RUNNING ] || exit 0
    sleep 5
    seconds=$((seconds + 5))
done
exit 1
