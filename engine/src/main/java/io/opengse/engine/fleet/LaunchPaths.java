package io.opengse.engine.fleet;

/** Where a fleet's processes may be launched from. Pure. */
final class LaunchPaths {
    private static final String ROOT = "/local/game/";

    private LaunchPaths() {}

    /**
     * Whether a path names something within a package: below /local/game/, or relative to it. What a link there leads to
     * does not matter: the package's own installer may have made it.
     */
    static boolean inPackage(String path) {
        String inner = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
        if (inner.startsWith("/") || inner.indexOf('\0') >= 0) {
            return false;
        }
        int depth = 0;
        for (String step : inner.split("/", -1)) {
            switch (step) {
                case "", "." -> {}
                case ".." -> depth--;
                default -> depth++;
            }
            if (depth < 0) {
                return false;
            }
        }
        return depth > 0;
    }
}
