package io.opengse.trials.site;

import static org.awaitility.Awaitility.await;

import io.opengse.cli.client.CloudApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The programs that a trial has started, in a folder that gets what they print. Closing ends them and their games. */
final class Programs implements AutoCloseable {
    private final Path folder;
    private final Supplier<List<LivingGame>> games;
    private final List<Program> started = new ArrayList<>();

    /** @param games all that these programs have started and that live */
    Programs(Path folder, Supplier<List<LivingGame>> games) {
        this.folder = folder;
        this.games = games;
    }

    /**
     * Returns at once.
     *
     * @param place what stands before the command, such as where it runs
     * @param name of the file for what it prints
     */
    Program start(List<String> place, List<String> arguments, String name) {
        return started(Program.start(place, arguments, folder.resolve(name + ".out")));
    }

    private Program started(Program program) {
        started.add(program);
        return program;
    }

    /** The same by a clock that is wrong. */
    Program startSkewed(List<String> place, int seconds, List<String> arguments, String name) {
        return started(Program.startSkewed(place, seconds, arguments, folder.resolve(name + ".out")));
    }

    /** Returns once it answers at its API. */
    Program startServing(List<String> place, List<String> arguments, String name, Supplier<CloudApi> api) {
        return serving(start(place, arguments, name), api);
    }

    /** The same of another version: the distribution with this besides. */
    Program startServing(Path besides, List<String> arguments, String name, Supplier<CloudApi> api) {
        Path output = folder.resolve(name + ".out");
        return serving(started(Program.startBeside(besides, arguments, output)), api);
    }

    /** Returns once it answers at its API. */
    Program serving(Program program, Supplier<CloudApi> api) {
        await(program + " to serve").atMost(Site.PATIENCE).ignoreExceptions().until(() -> {
            try (CloudApi asked = api.get()) {
                asked.call("OpengseVersion", CloudApi.parameters());
                return true;
            }
        });
        return program;
    }

    @Override
    public void close() {
        started.stream()
                .filter(Program::failed)
                .forEach(program -> System.out.println(program + "\n" + program.printed()));
        started.stream().filter(Program::runs).forEach(Program::kill);
        games.get().forEach(LivingGame::kill);
        await("the games' end").atMost(Site.PATIENCE).until(() -> games.get().isEmpty());
    }
}
