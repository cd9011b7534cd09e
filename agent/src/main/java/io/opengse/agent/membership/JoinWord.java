package io.opengse.agent.membership;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opengse.agent.link.HostPort;
import io.opengse.protocol.membership.JoinToken;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A join token, as gse host token shows it: a one-time secret, where the server is, and by what it is known.
 *
 * @param authority SHA-256 of the certificate of the server's authority, hex
 * @param serverName what the server is called in its certificate
 */
public record JoinWord(String id, String secret, String authority, String serverName, List<HostPort> servers) {
    private static final String SCHEME = "gsejoin-";
    private static final int HASH_BYTES = 32;

    /** @throws IllegalArgumentException with a sentence that says what to do */
    public static JoinWord parse(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith(SCHEME)) {
            throw new IllegalArgumentException("the join token must begin with " + SCHEME
                    + ": copy the whole of what gse host token showed (link.token is for --token-file)");
        }
        try {
            JoinToken token = JoinToken.parseFrom(Base64.getUrlDecoder().decode(stripped.substring(SCHEME.length())));
            if (token.getAuthoritySha256().size() != HASH_BYTES
                    || token.getSecret().isEmpty()) {
                throw broken();
            }
            return new JoinWord(
                    token.getId(),
                    token.getSecret(),
                    HexFormat.of().formatHex(token.getAuthoritySha256().toByteArray()),
                    token.getServerName(),
                    token.getAddressesList().stream().map(HostPort::parse).toList());
        } catch (InvalidProtocolBufferException | IllegalArgumentException _) {
            throw broken();
        }
    }

    private static IllegalArgumentException broken() {
        return new IllegalArgumentException("the join token was copied only in part, or is of a later version: copy the"
                + " whole of what gse host token showed, without line breaks");
    }

    /** These, but those that the token names and the operator knew to work before the others. */
    List<HostPort> askedFirst(List<HostPort> told) {
        List<HostPort> all = new ArrayList<>(servers);
        told.stream().filter(other -> !all.contains(other)).forEach(all::add);
        return all;
    }

    /** With this server asked first. */
    public JoinWord askingFirst(HostPort server) {
        List<HostPort> all = new ArrayList<>(List.of(server));
        servers.stream().filter(other -> !other.equals(server)).forEach(all::add);
        return new JoinWord(id, secret, authority, serverName, all);
    }

    @Override
    public String toString() {
        return "JoinWord[" + id + " " + servers + "]";
    }
}
