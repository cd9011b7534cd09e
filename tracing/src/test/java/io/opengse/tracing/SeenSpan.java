package io.opengse.tracing;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as a collector got it.
 *
 * @param parentId empty: it began its trace
 * @param links ids of the traces it is linked to
 */
public record SeenSpan(
        String service,
        String traceId,
        String spanId,
        String parentId,
        String name,
        SpanKind kind,
        Map<String, String> tags,
        List<String> links,
        String failure,
        long begun,
        long ended) {

    static SeenSpan of(Resource resource, io.opentelemetry.proto.trace.v1.Span span) {
        return new SeenSpan(
                tags(resource.getAttributesList()).getOrDefault("service.name", ""),
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getKind(),
                tags(span.getAttributesList()),
                span.getLinksList().stream().map(link -> hex(link.getTraceId())).toList(),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR
                        ? span.getStatus().getMessage()
                        : "",
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano());
    }

    private static Map<String, String> tags(List<KeyValue> attributes) {
        Map<String, String> tags = new TreeMap<>();
        attributes.forEach(
                attribute -> tags.put(attribute.getKey(), attribute.getValue().getStringValue()));
        return tags;
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    /** Spans of one trace below each other, each under its parent. */
    static String tree(List<SeenSpan> spans) {
        StringBuilder text = new StringBuilder();
        spans.stream()
                .filter(span -> spans.stream().noneMatch(other -> other.spanId.equals(span.parentId)))
                .sorted(Comparator.comparingLong(SeenSpan::begun))
                .forEach(root -> root.write(spans, "", text));
        return text.toString();
    }

    private void write(List<SeenSpan> spans, String indent, StringBuilder text) {
        text.append(indent)
                .append(name)
                .append("  ")
                .append(service)
                .append(' ')
                .append(kind.name().substring("SPAN_KIND_".length()))
                .append(' ')
                .append((ended - begun) / 1000)
                .append(" us ")
                .append(tags)
                .append(failure.isEmpty() ? "" : " failed: " + failure)
                .append('\n');
        spans.stream()
                .filter(span -> span.parentId.equals(spanId))
                .sorted(Comparator.comparingLong(SeenSpan::begun))
                .forEach(child -> child.write(spans, indent + "  ", text));
    }
}
