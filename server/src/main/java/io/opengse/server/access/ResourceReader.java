package io.opengse.server.access;

import io.opengse.engine.access.ResourceKind;
import io.opengse.engine.access.Wildcard;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the six-part resource names of policies: qcs::gse:REGION:uin/UIN:KIND/ID. */
final class ResourceReader {
    private static final String FORM =
            "its form is qcs::gse:REGION:uin/UIN:KIND/ID, such as qcs::gse::uin/100000000001:"
                    + "fleet/*, or * for everything";
    private static final Pattern OWNER = Pattern.compile("uin/[0-9*]+");

    private final Account account;

    ResourceReader(Account account) {
        this.account = account;
    }

    /**
     * What the name matches among KIND/ID of this installation.
     *
     * @return empty, with a warning, when it speaks of another region or account
     * @throws BadPolicy when it is no such name
     */
    Optional<Wildcard> read(String text, String place, List<String> warnings) {
        String[] parts = text.split(":", 6);
        if (parts.length != 6 || !parts[0].equals("qcs")) {
            throw new BadPolicy(place, "\"" + text + "\" cannot be read: " + FORM);
        }
        if (!parts[1].isEmpty()) {
            throw new BadPolicy(
                    place, "\"" + text + "\" names a project, which GSE has none of: leave it empty; " + FORM);
        }
        if (!parts[2].equals("gse") && !parts[2].equals("*")) {
            throw new BadPolicy(
                    place, "\"" + text + "\" is of the service \"" + parts[2] + "\": it must be gse; " + FORM);
        }
        if (!parts[4].isEmpty()
                && !parts[4].equals("*")
                && !OWNER.matcher(parts[4]).matches()) {
            throw new BadPolicy(place, "\"" + text + "\" must name the account as uin/NUMBER, or not at all; " + FORM);
        }
        Wildcard thing = thing(parts[5], text, place);
        if (!ours(parts[3], account.region())) {
            warnings.add(
                    place + " \"" + text + "\" matches nothing: this installation is the region " + account.region());
            return Optional.empty();
        }
        if (!ours(parts[4], "uin/" + account.uin())) {
            warnings.add(place + " \"" + text + "\" matches nothing: this installation is uin/" + account.uin());
            return Optional.empty();
        }
        return Optional.of(thing);
    }

    private static boolean ours(String pattern, String own) {
        return pattern.isEmpty() || new Wildcard(pattern).matches(own);
    }

    private static Wildcard thing(String text, String whole, String place) {
        if (text.equals("*")) {
            return new Wildcard("*");
        }
        int slash = text.indexOf('/');
        String word = slash < 0 ? text : text.substring(0, slash);
        String id = slash < 0 ? "" : text.substring(slash + 1);
        ResourceKind kind = ResourceKind.of(word)
                .orElseThrow(() -> new BadPolicy(
                        place,
                        "\"" + whole + "\" names the kind \"" + word + "\": there are " + kinds() + "; " + FORM));
        if (id.isEmpty()) {
            throw new BadPolicy(place, "\"" + whole + "\" must end in " + kind.word() + "/ID or " + kind.word() + "/*");
        }
        return new Wildcard(kind.word() + "/" + id);
    }

    private static String kinds() {
        return Arrays.stream(ResourceKind.values()).map(ResourceKind::word).collect(Collectors.joining(", "));
    }
}
