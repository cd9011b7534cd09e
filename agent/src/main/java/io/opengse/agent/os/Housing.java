package io.opengse.agent.os;

import org.jspecify.annotations.Nullable;

/**
 * What a started process sees and may do, beyond its own folder.
 *
 * @param atLocalGame whether it sees its root at /local/game, where the host permits it
 * @param limited whether the agent's limits for games hold for it
 * @param account the user it runs as; null: the agent's own
 */
public record Housing(boolean atLocalGame, @Nullable Account account, boolean limited) {
    /** As the agent itself. */
    public static final Housing NONE = new Housing(false, null, true);

    /** A user and a group of this host, by name. */
    public record Account(String user, String group) {
        @Override
        public String toString() {
            return user + ":" + group;
        }
    }
}
