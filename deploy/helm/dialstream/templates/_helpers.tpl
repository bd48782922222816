{{/* What is true of each service, whatever the values are. */}}
{{- define "dialstream.facts" -}}
campaign-service: { port: 8080, management: 9080, mongodb: true, access: true, twilio: false, account: false, consumer: true, laggedTopic: "", probe: readiness }
dialer-service: { port: 8081, management: 9081, mongodb: true, access: false, twilio: true, account: true, consumer: true, laggedTopic: call-status, probe: readiness }
webhook-ingest-service: { port: 8082, management: 9082, mongodb: false, access: false, twilio: false, account: true, consumer: false, laggedTopic: "", probe: traffic }
calllog-service: { port: 8083, management: 9083, mongodb: true, access: true, twilio: false, account: false, consumer: true, laggedTopic: call-status, probe: readiness }
{{- end }}

{{- define "dialstream.name" -}}
{{- printf "%s-%s" .root.Release.Name .service | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{- define "dialstream.selector" -}}
app.kubernetes.io/name: {{ .service }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "dialstream.commonLabels" -}}
app.kubernetes.io/part-of: dialstream
app.kubernetes.io/version: {{ include "dialstream.tag" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | quote }}
{{- end }}

{{- define "dialstream.labels" -}}
{{ include "dialstream.selector" . }}
{{ include "dialstream.commonLabels" .root }}
{{- end }}

{{- define "dialstream.tag" -}}
{{- .Values.image.tag | default .Chart.AppVersion -}}
{{- end }}

{{- define "dialstream.image" -}}
{{- printf "%s/%s:%s" .root.Values.image.prefix .service (include "dialstream.tag" .root) -}}
{{- end }}

{{- define "dialstream.bootstrapServers" -}}
{{- with .Values.kafka.cluster -}}
{{- if .enabled -}}
{{- printf "%s-kafka-bootstrap:9092" .name -}}
{{- else -}}
{{- required "kafka.bootstrapServers must name the Kafka brokers (host:port,host:port), or kafka.cluster.enabled must be true" $.Values.kafka.bootstrapServers -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "dialstream.scaled" -}}
{{- if .values.autoscaling.enabled -}}
{{- if and .root.Values.keda.enabled .facts.laggedTopic -}}keda{{- else -}}hpa{{- end -}}
{{- end -}}
{{- end }}

{{/* More consumers than partitions would only wait. */}}
{{- define "dialstream.maxReplicas" -}}
{{- $max := int .values.autoscaling.max -}}
{{- if .facts.consumer -}}{{- min $max (int .root.Values.kafka.partitions) -}}{{- else -}}{{- $max -}}{{- end -}}
{{- end }}

{{- define "dialstream.secretEnv" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ .name }}
      key: {{ .key }}
{{- end }}

{{- define "dialstream.env" -}}
{{- $values := .root.Values -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ include "dialstream.bootstrapServers" .root | quote }}
- name: DIALSTREAM_EVENTLOG_PARTITIONS
  value: {{ $values.kafka.partitions | quote }}
- name: DIALSTREAM_EVENTLOG_REPLICATION
  value: {{ $values.kafka.replication | quote }}
{{- with $values.kafka.prefix }}
- name: DIALSTREAM_EVENTLOG_PREFIX
  value: {{ . | quote }}
{{- end }}
{{- with $values.tracing.endpoint }}
- name: DIALSTREAM_TRACING_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- with $values.ingress.trustedProxies }}
- name: DIALSTREAM_HTTP_TRUSTEDPROXIES
  value: {{ join "," . | quote }}
{{- end }}
{{- if .facts.mongodb }}
{{- with $values.mongodb }}
{{- if .cluster.enabled }}
{{ include "dialstream.secretEnv" (dict "variable" "MONGODB_URI" "name" (printf "%s-admin-dialstream" .cluster.name) "key" "connectionString.standardSrv") }}
{{- else }}
{{ include "dialstream.secretEnv" (dict "variable" "MONGODB_URI" "name" .secret.name "key" .secret.key) }}
{{- end }}
{{- end }}
{{- end }}
{{- if .facts.access }}
{{- with $values.access }}
{{- if .secret.name }}
{{ include "dialstream.secretEnv" (dict "variable" "DIALSTREAM_API_KEYS" "name" .secret.name "key" .secret.key) }}
{{- end }}
{{- if .jwtIssuer }}
- name: DIALSTREAM_ACCESS_JWTISSUER
  value: {{ .jwtIssuer | quote }}
