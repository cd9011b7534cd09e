package io.opengse.agent.installation;

import io.opengse.agent.deployment.GamePackage;
import io.opengse.agent.link.PackageRefused;
import io.opengse.agent.link.PackageSource;
import io.opengse.agent.link.ServerAway;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Hands packages out in small parts; breaks off when told to. */
final class FakePackages implements PackageSource {
    private static final int PART = 1000;

    private final Map<String, byte[]> zips = new HashMap<>();
    final List<Long> offsets = new ArrayList<>();
    int breakAfter = Integer.MAX_VALUE;

    GamePackage has(String assetId, byte[] zip) {
        zips.put(assetId, zip);
        return new GamePackage(assetId, sha256(zip), zip.length);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void fetch(String assetId, long offset, Sink sink) throws ServerAway, PackageRefused, IOException {
        offsets.add(offset);
        byte[] zip = zips.get(assetId);
        if (zip == null) {
            throw new PackageRefused("there is no package " + assetId);
        }
        int parts = 0;
        for (int at = (int) offset; at < zip.length; at += PART) {
            if (parts++ == breakAfter) {
                throw new ServerAway("the server cannot be reached");
            }
            sink.take(ByteBuffer.wrap(Arrays.copyOfRange(zip, at, Math.min(zip.length, at + PART))));
        }
    }
}
