package io.opengse.server.authority;

import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.Membership;
import io.opengse.engine.membership.Memberships;
import io.opengse.engine.problem.Refused;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which memberships are good, as every call of a joined host needs to know it. Remembers what the store said a second
 * ago; who is not in it is looked for there. Whoever is shut out on another server is so here within a second.
 */
public final class Roll {
    private final Memberships memberships;
    private final Consumer<HostId> shutOut;
    private final Map<HostId, Membership> known = new ConcurrentHashMap<>();

    /** @param shutOut told of each host whose membership ended since the last look; its streams are to be ended */
    public Roll(Memberships memberships, Consumer<HostId> shutOut) {
        this.memberships = memberships;
        this.shutOut = shutOut;
        memberships.list().forEach(this::remember);
    }

    /** @throws Refused Denied when it is shut out or has been replaced */
    public Membership require(HostName name) {
        @Nullable Membership remembered = known.get(name.host());
        if (remembered != null && isGood(remembered, name)) {
            return remembered;
        }
        Membership found = memberships
                .find(name.host())
                .filter(member -> isGood(member, name))
                .orElseThrow(() -> Memberships.shutOut(name.host()));
        remember(found);
        return found;
    }

    private static boolean isGood(Membership member, HostName name) {
        return !member.revoked() && member.id().equals(name.membership());
    }

    private void remember(Membership member) {
        known.put(member.host(), member);
    }

    /** Looks at the store; called every second, and at once after a change made here. */
    public synchronized void look() {
        // Taken first: what is not in the store afterwards has ended, and is not merely new.
        Map<HostId, Membership> before = Map.copyOf(known);
        Map<HostId, Membership> now =
                memberships.list().stream().collect(Collectors.toMap(Membership::host, Function.identity()));
        now.values().forEach(this::remember);
        for (Membership member : before.values()) {
            Membership same = now.get(member.host());
            if (same == null) {
                known.remove(member.host(), member);
            }
            boolean over = same == null || same.revoked() || !same.id().equals(member.id());
            if (over && !member.revoked()) {
                shutOut.accept(member.host());
            }
        }
    }
}
