package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.access.Credential;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import java.util.List;
import java.util.stream.Stream;

/** The key pairs that operators made; the root, which is in no book, is not among them. */
final class Credentials implements Page {
    private final Engine engine;

    Credentials(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "OpengseListCredentials";
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("credentials", place.words().t("nav.credentials"))
                .with(Part.live("credentials", "", this::table))
                .with(Part.still("make", "credential.make", this::make));
    }

    private Block table() {
        return Table.whole(
                "nav.credentials",
                List.of("name", "secret.id", "status", "nav.policies", "created", "changed"),
                engine.access().credentials().stream().map(Credentials::row).toList(),
                "credentials.none");
    }

    private static Table.Row row(Credential credential) {
        return Table.Row.of(
                credential.secretId(),
                Cell.link(credential.name(), Place.of("credential", credential.secretId())),
                Cell.mono(credential.secretId()),
                status(credential),
                Cell.text(String.join(", ", credential.policies())),
                Cell.when(credential.createdAt()),
                Cell.when(credential.changedAt()));
    }

    static Cell status(Credential credential) {
        return credential.enabled() ? new Cell.Word("enabled", Tone.GOOD) : new Cell.Word("disabled", Tone.WARNING);
    }

    private Forms make() {
        List<String> policies = Stream.concat(Stream.of("|choose"), Policies.names(engine).stream())
                .toList();
        return Forms.of(Form.of("OpengseCreateCredential", "credential.make")
                .required("Name", "")
                .choice("PolicyNames.0", "", policies)
                .choice("PolicyNames.1", "", policies)
                .showing("SecretId", "SecretKey"));
    }
}
