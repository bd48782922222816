"""Telnyx's own SDK drives the simulator: it places, commands, asks for and ends calls, reads refusals, and verifies what is signed.

Arguments: address of the simulator, API key, connection id, public key in base64. Prints one line for each thing that holds.
"""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import telnyx

base, api_key, connection_id, public_key = sys.argv[1:]
received = []
arrived = threading.Condition()


class Webhooks(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.send_response(204)
        self.end_headers()
        with arrived:
            received.append((dict(self.headers), body))
            arrived.notify_all()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Webhooks)
threading.Thread(target=server.serve_forever, daemon=True).start()


def client(key):
    return telnyx.Telnyx(api_key=key, public_key=public_key, base_url=base + "/v2", max_retries=0)


def event(call, event_type):
    """The event of that type of a call, by the SDK's own reading of what it has verified."""

    def found():
        for headers, body in list(received):
            read = sdk.webhooks.unwrap(body, headers=headers)
            if read.data.event_type == event_type and read.data.payload.call_control_id == call:
                return read.data
        return None

    with arrived:
        assert arrived.wait_for(found, timeout=60), event_type + " has not come"
    return found()


def refused(kind, code, request):
    try:
        request()
    except kind as refusal:
        assert refusal.body["errors"][0]["code"] == code, refusal.body
        return
    raise AssertionError("not refused: " + code)


def invalid(headers, body):
    try:
        sdk.webhooks.unwrap(body, headers=headers)
    except ValueError:
        return
    raise AssertionError("the SDK's validator takes it: " + body)


def dial(by, to, **more):
    url = "http://127.0.0.1:%d/telnyx/status?callId=c-1" % server.server_port
    return by.calls.dial(connection_id=connection_id, to=to, from_="+15550002222", webhook_url=url, **more).data


sdk = client(api_key)

created = dial(sdk, "+15559990002", client_state="YzEtNy0x", command_id="dial-1")
call = created.call_control_id
assert created.is_alive is False
assert dial(sdk, "+15559990002", client_state="YzEtNy0x", command_id="dial-1").call_control_id == call
print("a create under the same command_id is the same call")

assert event(call, "call.initiated").payload.direction == "outgoing"
answered = event(call, "call.answered")
assert answered.payload.client_state == "YzEtNy0x"
assert sdk.calls.retrieve_status(call).data.is_alive is True
print("it tells of a call, and that the call lives")

for _ in range(2):
    assert sdk.calls.actions.speak(call, payload="Hello.", voice="female", command_id="speak-1").data.result == "ok"
assert event(call, "call.speak.ended").payload.status == "completed"
print("it says what is commanded")

assert sdk.calls.actions.hangup(call).data.result == "ok"
ended = event(call, "call.hangup")
assert ended.payload.hangup_cause == "normal_clearing"
assert ended.payload.sip_hangup_cause == "200"
assert sdk.calls.retrieve_status(call).data.end_time
print("it ends a call")

refused(telnyx.UnprocessableEntityError, "90018", lambda: sdk.calls.actions.hangup(call))
refused(telnyx.UnprocessableEntityError, "10016", lambda: dial(sdk, "12"))
refused(telnyx.UnprocessableEntityError, "90015", lambda: sdk.calls.retrieve_status("v3:never"))
refused(telnyx.AuthenticationError, "10009", lambda: dial(client("KEY_other"), "+15559990002"))
print("it refuses in Telnyx's words")

headers, body = received[0]
invalid(headers, body.replace("call.", "cell."))
invalid({**headers, "telnyx-timestamp": str(int(time.time()) - 7)}, body)
invalid({name: value for name, value in headers.items() if name.lower() != "telnyx-signature-ed25519"}, body)
assert len({json.loads(body)["data"]["id"] for _, body in received}) == len(received)
print("it signs what it tells")
