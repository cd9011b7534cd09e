package io.opengse.trials.faults;

import static io.opengse.trials.site.Installation.Machine.DATABASE;
import static io.opengse.trials.site.Installation.Machine.SERVERS;

import io.opengse.server.sql.postgres.PostgresServer;
import io.opengse.trials.site.Installation;
import io.opengse.trials.site.Installation.Machine;
import io.opengse.trials.site.Program;
import io.opengse.trials.site.Signals;
import java.time.Duration;
import java.util.List;

/** What is done to the cluster, one after another; each is a row of docs/reliability.md. */
enum Fault {
    LEADER_KILLED("`kill -9` of the server that leads; started again", 10, scene -> killed(scene, scene.leader())),
    FOLLOWER_KILLED("`kill -9` of the other server; started again", 10, scene -> killed(scene, scene.follower())),
    AGENT_KILLED("`kill -9` of the agent of a live match; started again", 10, scene -> killed(scene, scene.host())),
    DATABASE_KILLED("`kill -9` of PostgreSQL; started again", 5, scene -> {
        scene.database().kill();
        return scene.database()::startAgain;
    }),
    DATABASE_RESTARTED("PostgreSQL is restarted (fast)", 1, scene -> {
        scene.database().stop();
        return scene.database()::startAgain;
    }),
    DATABASE_FROZEN(
            "PostgreSQL is frozen (SIGSTOP)",
            20,
            scene -> frozen(scene.database().processes().stream()
                    .map(ProcessHandle::pid)
                    .toList())),
    DATABASE_DISK_FULL("PostgreSQL's disk is full", 15, Fault::diskFull),
    LEADER_FROZEN("the server that leads is frozen for a minute", 60, scene -> frozen(scene, scene.leader())),
    FOLLOWER_FROZEN("the other server is frozen", 30, scene -> frozen(scene, scene.follower())),
    AGENT_FROZEN("the agent of a live match is frozen", 30, scene -> frozen(scene, scene.host())),
    HOST_CUT_FROM_ITS_SERVER(
            "no network between a host and its server",
            20,
            scene -> cut(scene, scene.host(), List.of(scene.serverOf(scene.host())))),
    HOST_CUT_OFF("no network between a host and both servers", 30, scene -> cut(scene, scene.host(), SERVERS)),
    HOST_UNHEARD(
            "half a network: what a host sends its server is lost",
            20,
            scene -> unheard(scene, scene.host(), scene.serverOf(scene.host()))),
    HOST_DEAF(
            "half a network: what its server sends a host is lost",
            20,
            scene -> unheard(scene, scene.serverOf(scene.host()), scene.host())),
    LEADER_CUT_FROM_DATABASE(
            "no network between the server that leads and PostgreSQL",
            20,
            scene -> cut(scene, scene.leader(), List.of(DATABASE))),
    FOLLOWER_CUT_FROM_DATABASE(
            "no network between the other server and PostgreSQL",
            20,
            scene -> cut(scene, scene.follower(), List.of(DATABASE))),
    LEADER_UNHEARD(
            "half a network: what the leader sends PostgreSQL is lost",
            20,
            scene -> unheard(scene, scene.leader(), DATABASE)),
    LEADER_DEAF(
            "half a network: what PostgreSQL sends the leader is lost",
            20,
            scene -> unheard(scene, DATABASE, scene.leader())),
    BELL_SILENT(
            "the servers' words to each other (LISTEN) do not arrive",
            15,
            scene -> frozen(scene.tables().listeners())),
    CLOCK_AHEAD("the leader's clock is 40 s ahead", 20, scene -> skewed(scene, 40)),
    CLOCK_BEHIND("the leader's clock is 40 s behind", 20, scene -> skewed(scene, -40));

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

    private static Runnable frozen(Scene scene, Machine machine) {
        Program program = scene.installation().program(machine);
        program.freeze();
        return program::thaw;
    }

    private static Runnable frozen(List<Long> pids) {
        pids.forEach(pid -> Signals.send("STOP", pid));
        return () -> pids.stream()
                .filter(pid -> ProcessHandle.of(pid).isPresent())
                .forEach(pid -> Signals.send("CONT", pid));
    }

    private static Runnable cut(Scene scene, Machine one, List<Machine> others) {
        Installation installation = scene.installation();
        others.forEach(other -> installation.cut(one, other));
        return () -> others.forEach(other -> installation.mend(one, other));
    }

    private static Runnable unheard(Scene scene, Machine speaker, Machine listener) {
        scene.installation().silence(speaker, listener);
        return () -> scene.installation().speakAgain(speaker, listener);
    }

    /** PostgreSQL may end itself when it cannot write its log ahead; its service would start it again. */
    private static Runnable diskFull(Scene scene) {
        PostgresServer database = scene.database();
        scene.installation().disk().fill();
        return () -> {
            scene.installation().disk().free();
            if (!database.runs()) {
                database.startAgain();
            }
        };
    }

    /** It leads: the other one is started again after it. */
    private static Runnable skewed(Scene scene, int seconds) {
        Installation installation = scene.installation();
        Machine leader = scene.leader();
        Machine other = Scene.other(leader);
        installation.program(leader).stop();
        installation.startSkewed(leader, seconds);
        scene.requireSkew(leader, seconds);
        installation.program(other).stop();
        installation.start(other);
        return () -> {
            installation.program(leader).stop();
            installation.start(leader);
        };
    }
}
