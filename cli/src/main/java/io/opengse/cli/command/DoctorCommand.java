package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import io.opengse.cli.doctor.Check;
import io.opengse.cli.doctor.ClockCheck;
import io.opengse.cli.doctor.Doctor;
import io.opengse.cli.doctor.ServerClocks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "doctor", description = "Looks whether this machine can run OpenGSE, and what to do if not.")
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String path = surroundings.environment().getOrDefault("PATH", "");
        List<Check> checks = new ArrayList<>(new Doctor(options.directory(), path).checks());
        if (!options.api.isEmpty() || options.directory().endpoints().isPresent()) {
            try (CloudApi api = options.connect(surroundings)) {
                checks.add(ClockCheck.of(api));
                ServerClocks.of(api).ifPresent(checks::add);
            }
        }
        tell(checks);
        return checks.stream().allMatch(Check::good) ? 0 : 1;
    }

    private void tell(List<Check> checks) {
        Console console = surroundings.console();
        ObjectNode document = CloudApi.parameters();
        ArrayNode all = document.putArray("Checks");
        Table table = console.table("", "CHECK", "FINDING", "WHAT TO DO");
        for (Check check : checks) {
            table.row(check.good() ? "✓" : "✗", check.name(), check.finding(), check.remedy());
            all.addObject()
                    .put("Name", check.name())
                    .put("Good", check.good())
                    .put("Finding", check.finding())
                    .put("Remedy", check.remedy());
        }
        if (!options.answeredAsJson(console, document)) {
            table.print("");
        }
    }
}
