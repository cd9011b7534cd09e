package io.opengse.engine.fleet;

import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a fleet's parts may be. Every mistake is named, so that a caller mends all of them at once. Pure. */
public final class FleetLimits {
    private static final int PROCESSES = 50;
    private static final int LAUNCH_TEXT = 1024;
    private static final int NAME = 50;
    private static final int TEXT = 100;
    private static final int TAGS = 50;
    private static final int PERMISSIONS = 100;
    private static final Duration ACTIVATION_MOST = Duration.ofMinutes(10);
    private static final Duration PROTECTION_LEAST = Duration.ofMinutes(5);
    private static final Duration PROTECTION_MOST = Duration.ofDays(1);
    private static final int FIRST_PORT = 1025;
    private static final int LAST_PORT = 60000;
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern CIDR = Pattern.compile(OCTET + "(\\." + OCTET + "){3}/(3[0-2]|[12]?\\d)");

    private FleetLimits() {}

    /** @throws Refused (Invalid) naming every mistake */
    public static void require(NewFleet fleet) {
        List<String> mistakes = new ArrayList<>();
        check(fleet.description(), mistakes);
        check(fleet.runtime(), mistakes);
        if (!fleet.description().assetId().isEmpty()) {
            checkInPackage(fleet.runtime(), mistakes);
        }
        check(fleet.protection(), mistakes);
        check(fleet.creationLimit(), mistakes);
        check(fleet.ports(), mistakes);
        refuseIfAny(mistakes);
    }

    /** @throws Refused (Invalid) naming every mistake */
    public static void require(Fleet fleet) {
        require(new NewFleet(
                fleet.description(), fleet.runtime(), fleet.protection(), fleet.creationLimit(), fleet.ports()));
    }

    /** @throws Refused (Invalid) naming every mistake */
    public static void require(RuntimeConfiguration runtime) {
        List<String> mistakes = new ArrayList<>();
        check(runtime, mistakes);
        refuseIfAny(mistakes);
    }

    /** @throws Refused (Invalid) naming every mistake */
    public static void require(Protection protection) {
        List<String> mistakes = new ArrayList<>();
        check(protection, mistakes);
        refuseIfAny(mistakes);
    }

    private static void check(FleetDescription description, List<String> mistakes) {
        int length = description.name().length();
        if (length < 1 || length > NAME) {
            mistakes.add("Name has " + length + " characters, 1 to " + NAME + " are allowed");
        }
        if (description.text().length() > TEXT) {
            mistakes.add(
                    "Description has " + description.text().length() + " characters, at most " + TEXT + " are allowed");
        }
        check(description.tags(), mistakes);
    }

    private static void check(Map<String, String> tags, List<String> mistakes) {
        if (tags.size() > TAGS) {
            mistakes.add("there are " + tags.size() + " Tags, at most " + TAGS + " are allowed");
        }
        String minutes = tags.getOrDefault(FleetDescription.EMPTY_SESSION_MINUTES, "1");
        if (!minutes.matches("[1-9][0-9]{0,5}")) {
            mistakes.add("tag " + FleetDescription.EMPTY_SESSION_MINUTES + " is \"" + minutes
                    + "\", a whole number of minutes from 1 to 999999 is allowed");
        }
        String errors = tags.getOrDefault(FleetDescription.SDK_ERRORS, "response");
        if (!errors.equals("response") && !errors.equals("grpc-status")) {
            mistakes.add("tag " + FleetDescription.SDK_ERRORS + " is \"" + errors
                    + "\", \"response\" or \"grpc-status\" is allowed");
        }
    }

