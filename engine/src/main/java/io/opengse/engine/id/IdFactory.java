package io.opengse.engine.id;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids in GSE's shapes (behaviour.md 1.1). An id of a player session is all that a player proves himself with, so
 * the programs hand in a secure source of randomness. Safe to be called by many threads.
 */
public final class IdFactory {
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int HALF = 8;
    /** Milliseconds that half an id can tell apart: 89 years. */
    private static final long MOMENTS = 2_821_109_907_456L;

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final RandomGenerator random;
    private final String region;
    private final String account;

    /** @param account empty gives session and player ids in the form of GSE Local */
    public IdFactory(RandomGenerator random, String region, String account) {
        this.random = random;
        this.region = region;
        this.account = account;
    }

    public FleetId fleet() {
        return new FleetId("fleet-" + pair());
    }

    public AssetId asset() {
        return new AssetId("asset-" + pair());
    }

    public AliasId alias() {
        return new AliasId("alias-" + pair());
    }

    public InstanceId instance() {
        return new InstanceId("ins-" + pair().substring(0, HALF));
    }

    public TimerId timer() {
        return new TimerId("timerId-" + pair().substring(0, HALF));
    }

    /**
     * Ids of one moment stand together: a store adds them at the end of its indexes, where random ones would each touch
     * a page of their own. A session's id is no secret.
     *
     * @param customId the creator's own name for it, one more segment; empty = none
     */
    public SessionId session(FleetId fleet, String customId, Instant now) {
        String owner = account.isEmpty() ? "local:" : region + ":uin/" + account;
        String tail = customId.isEmpty() ? "" : "/" + customId;
        return new SessionId("qcs::gse:" + owner + ":gameserversession/" + fleet + "/gssess-" + ordered(now) + tail);
    }

    public PlayerSessionId player() {
        return new PlayerSessionId("psess-" + unique());
    }

    /** What two sides share to prove themselves: about 200 bits. */
    public String secret() {
        return half() + half() + half() + half() + half();
    }

    private String ordered(Instant now) {
        if (account.isEmpty()) {
            return uuid();
        }
        String millis = Long.toString(Math.floorMod(now.toEpochMilli(), MOMENTS), DIGITS.length());
        return "0".repeat(HALF - millis.length()) + millis + "-" + half();
    }

    private String unique() {
        return account.isEmpty() ? uuid() : pair();
    }

    private synchronized String uuid() {
        long high = (random.nextLong() & ~0xF000L) | VERSION_4;
        long low = (random.nextLong() & ~(VARIANT | (VARIANT >>> 1))) | VARIANT;
        return new UUID(high, low).toString();
    }

    private String pair() {
        return half() + "-" + half();
    }

    private synchronized String half() {
        StringBuilder text = new StringBuilder(HALF);
        for (int position = 0; position < HALF; position++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return text.toString();
    }
}
