package io.opengse.cli.serve;

import io.opengse.cli.console.Console;
import io.opengse.server.ServerSettings;
import io.opengse.settings.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settings that somebody wrote and that do nothing: what gse up has no use for is refused, what waits for another
 * setting is said aloud at the start. Asked by the commands that serve; must never let one pass in silence.
 */
public final class Unheeded {
    /** Settings that count only when another one is none of these. */
    private record Waiting(String key, Set<String> idle, List<String> keys) {}

    private static final Set<String> OFF = Set.of("false", "no", "off");
    private static final List<Waiting> WAITING = List.of(
            new Waiting("store", Set.of("sqlite"), List.of("store-password-file", "store-patience")),
            new Waiting("blob-store", Set.of("file"), List.of("blob-store-key-id", "blob-store-secret")),
            new Waiting("tls", OFF, List.of("tls-names")),
            new Waiting("join", Set.of(""), List.of("join-addresses", "host-certificate-life")),
            new Waiting("console", OFF, List.of("console-idle-timeout", "console-session-timeout")),
            new Waiting("audit", Set.of("none"), List.of("audit-history", "audit-size")),
            new Waiting("otlp-endpoint", Set.of(""), List.of("trace-ratio", "trace-service")));

    private Unheeded() {}

    /** What is wrong with settings for hosts on other machines, given to a program that runs its own agent. */
    static List<String> besideOwnAgent(Keys keys) {
        List<String> problems = new ArrayList<>();
        for (Setting<?> setting : ServerSettings.ofOtherMachines()) {
            keys.source(setting.key())
                    .ifPresent(source -> problems.add(source + ": " + setting.key()
                            + " is for hosts on other machines, and gse up and gse local run nothing but their own"
                            + " agent: leave it out, or start gse server, and gse agent on each host"));
        }
        return problems;
    }

    /** Tells people at the terminal what they wrote in vain. */
    public static void tell(Keys keys, Collection<Setting<?>> declared, Console console) {
        Set<String> read = declared.stream().map(Setting::key).collect(Collectors.toSet());
        for (Waiting waiting : WAITING) {
            declared.stream()
                    .filter(setting -> setting.key().equals(waiting.key()))
                    .map(setting -> keys.text(setting.key()).orElse(setting.standard()))
                    .filter(waiting.idle()::contains)
                    .findFirst()
                    .ifPresent(value -> waiting.keys().stream()
                            .filter(read::contains)
                            .forEach(key -> tell(
                                    key,
                                    waiting.key() + (value.isEmpty() ? " is empty" : " is " + value),
                                    keys,
                                    console)));
        }
    }

    /** The same to a host that joined: it finds its servers by what it was told then. */
    public static void tellMember(Keys keys, Console console) {
        tell("link", "this machine is a host that joined: its servers tell it where they are", keys, console);
    }

    private static void tell(String key, String why, Keys keys, Console console) {
        keys.source(key)
                .ifPresent(source -> console.aside("gse: " + source + ": " + key + " does nothing while " + why));
    }
}
