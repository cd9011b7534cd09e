package io.opengse.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.engine.access.AddressRange;
import io.opengse.engine.access.Condition;
import io.opengse.engine.access.Condition.Order;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the condition of a statement, {operator: {key: value or values}}: all of it must hold, and of several values one
 * must fit. Of Tencent Cloud's keys there are those that can be known here; any other is refused, never ignored.
 */
final class ConditionReader {
    private static final String ADDRESS = "qcs:ip";
    private static final String TIME = "qcs:current_time";
    private static final String EVEN_IF_UNKNOWN = "_if_exist";
    private static final Map<String, Boolean> WITHIN = Map.of("ip_equal", true, "ip_not_equal", false);
    private static final Map<String, Order> ORDERS = Map.of(
            "date_equal", Order.EQUAL,
            "date_not_equal", Order.UNEQUAL,
            "date_less_than", Order.BEFORE,
            "date_less_than_equal", Order.NOT_AFTER,
            "date_greater_than", Order.AFTER,
            "date_greater_than_equal", Order.NOT_BEFORE);
    private static final DateTimeFormatter WITH_BLANK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private ConditionReader() {}

    /** @throws BadPolicy at the first mistake */
    static List<Condition> read(JsonNode given, String place) {
        requireClauses(given, place);
        List<Condition> conditions = new ArrayList<>();
        given.properties().forEach(clause -> {
            String at = place + "." + clause.getKey();
            requireClauses(clause.getValue(), at);
            clause.getValue()
                    .properties()
                    .forEach(one -> conditions.add(condition(
                            clause.getKey(), one.getKey(), texts(one.getValue(), at + "." + one.getKey()), at)));
        });
        return conditions;
    }

    private static Condition condition(String operator, String key, List<String> values, String place) {
        String plain = operator.endsWith(EVEN_IF_UNKNOWN)
                ? operator.substring(0, operator.length() - EVEN_IF_UNKNOWN.length())
                : operator;
        Boolean within = WITHIN.get(plain);
        if (within != null) {
            requireKey(operator, key, ADDRESS, place);
            return new Condition.Address(
                    within,
                    values.stream().map(text -> range(text, place + "." + key)).toList());
        }
        Order order = ORDERS.get(plain);
        if (order != null) {
            requireKey(operator, key, TIME, place);
            return new Condition.Time(
                    order,
                    values.stream().map(text -> moment(text, place + "." + key)).toList());
        }
        throw new BadPolicy(
                place,
                "is no operator of this server: there are ip_equal and ip_not_equal for " + ADDRESS
                        + ", and date_equal, date_not_equal, date_less_than, date_less_than_equal,"
                        + " date_greater_than, date_greater_than_equal for " + TIME);
    }

    private static void requireKey(String operator, String key, String expected, String place) {
        if (!key.equals(expected)) {
            throw new BadPolicy(place + "." + key, "cannot be known here: for " + operator + " the key is " + expected);
        }
    }

    private static AddressRange range(String text, String place) {
        try {
            return AddressRange.of(text);
        } catch (IllegalArgumentException bad) {
            throw new BadPolicy(
                    place,
                    "\"" + text + "\" " + bad.getMessage() + "; write 203.0.113.7, 10.1.0.0/16 or 2001:db8::/32");
        }
    }

    private static Instant moment(String text, String place) {
        try {
            if (text.length() == "2026-05-31".length()) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return text.contains("T")
                    ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from)
                    : LocalDateTime.parse(text, WITH_BLANK).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException _) {
            throw new BadPolicy(
                    place, "\"" + text + "\" is no time: write 2026-05-31T00:00:00Z, or 2026-05-31 00:00:00 for UTC");
        }
    }

    private static void requireClauses(JsonNode given, String place) {
        if (!given.isObject() || given.isEmpty()) {
            throw new BadPolicy(
                    place, "must be an object such as {\"ip_equal\": {\"" + ADDRESS + "\": \"10.1.0.0/16\"}}");
        }
    }

    private static List<String> texts(JsonNode given, String place) {
        if (given.isTextual()) {
            return List.of(given.textValue());
        }
        List<String> all = new ArrayList<>();
        given.forEach(one -> {
            if (!one.isTextual()) {
                throw new BadPolicy(place, "must be a string, or an array of one or more");
            }
            all.add(one.textValue());
        });
        if (!given.isArray() || all.isEmpty()) {
            throw new BadPolicy(place, "must be a string, or an array of one or more");
        }
        return all;
    }
}
