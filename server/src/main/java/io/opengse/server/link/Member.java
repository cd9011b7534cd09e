package io.opengse.server.link;

import io.grpc.Context;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.membership.Membership;
import io.opengse.server.authority.HostName;
import java.util.Optional;

/** As which host a call comes that was made with a host's certificate; agents with the link token are nobody in particular. */
record Member(HostName name, HostTraits traits) {
    private static final Context.Key<Member> CALLER = Context.key("opengse-member");

    static Member of(Membership membership) {
        return new Member(new HostName(membership.host(), membership.id()), membership.traits());
    }

    Context in(Context context) {
        return context.withValue(CALLER, this);
    }

    /** Of the call that is being served by this thread. */
    static Optional<Member> calling() {
        return Optional.ofNullable(CALLER.get());
    }
}
