package io.opengse.server;

import io.opengse.engine.replica.Replicas;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.credential.SecretFile;
import io.opengse.server.credential.SecretSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The small files that all servers of one database must have alike: who is the root, what agents know, what links are
 * signed with. The first server leaves them in the database, sealed with access.key; the others find them there. A
 * server with another access.key, or another of these files, does not start.
 */
record SharedSecrets(Replicas replicas, SecretSeal seal, Path data) {
    static final List<String> FILES = List.of("credentials.json", "link.token", "url.key");

    /**
     * Makes the files that this server does not have yet; to be called before they are opened.
     *
     * @return those that nobody has: they are made now, here or at another server
     * @throws StoreFailed when it has others than the other servers; says what to do
     */
    Set<String> fetch() throws IOException {
        Set<String> fresh = new HashSet<>();
        for (String name : FILES) {
            if (Files.notExists(data.resolve(name))) {
                fresh.add(name);
            }
            Optional<String> shared = replicas.secret(name).map(text -> opened(name, text));
            if (shared.isPresent()) {
                requireSame(name, SecretFile.readOrMake(data.resolve(name), shared::get), shared.get());
                fresh.remove(name);
            }
        }
        return fresh;
    }

    /**
     * Leaves the files for others; to be called when all are there.
     *
     * @param fresh what {@link #fetch} returned
     * @return false: of two that started for the first time another was quicker; what was fresh is gone, fetch theirs
     */
    boolean leave(Set<String> fresh) throws IOException {
        boolean first = true;
        for (String name : FILES) {
            String own = Files.readString(data.resolve(name));
            String kept = opened(name, replicas.share(name, seal.seal(own, owner(name))));
            if (fresh.contains(name) && !own.strip().equals(kept.strip())) {
                Files.delete(data.resolve(name));
                first = false;
            } else {
                requireSame(name, own, kept);
            }
        }
        return first;
    }

    private String opened(String name, String sealedText) {
        return seal.open(sealedText, owner(name))
                .orElseThrow(() -> new StoreFailed("Servers of one database need the same access.key, and that in "
                        + data + " is another one than the database's secrets were sealed with. Copy access.key from"
                        + " the data folder of a server that runs on it, or from a backup. If it is lost for good, run"
                        + " \"delete from shared_secret\" in the database and rotate each credential."));
    }

    private void requireSame(String name, String own, String shared) {
        if (!own.strip().equals(shared.strip())) {
            throw new StoreFailed(data.resolve(name) + " is not the one that the servers of this database share. Delete"
                    + " it to take theirs. To replace theirs, stop them all and run \"delete from shared_secret where"
                    + " name = '" + name + "'\" in the database.");
        }
    }

    private static String owner(String name) {
        return "shared " + name;
    }
}
