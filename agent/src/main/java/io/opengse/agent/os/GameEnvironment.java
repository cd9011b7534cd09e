package io.opengse.agent.os;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which variables of the agent's own environment games and installers see. The others are none of their business:
 * secrets of whoever started the agent may be among them. Never one that begins with GSE_.
 *
 * @param names of the variables passed on
 */
public record GameEnvironment(Set<String> names) {
    /** What programs need to find each other, and to know where, who and when they are. */
    public static final GameEnvironment STANDARD = new GameEnvironment(Set.copyOf(List.of(
            "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "JAVA_HOME")));

    /** Without these no program of Windows runs. */
    private static final Set<String> WINDOWS =
            Set.of("SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "TEMP", "TMP", "USERPROFILE", "PROGRAMDATA");

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public GameEnvironment {
        names = Set.copyOf(names);
    }

    /** Takes out of a copy of the agent's environment what is not passed on. */
    void restrict(Map<String, String> environment) {
        restrict(environment, onWindows());
    }

    void restrict(Map<String, String> environment, boolean windows) {
        if (windows) { // where Path is PATH
            environment.keySet().removeIf(name -> {
                String upper = name.toUpperCase(Locale.ROOT);
                return !names.contains(upper) && !WINDOWS.contains(upper) || isOurs(name);
            });
            return;
        }
        environment.keySet().removeIf(name -> !names.contains(name) || isOurs(name));
        environment.putIfAbsent("PATH", PATH);
    }

    static boolean onWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    private static boolean isOurs(String name) {
        return name.toUpperCase(Locale.ROOT).startsWith("GSE_");
    }
}
