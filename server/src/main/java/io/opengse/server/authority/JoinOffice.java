package io.opengse.server.authority;

import com.google.protobuf.ByteString;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.Application;
import io.opengse.engine.membership.JoinToken;
import io.opengse.engine.membership.Membership;
import io.opengse.engine.membership.Memberships;
import io.opengse.engine.membership.NewJoinToken;
import io.opengse.engine.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Gives out join tokens, and certificates to the machines that show one. Called by the operator's actions and by the
 * door for hosts. What a token's word is, nobody learns here a second time.
 */
public final class JoinOffice {
    private static final String SCHEME = "gsejoin-";
    private static final int WORD_BYTES = 32;
    private static final int ID_BYTES = 5;
    private static final int INSTALLATION_SIGNS = 16;
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    private final Memberships memberships;
    private final HostAuthority authority;
    private final Roll roll;
    private final Terms terms;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * What it promises.
     *
     * @param life of a host's certificate
     * @param addresses where hosts reach the door, HOST:PORT
     */
    public record Terms(Duration life, Supplier<List<String>> addresses) {}

    /** Who is a host: as it is kept, and as the doors remember it. */
    public record Books(Memberships memberships, Roll roll) {}

    /** @param random must be cryptographically strong and safe for many threads */
    public JoinOffice(Books books, HostAuthority authority, Terms terms, Clock clock, RandomGenerator random) {
        this.memberships = books.memberships();
        this.roll = books.roll();
        this.authority = authority;
        this.terms = terms;
        this.clock = clock;
        this.random = random;
    }

    /** Names the installation: the same for all servers of its store, and for no other. */
    public String installation() {
        return authority.fingerprint().substring(0, INSTALLATION_SIGNS);
    }

    /**
     * A token and the text that a machine joins with, which is told only now.
     *
     * @param addresses where the door is
     */
    public record Issued(JoinToken token, String text, List<String> addresses) {
        @Override
        public String toString() {
            return "Issued[" + token + "]";
        }
    }

    public Issued issue(HostTraits traits, int uses, Duration lifetime, String actor) {
        byte[] word = bytes(WORD_BYTES);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(word);
        JoinToken token =
                memberships.issue(new NewJoinToken("jt-" + hex(ID_BYTES), hash(secret), traits, uses, lifetime), actor);
        List<String> addresses = terms.addresses().get();
        byte[] content = io.opengse.protocol.membership.JoinToken.newBuilder()
                .setId(token.id())
                .setSecret(secret)
                .setAuthoritySha256(ByteString.copyFrom(HexFormat.of().parseHex(authority.fingerprint())))
                .addAllAddresses(addresses)
                .setServerName(HostAuthority.SERVER_NAME)
                .build()
                .toByteArray();
        String text = SCHEME + Base64.getUrlEncoder().withoutPadding().encodeToString(content);
        return new Issued(token, text, addresses);
    }

    /** What a machine is given that is a host now. */
    public record Certified(X509Certificate certificate, X509Certificate authority, List<String> addresses) {}

    /** @param clock the machine's */
    public record Applicant(HostId host, String token, String secret, byte[] request, Instant clock) {
        @Override
        public String toString() {
            return "Applicant[" + host + " with " + token + "]";
        }
    }

    /** @throws Refused with what to do, for the screen of the machine that joins */
    public Certified join(Applicant applicant) {
        Instant now = clock.instant();
        if (!HostName.fits(applicant.host().value())) {
            throw Refused.invalid("host id \"" + applicant.host() + "\" must be 1 to 64 of the signs A-Z a-z 0-9 . _ -:"
                    + " choose another with --set host-id=NAME");
        }
        requireSameTime(applicant.clock(), now);
        SigningRequest request = SigningRequest.read(applicant.request());
        Instant until = now.plus(terms.life());
        Membership member = memberships.admit(
                new Application(
                        applicant.host(),
                        applicant.token(),
                        hash(applicant.secret()),
                        "mem-" + hex(ID_BYTES),
                        request.keyHash()),
                until);
        return certified(request, member, until);
    }

    /** @throws Refused Denied when the host is shut out */
    public Certified renew(HostName host, byte[] signingRequest) {
        SigningRequest request = SigningRequest.read(signingRequest);
        Instant until = clock.instant().plus(terms.life());
        return certified(
                request, memberships.certified(host.host(), host.membership(), request.keyHash(), until), until);
    }

    /**
     * Shuts a host out, at once: its streams end, and its certificate is good for nothing any more.
     *
     * @throws Refused NotFound when it did not join
     */
    public Membership revoke(HostId host, String actor) {
        Membership revoked = memberships.revoke(host, actor);
        roll.look();
        return revoked;
    }

    private Certified certified(SigningRequest request, Membership member, Instant until) {
        X509Certificate certificate = authority.certify(request, member.host(), member.id(), until);
        return new Certified(
                certificate, authority.certificate(), terms.addresses().get());
    }

    private static void requireSameTime(Instant theirs, Instant ours) {
        Duration difference = Duration.between(ours, theirs);
        if (difference.abs().compareTo(MOST_SKEW) > 0) {
            throw Refused.denied("this machine's clock is " + difference.abs().toSeconds() + " seconds "
                    + (difference.isNegative() ? "behind" : "ahead of") + " the server's, which has " + ours
                    + ": set it right (timedatectl set-ntp true), certificates count by it");
        }
    }

    private static String hash(String secret) {
        return SigningRequest.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    private String hex(int length) {
        return HexFormat.of().formatHex(bytes(length));
    }

    private byte[] bytes(int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        return content;
    }
}