- name: DIALSTREAM_ACCESS_JWTAUDIENCE
  value: {{ required "access.jwtAudience must be the audience that the issuer's tokens name for this API" .jwtAudience | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- if .facts.account }}
- name: PUBLIC_BASE_URL
  value: {{ required "publicBaseUrl must be the address at which the provider reaches the webhook-ingest-service" $values.publicBaseUrl | quote }}
{{- with $values.twilio.secret }}
{{ include "dialstream.secretEnv" (dict "variable" "TWILIO_ACCOUNT_SID" "name" .name "key" .accountSidKey) }}
{{ include "dialstream.secretEnv" (dict "variable" "TWILIO_AUTH_TOKEN" "name" .name "key" .authTokenKey) }}
{{- if and .previousAuthTokenKey (not $.facts.twilio) }}
{{ include "dialstream.secretEnv" (dict "variable" "TWILIO_AUTH_TOKEN_PREVIOUS" "name" .name "key" .previousAuthTokenKey) }}
{{- end }}
{{- end }}
{{- end }}
{{- if .facts.account }}
{{- range $id, $account := $values.providers.accounts }}
{{- with $account.secret }}
{{- $secret := .name }}
{{- range $name, $key := .keys }}
{{ include "dialstream.secretEnv" (dict "variable" (printf "DIALSTREAM_PROVIDER_%s_%s" (upper $id) $name) "name" $secret "key" $key) }}
{{- end }}
{{- end }}
{{- end }}
{{- with $values.callbacks.secret }}
{{ include "dialstream.secretEnv" (dict "variable" "DIALSTREAM_CALLBACK_SECRET" "name" .name "key" .key) }}
{{- if .previousKey }}
{{ include "dialstream.secretEnv" (dict "variable" "DIALSTREAM_CALLBACK_SECRET_PREVIOUS" "name" .name "key" .previousKey) }}
{{- end }}
{{- end }}
{{- end }}
{{- if and $values.agents.twimlHosts (has .service (list "campaign-service" "webhook-ingest-service")) }}
- name: DIALSTREAM_AGENTS_TWIMLHOSTS
  value: {{ join "," $values.agents.twimlHosts | quote }}
{{- end }}
{{- if eq .service "campaign-service" }}
- name: DIALSTREAM_RULES_FORBIDDENPREFIXES
  value: {{ join "," $values.rules.forbiddenPrefixes | quote }}
- name: DIALSTREAM_RULES_FORBIDDENTYPES
  value: {{ join "," $values.rules.forbiddenTypes | quote }}
{{- end }}
{{- if or .facts.account (eq .service "campaign-service") }}
- name: DIALSTREAM_PROVIDER_DEFAULT
  value: {{ $values.providers.default | quote }}
{{- range $id, $account := $values.providers.accounts }}
{{- range $name, $value := $account.settings }}
- name: {{ printf "DIALSTREAM_PROVIDER_%s_%s" (upper $id) $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- if and (or .facts.twilio (eq .service "campaign-service")) (or $values.twilio.fromNumber (not $values.providers.accounts)) }}
- name: TWILIO_FROM_NUMBER
  value: {{ required "twilio.fromNumber must be the number to call from" $values.twilio.fromNumber | quote }}
{{- end }}
{{- if .facts.twilio }}
{{- with $values.twilio.apiBaseUrl }}
- name: TWILIO_API_BASE_URL
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- if eq .service "campaign-service" }}
- name: PUBLIC_BASE_URL
  value: {{ required "publicBaseUrl must be the address at which the provider reaches the webhook-ingest-service" $values.publicBaseUrl | quote }}
- name: CALLLOG_URL
  value: http://{{ include "dialstream.name" (dict "root" .root "service" "calllog-service") }}:8083
{{- with $values.access.allowedOrigins }}
- name: DIALSTREAM_LIVE_ALLOWEDORIGINS
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}
{{- range $name, $value := .values.env }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* Consumers come and go slowly: each time, partitions change hands. */}}
{{- define "dialstream.scalingBehavior" -}}
scaleUp:
  stabilizationWindowSeconds: {{ if .facts.consumer }}60{{ else }}0{{ end }}
  policies:
    - type: Pods
      value: 2
      periodSeconds: 60
scaleDown:
  stabilizationWindowSeconds: 600
  policies:
    - type: Pods
      value: 1
      periodSeconds: 300
{{- end }}
