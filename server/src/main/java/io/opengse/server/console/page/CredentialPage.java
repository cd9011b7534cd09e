package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.access.Credential;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import java.util.List;

/** One key pair: what it may do, and its secret's rotation. No secret is ever shown here but a fresh one, once. */
final class CredentialPage implements Page {
    private final Engine engine;

    CredentialPage(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "OpengseListCredentials";
    }

    @Override
    public Sheet open(Place place) {
        String id = place.get("id");
        return Sheet.of("credentials", engine.access().require(id).name())
                .below(place.words().t("nav.credentials"), Place.href("credentials"))
                .with(Part.live("facts", "", () -> facts(engine.access().require(id))))
                .with(Part.still("do", "actions", () -> forms(engine.access().require(id))));
    }

    private static Block facts(Credential credential) {
        return new Block.Facts(List.of(
                new Fact("secret.id", Cell.mono(credential.secretId())),
                new Fact("status", Credentials.status(credential)),
                new Fact("nav.policies", Cell.text(String.join(", ", credential.policies()))),
                new Fact("former.until", Cell.when(credential.secrets().formerUntil())),
                new Fact("created", Cell.when(credential.createdAt())),
                new Fact("changed", Cell.when(credential.changedAt())),
                new Fact(
                        "nav.audit",
                        Cell.link(credential.name(), Place.href("audit") + "?credential=" + credential.secretId()))));
    }

    private Forms forms(Credential credential) {
        String id = credential.secretId();
        List<String> others = Policies.names(engine).stream()
                .filter(name -> !credential.policies().contains(name))
                .toList();
        Form attach = Form.of("OpengseAttachPolicy", "policy.attach")
                .hidden("SecretId", id)
                .choice("PolicyName", "", others);
        Form detach = Form.of("OpengseDetachPolicy", "policy.detach")
                .hidden("SecretId", id)
                .choice("PolicyName", "", credential.policies());
        Form rotate = Form.of("OpengseRotateCredential", "credential.rotate")
                .hidden("SecretId", id)
                .number("KeepFormerSeconds", "3600")
                .showing("SecretId", "SecretKey");
        Form enable = credential.enabled()
                ? Form.of("OpengseDisableCredential", "credential.disable")
                        .hidden("SecretId", id)
                        .asking("credential.disable.ask")
                : Form.of("OpengseEnableCredential", "credential.enable").hidden("SecretId", id);
        Form delete = Form.of("OpengseDeleteCredential", "credential.delete")
                .hidden("SecretId", id)
                .asking("credential.delete.ask")
                .then("/console/credentials");
        return credential.policies().isEmpty()
                ? Forms.of(attach, rotate, enable, delete)
                : Forms.of(attach, detach, rotate, enable, delete);
    }
}
