package io.opengse.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Run by bin/image: {@code --home DIR --name NAME --to FILE [--base IMAGE | --root DIR --java DIR]}. */
public final class ImageMain {
    private static final List<String> NEEDED = List.of("--home", "--name", "--to");

    private ImageMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            said.put(arguments[i], arguments[i + 1]);
        }
        if (arguments.length % 2 != 0 || !said.keySet().containsAll(NEEDED)) {
            System.err.println("usage: bin/image NAME FILE [BASE]");
            System.exit(2);
        }
        ImagePlan plan = new ImagePlan(
                folder(said, "--home").orElseThrow(),
                Optional.ofNullable(said.get("--base")),
                folder(said, "--root"),
                folder(said, "--java"),
                said.getOrDefault("--name", ""));
        ImageTar.write(plan, folder(said, "--to").orElseThrow());
    }

    private static Optional<Path> folder(Map<String, String> said, String flag) {
        return Optional.ofNullable(said.get(flag)).map(Path::of);
    }
}
