{{- define "opengse.name" -}}
{{- if contains "opengse" .Release.Name -}}{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else -}}{{ printf "%s-opengse" .Release.Name | trunc 50 | trimSuffix "-" }}{{- end -}}
{{- end -}}

{{- define "opengse.selector" -}}
app.kubernetes.io/name: opengse
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "opengse.labels" -}}
{{ include "opengse.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{- define "opengse.image" -}}
{{ required "image.repository must be set, such as registry.example/opengse" .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{- define "opengse.games" -}}
{{ .Values.games.namespace | default .Release.Namespace }}
{{- end -}}

{{- /* As the setting kubernetes-ports has them: 7000-7009/UDP, 8080/TCP */ -}}
{{- define "opengse.ports" -}}
{{- range $index, $range := .Values.games.ports -}}
{{- if $index }}, {{ end -}}
{{ $range.from }}-{{ $range.to | default $range.from }}/{{ $range.protocol | default "UDP" }}
{{- end -}}
{{- end -}}
