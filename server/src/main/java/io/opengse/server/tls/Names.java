package io.opengse.server.tls;

import io.opengse.server.address.IpLiteral;
import io.opengse.server.address.OwnName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Under which names clients come to this machine, as a certificate writes them. */
final class Names {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private Names() {}

    /** @param listening where the server listens; more are the names an operator adds */
    static List<String> of(String listening, List<String> more) {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        OwnName.known().ifPresent(names::add);
        if (!IpLiteral.isEverywhere(listening)) {
            names.add(listening);
        }
        names.addAll(more);
        return names.stream()
                .filter(name -> isAddress(name) || NAME.matcher(name).matches())
                .toList();
    }

    static boolean isAddress(String name) {
        return ADDRESS.matcher(name).matches();
    }

    /** One form for each, so that what a certificate says can be compared. */
    static String canonical(String name) {
        if (!isAddress(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException _) {
            return name;
        }
    }
}
