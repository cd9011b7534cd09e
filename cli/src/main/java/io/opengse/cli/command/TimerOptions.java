package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Usage;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a timer fires, as people write it; mixed into the command that puts timers. */
final class TimerOptions {
    private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,2})(?:-([0-9]{1,2}))?");

    @Option(names = "--once", description = "At --from, once.")
    private boolean once;

    @Option(
            names = "--daily",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "1",
            description = "Every day, or every N days.")
    private @Nullable Integer daily;

    @Option(names = "--weekly", paramLabel = "DAYS", defaultValue = "", description = "On these, e.g. mon,tue,sun.")
    private String weekly = "";

    @Option(names = "--monthly", paramLabel = "DAYS", defaultValue = "", description = "On these, e.g. 1-15 or 28.")
    private String monthly = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "",
            description = "First moment, e.g. 2026-11-27T18:00:00Z; its hour and minute are those of every firing.")
    private String from = "";

    @Option(names = "--until", paramLabel = "TIME", defaultValue = "", description = "Last moment (default: for ever).")
    private String until = "";

    boolean given() {
        return once || daily != null || !weekly.isEmpty() || !monthly.isEmpty() || !from.isEmpty() || !until.isEmpty();
    }

    ObjectNode configuration() {
        int kinds = (once ? 1 : 0) + (daily == null ? 0 : 1) + (weekly.isEmpty() ? 0 : 1) + (monthly.isEmpty() ? 0 : 1);
        if (kinds != 1 || from.isEmpty()) {
            throw new Usage(
                    "say when the timer fires: --from, and one of --once, --daily, --weekly and --monthly",
                    "for example: --daily --from 2026-11-27T18:00:00Z");
        }
        ObjectNode configuration = CloudApi.parameters().put("BeginTime", from);
        if (!until.isEmpty()) {
            configuration.put("EndTime", until);
        }
        ObjectNode value = configuration.putObject("TimerValue");
        if (once) {
            return configuration.put("TimerType", 1);
        }
        if (daily != null) {
            value.put("Day", daily);
            return configuration.put("TimerType", 2);
        }
        if (!weekly.isEmpty()) {
            weekdays(value.putArray("WeekDays"));
            return configuration.put("TimerType", 4);
        }
        monthDays(value);
        return configuration.put("TimerType", 3);
    }

    private void weekdays(ArrayNode numbers) {
        for (String day : weekly.toLowerCase(Locale.ROOT).split(",", -1)) {
            int index = WEEKDAYS.indexOf(day.strip());
            if (index < 0) {
                throw new Usage(
                        "--weekly \"" + weekly + "\" names no weekdays", "write them as " + String.join(",", WEEKDAYS));
            }
            numbers.add(index + 1);
        }
    }

    private void monthDays(ObjectNode value) {
        Matcher matcher = DAYS.matcher(monthly.strip());
        if (!matcher.matches()) {
            throw new Usage("--monthly \"" + monthly + "\" names no days", "write 1-15, or 28");
        }
        String last = matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
        value.put("FromDay", Integer.parseInt(matcher.group(1))).put("ToDay", Integer.parseInt(last));
    }
}
