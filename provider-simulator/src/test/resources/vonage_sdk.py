"""Drives a server with Vonage's SDK and prints, as JSON, what the SDK makes of the answers.

Arguments: host:port, application id, file with its private key, address for events, then a
command. REQUESTS_CA_BUNDLE has the server's certificate, as the SDK insists on TLS.
"""

import json
import sys

from vonage import Auth, HttpClientOptions, Vonage
from vonage_http_client.errors import HttpRequestError
from vonage_jwt import verify_signature
from vonage_voice import CreateCallRequest, ListCallsFilter, Talk

host, application, key, events, command = sys.argv[1:6]
voice = Vonage(
    Auth(application_id=application, private_key=key),
    HttpClientOptions(api_host=host, max_retries=0),
).voice


def create(to):
    return voice.create_call(
        CreateCallRequest(
            to=[{'type': 'phone', 'number': to}],
            from_={'type': 'phone', 'number': '15550002222'},
            ncco=[Talk(text='Hello')],
            event_url=[events],
            ringing_timer=60,
            length_timer=3600,
            advanced_machine_detection={'behavior': 'continue', 'mode': 'default', 'beep_timeout': 45},
        )
    ).model_dump()


def refused(request):
    try:
        request()
    except HttpRequestError as error:
        return {'error': type(error).__name__, 'status': error.response.status_code, 'body': error.response.json()}
    return {'error': None}


def wait_until(uuid, *states):
    while voice.get_call(uuid).status not in states:
        pass
    return voice.get_call(uuid).model_dump()


def calls():
    created = create('15550001111')
    hanging = create('15559990002')
    answered = wait_until(hanging['uuid'], 'answered')
    found, _ = voice.list_calls(ListCallsFilter(status='answered', page_size=100))
    voice.hangup(hanging['uuid'])
    transferred = create('15559990002')
    wait_until(transferred['uuid'], 'answered')
    voice.transfer_call_ncco(transferred['uuid'], [Talk(text='Good bye')])
    return {
        'created': created,
        'answered': answered,
        'found': [call.uuid for call in found],
        'ended': wait_until(hanging['uuid'], 'completed'),
        'again': refused(lambda: voice.hangup(hanging['uuid'])),
        'transferred': wait_until(transferred['uuid'], 'completed'),
        'completed': wait_until(created['uuid'], 'completed'),
        'busy': wait_until(create('15559990003')['uuid'], 'busy', 'rejected'),
    }


def errors():
    http = voice.http_client
    body = {
        'to': [{'type': 'phone', 'number': '12'}],
        'from': {'type': 'phone', 'number': '15550002222'},
        'ncco': [{'action': 'talk', 'text': 'Hello'}],
    }
    return {
        'number': refused(lambda: http.post(http.api_host, '/v1/calls', body)),
        'unknown': refused(lambda: voice.get_call('00000000-0000-4000-8000-000000000000')),
    }


def pages():
    uuids = [create('15550001111')['uuid'] for _ in range(3)]
    found, index = [], 0
    while index is not None:
        page, index = voice.list_calls(ListCallsFilter(page_size=100, record_index=index))
        found += [call.uuid for call in page]
    return {'created': uuids, 'found': found}


def stranger():
    return refused(lambda: create('15550001111'))


def verify():
    secret, *tokens = sys.stdin.read().split()
    return [verify_signature(token, secret) for token in tokens]


print(json.dumps({'calls': calls, 'errors': errors, 'pages': pages, 'stranger': stranger, 'verify': verify}[command]()))
