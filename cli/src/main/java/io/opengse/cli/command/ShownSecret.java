package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.console.Console;

/** Prints a key pair the one time that its secret can be seen, as a shell takes it. */
final class ShownSecret {
    private ShownSecret() {}

    static void tell(Console console, JsonNode pair) {
        console.say("TENCENTCLOUD_SECRET_ID=" + Answers.text(pair, "SecretId"));
        console.say("TENCENTCLOUD_SECRET_KEY=" + Answers.text(pair, "SecretKey"));
        console.aside("keep the secret key now: it is shown this once, and nobody can look it up");
    }
}
