package io.opengse.cli.doctor;

import io.opengse.agent.os.HostSystem;
import io.opengse.agent.os.ProcessControl;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.place.Endpoints;
import io.opengse.cli.place.PortHolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether this machine can run OpenGSE from a data directory. Leaves everything as it was. */
public final class Doctor {
    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST_ROOM = 64 * MEGABYTE;
    private static final int WANTED_JDK = 25;
    private static final int API_PORT = 8080;
    private static final int SDK_PORT = 5758;

    private final DataDirectory directory;
    private final String path;

    /** @param path where programs are looked for (PATH) */
    public Doctor(DataDirectory directory, String path) {
        this.directory = directory;
        this.path = path;
    }

    public List<Check> checks() {
        Optional<Endpoints> endpoints = directory.endpoints();
        List<Check> checks = new ArrayList<>();
        checks.add(jdk(Runtime.version().feature()));
        if (HostSystem.isPortable(ProcessControl.AUTO)) {
            checks.add(Check.good("system", "good for development; docs/hosts.md says what only Linux can do"));
        } else {
            checks.add(
                    program("setsid", "games are started with it, so that they outlive an agent: install util-linux"));
            checks.add(processes());
        }
        checks.add(folder());
        checks.add(port("API port", endpoints.map(Endpoints::api).orElse("127.0.0.1:" + API_PORT), "--api HOST:PORT"));
        checks.add(port("SDK port", endpoints.map(Endpoints::sdk).orElse("127.0.0.1:" + SDK_PORT), "--sdk HOST:PORT"));
        return checks;
    }

    static Check jdk(int version) {
        return version >= WANTED_JDK
                ? Check.good("JDK", Integer.toString(version))
                : Check.bad("JDK", Integer.toString(version), "install JDK " + WANTED_JDK + " and set JAVA_HOME to it");
    }

    private Check program(String name, String remedy) {
        for (String folder : path.split(":")) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                return Check.good(name, Path.of(folder, name).toString());
            }
        }
        return Check.bad(name, "not found in PATH", remedy);
    }

    private static Check processes() {
        return Files.isReadable(Path.of("/proc/self/stat")) && Files.isReadable(Path.of("/proc/1/stat"))
                ? Check.good("processes", "/proc shows all of them")
                : Check.bad(
                        "processes",
                        "/proc does not show other processes",
                        "mount /proc without hidepid: SDK calls are matched to processes through it");
    }

    private Check folder() {
        Path root = directory.root().toAbsolutePath();
        Path nearest = root;
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (nearest == null || !Files.isWritable(nearest) || !Files.isDirectory(nearest) || !takesFolders(nearest)) {
            return Check.bad("data", nearest + " is no folder you may write to", "name another one with --data DIR");
        }
        long room = room(nearest);
        if (room < LEAST_ROOM) {
            return Check.bad(
                    "data",
                    "only " + room / MEGABYTE + " MB are free on the disk of " + nearest,
                    "free some space, or name another folder with --data DIR: what cannot be written is refused");
        }
        return Check.good("data", nearest.equals(root) ? root + " is writable" : root + " will be made");
    }

    /** Permissions do not tell all: /proc says it is writable, and takes nothing. */
    private static boolean takesFolders(Path folder) {
        try {
            Files.delete(Files.createTempDirectory(folder, ".gse-doctor-"));
            return true;
        } catch (IOException _) {
            return false; // that is the answer
        }
    }

    private static long room(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE; // a file system that does not tell
        }
    }

    /** A port is fine when it is free, and when what endpoints.json announces answers there. */
    private Check port(String name, String address, String flag) {
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        String host = address.substring(0, address.lastIndexOf(':'));
        Optional<PortHolder> holder = PortHolder.of(port);
        boolean announced = directory.endpoints().isPresent();
        if (announced && answers(host, port)) {
            return Check.good(name, address + " is served" + by(holder));
        }
        if (announced) {
            return Check.bad(
                    name,
                    "nothing answers at " + address + ", though " + directory.endpointsFile() + " says so",
                    "start it again: gse up");
        }
        return holder.isEmpty()
                ? Check.good(name, address + " is free")
                : Check.bad(name, address + " is taken" + by(holder), "end that, or choose another: " + flag);
    }

    private static String by(Optional<PortHolder> holder) {
        return holder.map(known -> " by " + known).orElse("");
    }

    private static boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 2000);
            return true;
        } catch (IOException _) {
            return false; // that is the answer
        }
    }
}
