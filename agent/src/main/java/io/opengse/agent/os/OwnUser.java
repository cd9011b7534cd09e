package io.opengse.agent.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose rights the agent has. */
public final class OwnUser {
    private static final Path SELF = Path.of("/proc/self");

    private OwnUser() {}

    /** Whether nothing holds the agent back. Where there is no /proc, the name tells. */
    public static boolean isRoot() throws IOException {
        return Files.exists(SELF)
                ? Files.getAttribute(SELF, "unix:uid").equals(0)
                : System.getProperty("user.name", "").equals("root");
    }
}
