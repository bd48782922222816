"""Asks the vendors' SDKs for Python whether what was posted about incoming calls is signed.

Arguments: Vonage's signature secret, Plivo's auth token, Telnyx's public key. Reads a JSON list of requests (url, headers,
body) and prints a list of truths.
"""

import json
import sys
import urllib.parse

import telnyx
from plivo.utils import validate_v3_signature
from vonage_jwt import verify_signature

vonage, plivo, key = sys.argv[1:4]
sdk = telnyx.Telnyx(api_key="any", public_key=key)


def by_telnyx(body, headers):
    try:
        sdk.webhooks.unwrap(body, headers=headers)
        return True
    except Exception:
        return False


def is_signed(url, headers, body):
    if "telnyx-signature-ed25519" in headers:
        return by_telnyx(body, headers)
    if "x-plivo-signature-v3" in headers:
        form = dict(urllib.parse.parse_qsl(body, keep_blank_values=True))
        nonce = headers["x-plivo-signature-v3-nonce"]
        return validate_v3_signature("POST", url, nonce, plivo, headers["x-plivo-signature-v3"], form)
    return verify_signature(headers["authorization"].removeprefix("Bearer "), vonage)


print(json.dumps([is_signed(**request) for request in json.load(sys.stdin)]))
