package io.opengse.cli.conformance;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** docs/conformance.md: what each official client got for each action, in each of its ways. */
final class ConformanceTable {
    private static final String HEAD = """
            # Conformance

            <!-- Rendered from what happened. Do not edit: run ./mvnw -pl cli -am test -Dtest=ConformanceTest
            -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true -->

            Tencent Cloud's own clients (`com.tencentcloudapi:tencentcloud-sdk-java` 3.1.1000 and
            `tencentcloud-sdk-nodejs` 4.0.1010, the last that have GSE) call every action of GSE 2019-11-12 that this server
            has, signed in each way they know, by POST and by GET: once with `{}` and once with the example of
            [api.md](api.md), in an installation with fleets, sessions, packages, aliases and policies. Every build does this
            and compares it with this page.

            A cell names the methods by which a client got exactly the outcomes of its row, in an answer that it could parse
            and that carried a RequestId. Codes other than `OK` are errors, thrown as such: with `{}` the mandatory
            parameters are missing; an example that is refused is one of a thing that only a cloud has.

            """;

    private ConformanceTable() {}

    /** The outcomes of one action, by way; "code of {}" and "code of the example". */
    record Row(String action, Map<Way, List<String>> outcomes) {
        /** What most ways got, which is what all should have got. */
        List<String> usual() {
            return outcomes.values().stream()
                    .collect(Collectors.groupingBy(each -> each, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }

        boolean conforms() {
            return outcomes.values().stream().distinct().count() == 1;
        }
    }

    /** @param documented how many actions there are */
    static String render(List<Row> rows, int documented) {
        StringBuilder page = new StringBuilder(HEAD);
        long conforming = rows.stream().filter(Row::conforms).count();
        page.append("**").append(conforming).append(" of ").append(documented).append(" actions conform.**\n\n");
        page.append("| action | `{}` | example |");
        columns().forEach(way -> page.append(' ').append(title(way)).append(" |"));
        page.append("\n|---|---|---|").append("---|".repeat(columns().size())).append('\n');
        rows.forEach(row -> page.append(line(row)));
        return page.toString();
    }

    private static String line(Row row) {
        List<String> usual = row.usual();
        String cells = columns().stream()
                .map(column -> Way.METHODS.stream()
                        .filter(method ->
                                usual.equals(row.outcomes().get(new Way(column.client(), column.signature(), method))))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
        return "| " + row.action() + " | " + usual.getFirst() + " | " + usual.getLast() + " | " + cells + " |\n";
    }

    private static List<Way> columns() {
        return Way.all().stream().filter(way -> way.method().equals("POST")).toList();
    }

    private static String title(Way way) {
        String client = way.client() == Way.Language.JAVA ? "Java" : "Node";
        return client + " " + way.signature().replace("TC3-HMAC-SHA256", "TC3");
    }
}
