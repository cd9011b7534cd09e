package io.opengse.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;

/**
 * What HTTPS needs of the server: the operator's certificate, or the one the installation makes for itself. Opened by
 * the server while it starts; {@link #look} is called again and again, so that a renewed certificate is shown without a
 * restart.
 */
public final class ServerIdentity {
    private static final System.Logger LOG = System.getLogger(ServerIdentity.class.getName());

    private final Source source;
    private final IdentityKeys keys;
    private FileTime shown;

    private ServerIdentity(Source source) throws IOException {
        this.source = source;
        this.keys = new IdentityKeys(source.read());
        this.shown = written();
    }

    /** Where an identity comes from. */
    private interface Source {
        Identity read() throws IOException;

        Path certificate();
    }

    /** @throws IOException when a file cannot be used; says which, why and what to do */
    public static ServerIdentity given(Path certificate, Path key) throws IOException {
        return new ServerIdentity(new Given(certificate, key));
    }

    /**
     * The installation's own, made when there is none that will do.
     *
     * @param folder where it is kept
     * @param listening the host the server listens at
     * @param more names and addresses under which clients come
     */
    public static ServerIdentity selfMade(
            Path folder, String listening, List<String> more, Clock clock, RandomGenerator random) throws IOException {
        return new ServerIdentity(
                new SelfMade(new DevelopmentCertificate(folder, Names.of(listening, more), clock, random)));
    }

    public SSLContext context() {
        return keys.context();
    }

    /** The file clients may be told to trust. */
    public Path certificate() {
        return source.certificate();
    }

    /** Shows what was renewed since; what cannot be read is not shown, the former stays. */
    public void look() {
        try {
            if (source instanceof SelfMade) {
                source.read();
            }
            FileTime now = written();
            if (!Objects.equals(now, shown)) {
                keys.show(source.read());
                shown = now;
                LOG.log(System.Logger.Level.INFO, "a renewed certificate is shown file={0}", certificate());
            }
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.WARNING, "the renewed certificate cannot be used, the former stays", problem);
        }
    }

    private FileTime written() throws IOException {
        return Files.getLastModifiedTime(source.certificate());
    }

    private record Given(Path certificate, Path key) implements Source {
        @Override
        public Identity read() throws IOException {
            return Identity.read(certificate, key);
        }
    }

    private record SelfMade(DevelopmentCertificate own) implements Source {
        @Override
        public Identity read() throws IOException {
            return own.ensure();
        }

        @Override
        public Path certificate() {
            return own.certificateFile();
        }
    }
}
