package io.opengse.server.console.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Style sheets, scripts and pictures out of the jar, each under a name with the hash of its content, so that browsers may
 * keep it for ever. Read and packed when first asked for.
 */
public final class Files {
    private static final String FOLDER = "/console/files/";
    private static final int HASH = 12;
    private static final Map<String, String> TYPES = Map.of(
            "console.css", "text/css; charset=utf-8",
            "console.js", "text/javascript; charset=utf-8",
            "enter.js", "text/javascript; charset=utf-8",
            "uPlot.min.css", "text/css; charset=utf-8",
            "uPlot.iife.min.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /**
     * One file.
     *
     * @param packed by gzip
     */
    public record Kept(String type, String hash, byte[] bytes, byte[] packed) {}

    /** Where a page finds it. */
    public String href(String name) {
        return FOLDER + require(name).hash + "/" + name;
    }

    /** The file of a path below the folder, HASH/NAME; empty when there is none of that hash. */
    public Optional<Kept> find(String hash, String name) {
        return TYPES.containsKey(name)
                ? Optional.of(require(name)).filter(file -> file.hash.equals(hash))
                : Optional.empty();
    }

    private Kept require(String name) {
        return kept.computeIfAbsent(name, Files::read);
    }

    private static Kept read(String name) {
        try (InputStream stream = Files.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks the console's " + name);
            }
            byte[] bytes = stream.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            String hash = HexFormat.of().formatHex(digest).substring(0, HASH);
            return new Kept(TYPES.getOrDefault(name, "application/octet-stream"), hash, bytes, packed(bytes));
        } catch (IOException | NoSuchAlgorithmException broken) {
            throw new IllegalStateException("the jar's " + name + " cannot be read", broken);
        }
    }

    /** As browsers take it when they say Accept-Encoding: gzip. */
    public static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
