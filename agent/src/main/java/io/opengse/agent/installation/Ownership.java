package io.opengse.agent.installation;

import io.opengse.agent.deployment.Failure;
import io.opengse.agent.os.Housing.Account;
import io.opengse.agent.os.OwnUser;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Follows a package's gse.yaml, one line "User: user_00:users": every file below the game root is given to that user.
 * Only root can give files away. Used by {@link DiskDeployer}, before any game runs there.
 */
final class Ownership {
    private static final String FILE = "gse.yaml";
    private static final String KEY = "User:";

    private Ownership() {}

    /** Whom the games are to run as; null when the package does not say. */
    static @Nullable Account asked(Path root) throws IOException, StageFailed {
        Path file = root.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        for (String line : Files.readAllLines(file)) {
            String text = line.split(" #", 2)[0].strip();
            if (text.startsWith(KEY)) {
                return account(text.substring(KEY.length()).strip().replaceAll("^[\"']|[\"']$", ""));
            }
            if (!text.isEmpty() && !text.startsWith("#") && !text.equals("---")) {
                throw failed("gse.yaml has the line \"" + text + "\"; only \"User: user_00:users\" is known");
            }
        }
        return null;
    }

    private static Account account(String text) throws StageFailed {
        String[] names = text.split(":", -1);
        if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
            throw failed("gse.yaml says \"User: " + text + "\"; a user and a group are needed, as in \"User:"
                    + " user_00:users\"");
        }
        return new Account(names[0].strip(), names[1].strip());
    }

    static boolean agentIsRoot() throws IOException {
        return OwnUser.isRoot();
    }

    /** Gives everything below the root to the account; links themselves, never what they lead to. */
    static void give(Path root, Account account) throws IOException, StageFailed {
        UserPrincipalLookupService lookup = root.getFileSystem().getUserPrincipalLookupService();
        UserPrincipal user;
        GroupPrincipal group;
        try {
            user = lookup.lookupPrincipalByName(account.user());
            group = lookup.lookupPrincipalByGroupName(account.group());
        } catch (UserPrincipalNotFoundException unknown) {
            throw failed("gse.yaml asks for " + account + ", and \"" + unknown.getName() + "\" is not known on this"
                    + " host; make it on the host or in install.sh: groupadd -f " + account.group() + "; useradd -g "
                    + account.group() + " " + account.user());
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes found) throws IOException {
                return visitFile(folder, found);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes found) throws IOException {
                PosixFileAttributeView view =
                        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
                view.setOwner(user);
                view.setGroup(group);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static StageFailed failed(String why) {
        return new StageFailed(Failure.Code.FLEET_INITIALIZATION_FAILED, why);
    }
}
