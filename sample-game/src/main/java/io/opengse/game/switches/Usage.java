package io.opengse.game.switches;

/** What is printed when a switch is not understood. */
public final class Usage {
    private Usage() {}

    public static String text() {
        var text = new StringBuilder("usage: java io.opengse.game.GameMain [switches]\n");
        for (var each : Switch.values()) {
            text.append("  %-24s %s%n".formatted(each.flag() + each.value().shown(), each.help()));
        }
        return text.append("environment: GSE_SDK_ADDRESS, where GSE listens (127.0.0.1:5758)")
                .toString();
    }
}
