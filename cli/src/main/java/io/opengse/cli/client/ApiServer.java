package io.opengse.cli.client;

import io.opengse.cli.console.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Where a server is and how one speaks to it.
 *
 * @param scheme http or https
 * @param authority host:port
 * @param trusted a certificate to trust beside those this machine trusts
 */
public record ApiServer(String scheme, String authority, Optional<Path> trusted) {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static ApiServer plain(String authority) {
        return new ApiServer("http", authority, Optional.empty());
    }

    /**
     * @param address HOST:PORT, or with http:// or https:// before it
     * @param otherwise the scheme of an address that names none
     * @param certificate trusted where it exists
     */
    public static ApiServer at(String address, String otherwise, Path certificate) {
        int end = address.indexOf("://");
        String scheme = end < 0 ? otherwise : address.substring(0, end);
        String authority = (end < 0 ? address : address.substring(end + 3)).replaceAll("/+$", "");
        boolean trust = scheme.equals("https") && Files.isReadable(certificate);
        return new ApiServer(scheme, authority, trust ? Optional.of(certificate) : Optional.empty());
    }

    /** For brief questions. */
    Conversation conversation() {
        return new Conversation(trusted.map(PinnedCertificate::read), PATIENCE);
    }

    /** For what takes long and is watched. */
    HttpClient client() {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTING);
        trusted.ifPresent(certificate -> client.sslContext(PinnedCertificate.read(certificate)));
        return client.build();
    }

    /** As it will be sent: signatures cover it. */
    String hostHeader() {
        String standard = scheme.equals("https") ? ":443" : ":80";
        return authority.endsWith(standard)
                ? authority.substring(0, authority.length() - standard.length())
                : authority;
    }

    /** What it means that a question ended like this, and what to do. */
    Failure unheard(IOException problem) {
        if (problem instanceof SocketTimeoutException) {
            return new Failure(
                    this + " was reached but did not answer in " + PATIENCE.toSeconds() + " s",
                    "it is busy or stuck, and may still do what was asked: look at gse top and at gse.log in its data"
                            + " directory before you ask again",
                    problem);
        }
        String reason = problem.getMessage() == null ? "connection refused" : problem.getMessage();
        return new Failure("nothing answers at " + this + ": " + reason, remedy(problem), problem);
    }

    private String remedy(IOException problem) {
        if (problem instanceof SSLException) {
            return String.valueOf(problem.getMessage()).contains("SSL message")
                    ? "it seems to speak plain HTTP: name it as http://" + authority
                    : "if it is one of yours, name its folder with --data DIR: the certificate in there is trusted";
        }
        String refused = "start it with: gse up   (or say where it serves: --api HOST:PORT or --data DIR)";
        boolean broken = !(problem instanceof ConnectException);
        return broken && scheme.equals("http") ? "does it speak HTTPS? Then name it as https://" + authority : refused;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority;
    }
}
