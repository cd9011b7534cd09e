package io.opengse.agent;

import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.Room;
import java.lang.management.ManagementFactory;
import java.util.random.RandomGenerator;

/** What an agent says of its host when it greets the server. */
final class HostFacts {
    private static final int ID_LENGTH = 16;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private HostFacts() {}

    static Hello hello(String hostId, AgentSettings settings) {
        String version = Agent.class.getPackage().getImplementationVersion();
        return Hello.newBuilder()
                .setHostId(hostId)
                .setAgentVersion(version == null ? "development" : version)
                .setRegion(settings.region())
                .setAddress(settings.address())
                .setAdoptsStrangers(settings.adoptStrangers())
                .setOperatingSystem(System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .setCpus(Runtime.getRuntime().availableProcessors())
                .setMemoryBytes(memory())
                .setRoom(Room.newBuilder()
                        .setInstances(settings.room().instances())
                        .setCores(settings.room().cores())
                        .setMemoryBytes(settings.room().memory()))
                .setInstanceType(settings.traits().instanceType())
                .putAllLabels(settings.traits().labels())
                .build();
    }

    /** 0 when this Java does not tell. */
    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    static String freshId(RandomGenerator random) {
        StringBuilder id = new StringBuilder("host-");
        for (int digit = 0; digit < ID_LENGTH; digit++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }
}
