package io.opengse.agent.logs;

import io.opengse.agent.os.OwnUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The user a game runs as, and what the permission bits let that user read. An agent that runs as root sees every file
 * of the host; a game must not be able to have them zipped by asking.
 */
sealed interface GameUser {
    boolean mayRead(BasicFileAttributes file);

    boolean mayEnter(BasicFileAttributes directory);

    String name();

    /** The agent's own user, whom the system itself holds back, or root, whom nothing does. */
    record Unlimited(String name) implements GameUser {
        @Override
        public boolean mayRead(BasicFileAttributes file) {
            return true;
        }

        @Override
        public boolean mayEnter(BasicFileAttributes directory) {
            return true;
        }
    }

    /** Another user than the agent, who is root. */
    record Limited(UserPrincipal user, Set<GroupPrincipal> groups) implements GameUser {
        @Override
        public boolean mayRead(BasicFileAttributes file) {
            return allows(
                    file,
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.OTHERS_READ);
        }

        @Override
        public boolean mayEnter(BasicFileAttributes directory) {
            return allows(
                    directory,
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE);
        }

        @Override
        public String name() {
            return user.getName();
        }

        /** As the kernel does: the first class that fits decides alone, even when a later one would allow more. */
        private boolean allows(
                BasicFileAttributes found,
                PosixFilePermission owner,
                PosixFilePermission group,
                PosixFilePermission others) {
            if (!(found instanceof PosixFileAttributes file)) {
                return false;
            }
            PosixFilePermission needed =
                    file.owner().equals(user) ? owner : groups.contains(file.group()) ? group : others;
            return file.permissions().contains(needed);
        }
    }

    /** The user whom the game root belongs to. An agent that is not root runs games as itself. */
    static GameUser of(Path root) throws IOException {
        UserPrincipal owner = Files.getOwner(root);
        if (!OwnUser.isRoot() || Files.getAttribute(root, "unix:uid").equals(0)) {
            return new Unlimited(owner.getName());
        }
        return new Limited(owner, groups(root, owner.getName()));
    }

    private static Set<GroupPrincipal> groups(Path root, String user) throws IOException {
        UserPrincipalLookupService lookup = root.getFileSystem().getUserPrincipalLookupService();
        Set<GroupPrincipal> groups = new HashSet<>();
        for (String line : lines("/etc/passwd")) {
            String[] fields = line.split(":", -1);
            if (fields.length > 3 && fields[0].equals(user)) {
                groups.add(lookup.lookupPrincipalByGroupName(fields[3]));
            }
        }
        for (String line : lines("/etc/group")) {
            String[] fields = line.split(":", -1);
            if (fields.length > 3 && List.of(fields[3].split(",")).contains(user)) {
                groups.add(lookup.lookupPrincipalByGroupName(fields[0]));
            }
        }
        return groups;
    }

    private static List<String> lines(String file) throws IOException {
        Path path = Path.of(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }
}
