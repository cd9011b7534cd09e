package io.opengse.trials.faults;

import io.opengse.trials.site.Installation;
import io.opengse.trials.site.Installation.Machine;
import java.time.Duration;

/** What is done to the cluster, one after another; each is a row of docs/reliability.md. */
enum Fault {
    LEADER_KILLED("`kill -9` of the server that leads", 10, scene -> killed(scene, scene.leader())),
    FOLLOWER_KILLED("`kill -9` of the other server", 10, scene -> killed(scene, scene.follower())),
    AGENT_KILLED("`kill -9` of the agent of a live match", 10, scene -> killed(scene, scene.host())),
    DATABASE_KILLED("`kill -9` of PostgreSQL", 5, scene -> {
        scene.installation().database().kill();
        return scene.installation().database()::startAgain;
    }),
    HOST_CUT_FROM_ITS_SERVER(
            "no network between a host and its server",
            20,
            scene -> cut(scene, scene.host(), scene.serverOf(scene.host())));

    private final String title;
    private final Duration length;
    private final Blow blow;

    /** Strikes, and says how that is undone. */
    interface Blow {
        Runnable strike(Scene scene);
    }

    /** @param seconds from the blow to its being undone */
    Fault(String title, int seconds, Blow blow) {
        this.title = title;
        this.length = Duration.ofSeconds(seconds);
        this.blow = blow;
    }

    /** For a table. */
    String title() {
        return title;
    }

    /** How long it lasts. */
    Duration length() {
        return length;
    }

    /** @return how it is undone */
    Runnable strike(Scene scene) {
        return blow.strike(scene);
    }

    private static Runnable killed(Scene scene, Machine machine) {
        Installation installation = scene.installation();
        installation.program(machine).kill();
        return () -> installation.start(machine);
    }

    private static Runnable cut(Scene scene, Machine one, Machine other) {
        scene.installation().cut(one, other);
        return () -> scene.installation().mend(one, other);
    }
}
