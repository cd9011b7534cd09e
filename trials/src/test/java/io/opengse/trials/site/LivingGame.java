package io.opengse.trials.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A game as the operating system knows it, with what its agent gave it in the environment. */
public record LivingGame(long pid, String processId) {
    /** All that were told to call the SDK at this address. */
    static List<LivingGame> at(String sdkAddress) {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> of(process.pid(), sdkAddress).stream())
                .toList();
    }

    public void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** It lives, but does nothing any more. */
    public void freeze() {
        Signals.send("STOP", pid);
    }

    private static Optional<LivingGame> of(long pid, String sdkAddress) {
        List<String> environment = environment(pid);
        return environment.contains("GSE_SDK_ADDRESS=" + sdkAddress)
                ? environment.stream()
                        .filter(each -> each.startsWith("GSE_PROCESS_ID="))
                        .map(each -> new LivingGame(pid, each.substring(each.indexOf('=') + 1)))
                        .findFirst()
                : Optional.empty();
    }

    private static List<String> environment(long pid) {
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
            return Arrays.asList(new String(all, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException _) {
            return List.of(); // gone meanwhile, or not ours
        }
    }
}