    private static void check(RuntimeConfiguration runtime, List<String> mistakes) {
        List<ServerProcess> entries = runtime.serverProcesses();
        for (int index = 0; index < entries.size(); index++) {
            check(entries.get(index), "ServerProcesses[" + index + "]", mistakes);
        }
        long sum =
                entries.stream().mapToLong(ServerProcess::concurrentExecutions).sum();
        if (sum < 1 || sum > PROCESSES) {
            mistakes.add("ConcurrentExecutions of all ServerProcesses are " + sum + " together, 1 to " + PROCESSES
                    + " are allowed on one instance");
        }
        Duration timeout = runtime.activationTimeout();
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(ACTIVATION_MOST) > 0) {
            mistakes.add("GameServerSessionActivationTimeoutSeconds is " + timeout.toSeconds() + ", 1 to "
                    + ACTIVATION_MOST.toSeconds() + " are allowed");
        }
        if (runtime.maxConcurrentActivations() < 0) {
            mistakes.add("MaxConcurrentGameServerSessionActivations is " + runtime.maxConcurrentActivations()
                    + ", 1 to 2147483647 are allowed, or 0 for no limit");
        }
    }

    private static void check(ServerProcess entry, String where, List<String> mistakes) {
        int path = entry.launchPath().length();
        if (path < 1 || path > LAUNCH_TEXT) {
            mistakes.add(where + ".LaunchPath has " + path + " characters, 1 to " + LAUNCH_TEXT + " are allowed");
        }
        if (entry.parameters().length() > LAUNCH_TEXT) {
            mistakes.add(where + ".Parameters has " + entry.parameters().length() + " characters, at most "
                    + LAUNCH_TEXT + " are allowed");
        }
        if (entry.concurrentExecutions() < 1) {
            mistakes.add(where + ".ConcurrentExecutions is " + entry.concurrentExecutions()
                    + ", 1 or more is allowed; leave the entry out to run none");
        }
    }

    private static void checkInPackage(RuntimeConfiguration runtime, List<String> mistakes) {
        runtime.serverProcesses().stream()
                .map(ServerProcess::launchPath)
                .filter(path -> !LaunchPaths.inPackage(path))
                .forEach(path -> mistakes.add("LaunchPath \"" + path
                        + "\" leaves the package: a path below /local/game/, or relative to it, is allowed"));
    }

    private static void check(Protection protection, List<String> mistakes) {
        Duration limit = protection.limit();
        if (limit.compareTo(PROTECTION_LEAST) < 0 || limit.compareTo(PROTECTION_MOST) > 0) {
            mistakes.add("GameServerSessionProtectionTimeLimit is " + limit.toMinutes() + " minutes, "
                    + PROTECTION_LEAST.toMinutes() + " to " + PROTECTION_MOST.toMinutes() + " are allowed");
        }
    }

    private static void check(CreationLimit limit, List<String> mistakes) {
        if (limit.sessionsPerCreator() < 0) {
            mistakes.add("NewGameServerSessionsPerCreator is " + limit.sessionsPerCreator()
                    + ", 1 or more is allowed, or 0 for no limit");
        }
        if (limit.period().compareTo(Duration.ofMinutes(1)) < 0) {
            mistakes.add("PolicyPeriodInMinutes is " + limit.period().toMinutes() + ", 1 or more is allowed");
        }
    }

    private static void check(List<InboundPermission> permissions, List<String> mistakes) {
        if (permissions.size() > PERMISSIONS) {
            mistakes.add(
                    "there are " + permissions.size() + " InboundPermissions, at most " + PERMISSIONS + " are allowed");
        }
        permissions.forEach(permission -> check(permission, mistakes));
    }

    private static void check(InboundPermission permission, List<String> mistakes) {
        boolean outside = permission.fromPort() < FIRST_PORT || permission.toPort() > LAST_PORT;
        if (outside || permission.fromPort() > permission.toPort()) {
            mistakes.add("InboundPermission " + permission.fromPort() + "-" + permission.toPort()
                    + " is not a range within " + FIRST_PORT + " to " + LAST_PORT);
        }
        if (!permission.protocol().equals("TCP") && !permission.protocol().equals("UDP")) {
            mistakes.add("InboundPermission.Protocol is \"" + permission.protocol() + "\", TCP or UDP is allowed");
        }
        if (!CIDR.matcher(permission.ipRange()).matches()) {
            mistakes.add("InboundPermission.IpRange is \"" + permission.ipRange()
                    + "\", a block of IPv4 addresses such as 0.0.0.0/0 or 10.1.0.0/16 is allowed");
        }
    }

    private static void refuseIfAny(List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            throw Refused.invalid(String.join("; ", mistakes) + ".");
        }
    }
}
