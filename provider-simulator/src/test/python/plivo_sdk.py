"""Plivo's own SDK against a simulator: plivo_sdk.py URL AUTH_ID AUTH_TOKEN. Prints "agreed" if it agrees."""

import http.server
import queue
import sys
import threading
import time
import urllib.parse

import plivo
import plivo.rest.client
from plivo.exceptions import AuthenticationError, PlivoServerError, ResourceNotFoundError, ValidationError
from plivo.utils import validate_v3_signature
import requests

BASE, AUTH_ID, AUTH_TOKEN = sys.argv[1:]
HANGS = "15559990001"
PATIENCE = 60

for name in ("PLIVO_API_BASE_URI", "API_VOICE_BASE_URI", "API_VOICE_BASE_URI_FALLBACK_1", "API_VOICE_BASE_URI_FALLBACK_2"):
    setattr(plivo.rest.client, name, BASE + "/v1/Account")

received = queue.Queue()


class Receiver(http.server.BaseHTTPRequestHandler):
    """Takes what is called back, and tells to say hello."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        received.put((self.command, self.path, dict(urllib.parse.parse_qsl(body, keep_blank_values=True)), self.headers))
        answer = b"<Response><Speak>Hello</Speak></Response>"
        self.send_response(200)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=server.serve_forever, daemon=True).start()
here = "http://127.0.0.1:%d" % server.server_port
client = plivo.RestClient(AUTH_ID, AUTH_TOKEN)


def create(to, **more):
    return client.calls.create(
        from_="15550002222",
        to_=to,
        answer_url=here + "/voice?b=2&a=x",
        ring_url=here + "/status?t=1&callId=c-1",
        hangup_url=here + "/status?t=1&callId=c-1",
        **more,
    )


def is_signed(method, path, form, headers, token=AUTH_TOKEN):
    return validate_v3_signature(
        method, here + path, headers["X-Plivo-Signature-V3-Nonce"], token, headers["X-Plivo-Signature-V3"], dict(form)
    )


def call_back():
    method, path, form, headers = received.get(timeout=PATIENCE)
    if method == "GET":
        form = {}
    assert is_signed(method, path, form, headers), (method, path)
    assert not is_signed(method, path + "1", form, headers), "another address"
    assert not is_signed(method, path, {**form, "x": "y"}, headers), "another field"
    assert not is_signed(method, path, form, headers, "another-token"), "another token"
    return urllib.parse.parse_qs(urllib.parse.urlsplit(path).query) if method == "GET" else form


def refused(kind, ask):
    try:
        ask()
    except kind as refusal:
        return str(refusal)
    raise AssertionError("not refused")


def recorded(uuid):
    """The record of a call, which comes later than its callback."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return client.calls.get(uuid)
        except ResourceNotFoundError:
            assert time.monotonic() < until, "no record"
            time.sleep(0.05)


# A call from beginning to end.
made = create("15550001111")
assert made.message == "call fired" and made.request_uuid and made.api_id
events = {event["Event"]: event for event in (call_back() for _ in range(3))}  # in whatever order they arrive
assert set(events) == {"Ring", "StartApp", "Hangup"}, events
assert {event["RequestUUID"] for event in events.values()} == {made.request_uuid}
uuid = events["Ring"]["CallUUID"]
record = recorded(uuid)
assert record.call_uuid == uuid and str(record.call_duration) == events["Hangup"]["Duration"]
assert [call.call_uuid for call in client.calls.list(to_number="15550001111")] == [uuid]

# One that is live, and hung up.
create(HANGS)
live = [call_back() for _ in range(2)][1]["CallUUID"]
assert live in client.live_calls.list_ids().calls
assert client.live_calls.get(live).call_status == "in-progress"
assert client.queued_calls.list_ids().calls == []
client.calls.transfer(live, legs="aleg", aleg_url=here + "/else", aleg_method="POST")
assert call_back()["CallUUID"] == live
client.calls.hangup(live)
assert call_back()["CallStatus"] == "completed"
refused(ResourceNotFoundError, lambda: client.calls.hangup(live))
refused(ResourceNotFoundError, lambda: client.live_calls.get(live))
refused(ResourceNotFoundError, lambda: client.calls.cancel(made.request_uuid))

# One that is asked for by GET: all that is told is in the query, and is signed there.
create(HANGS, answer_method="GET")
assert call_back()["Event"] == "Ring"
assert call_back()["Event"] == ["StartApp"]
for uuid in client.live_calls.list_ids().calls:
    client.calls.hangup(uuid)
assert call_back()["Event"] == "Hangup"

# Refusals in words that the SDK reads.
assert "not a valid phone number" in refused(ValidationError, lambda: create("12"))
stranger = plivo.RestClient(AUTH_ID, "another-token")
refused(AuthenticationError, lambda: stranger.calls.get(uuid))

# The SDK itself repeats a create after a 5xx: whoever used it to place calls would call people again.
def accepted():
    return requests.get(BASE + "/simulator/report", timeout=PATIENCE).json()["createsAccepted"]


before = accepted()
fault = {"error-500-after": {"suffix": "0009"}}
requests.put(BASE + "/simulator/faults", json=fault, timeout=PATIENCE).raise_for_status()
refused(PlivoServerError, lambda: create("15550000009"))
assert accepted() - before == 3, accepted() - before

print("agreed")
