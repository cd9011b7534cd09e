package io.opengse.cli.command;

import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Tone;
import io.opengse.cli.console.Usage;
import io.opengse.cli.fleetfile.BadFleetFile;
import io.opengse.settings.BadSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command ends when it does not end well: one line what is wrong, one line what to do, and the exit code. */
final class Endings {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final Console console;

    Endings(Console console) {
        this.console = console;
    }

    int misused(ParameterException problem, String[] arguments) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        List<String> near =
                problem instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String hint = near.isEmpty() ? "" : "did you mean \"" + near.getFirst() + "\"?  ";
        return tell(problem.getMessage(), hint + "to see how it is written: " + command + " --help", MISUSED);
    }

    int failed(Exception problem, CommandLine line, ParseResult result) {
        return switch (problem) {
            case Usage usage -> tell(usage.getMessage(), usage.remedy(), MISUSED);
            case Failure failure -> tell(failure.getMessage(), failure.remedy(), FAILED);
            case ApiRefused refused -> tell(refused.getMessage(), remedy(refused), FAILED);
            case BadFleetFile bad -> {
                bad.mistakes().forEach(mistake -> console.aside(mistake.toString()));
                yield tell(count(bad.mistakes().size(), "mistake") + " in the fleet file", "mend and save it", MISUSED);
            }
            case BadSettings bad -> {
                bad.problems().forEach(console::aside);
                yield tell(
                        count(bad.problems().size(), "setting") + " cannot be used",
                        "docs/configuration.md lists every setting",
                        MISUSED);
            }
            default -> {
                problem.printStackTrace(console.err());
                yield tell("a defect of gse: " + problem, "please report it with the lines above", FAILED);
            }
        };
    }

    private static String remedy(ApiRefused refused) {
        if (refused.code().startsWith("AuthFailure")) {
            return refused.code() + ": credentials come from DIR/credentials.json of --data DIR, or from"
                    + " TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY";
        }
        return "the server says " + refused.code() + " (request " + refused.requestId()
                + "); gse events tells what happened before";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private int tell(@Nullable String what, String remedy, int code) {
        console.aside(console.paint(Tone.BAD, "gse: ") + what);
        if (!remedy.isEmpty()) {
            console.aside("     " + remedy);
        }
        return code;
    }
}
