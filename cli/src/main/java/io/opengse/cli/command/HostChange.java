package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands that change one thing about one host. */
final class HostChange {
    private HostChange() {}

    /** What they have in common. */
    abstract static class OfOne implements Runnable {
        private final Surroundings surroundings;
        private final String action;
        private final String done;

        @Mixin
        private final ClientOptions options = new ClientOptions();

        @Parameters(index = "0", paramLabel = "HOST", description = "Its id.")
        private String host = "";

        OfOne(Surroundings surroundings, String action, String done) {
            this.surroundings = surroundings;
            this.action = action;
            this.done = done;
        }

        @Override
        public void run() {
            try (CloudApi api = options.connect(surroundings)) {
                JsonNode answer = api.call(action, CloudApi.parameters().put("HostId", host));
                if (!options.answeredAsJson(surroundings.console(), answer)) {
                    surroundings.console().say(host + " " + done);
                }
            }
        }
    }

    @Command(name = "undrain", description = "Lets a drained host be used again.")
    static final class Undrain extends OfOne {
        Undrain(Surroundings surroundings) {
            super(surroundings, "OpengseUndrainHost", "takes instances and sessions again");
        }
    }

    @Command(
            name = "forget",
            description = "Takes a host that is no more out of the books, and its certificate with it.")
    static final class Forget extends OfOne {
        Forget(Surroundings surroundings) {
            super(surroundings, "OpengseForgetHost", "is forgotten; its events stay");
        }
    }

    @Command(
            name = "revoke",
            description = "Shuts a host out that joined, at once: its certificate is good for nothing any more.")
    static final class Revoke extends OfOne {
        Revoke(Surroundings surroundings) {
            super(
                    surroundings,
                    "OpengseRevokeHost",
                    "is shut out; after host-lost-timeout its sessions end and its instances are replaced");
        }
    }
}
