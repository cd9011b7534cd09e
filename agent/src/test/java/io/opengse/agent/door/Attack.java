package io.opengse.agent.door;

import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What a stranger sends, one connection each. All chance comes from the generator handed in. */
enum Attack {
    NOISE {
        @Override
        byte[] bytes(RandomGenerator random) {
            return noise(random, 2000);
        }
    },
    HALF_A_GREETING {
        @Override
        byte[] bytes(RandomGenerator random) {
            byte[] greeting = Frames.begun().bytes();
            return Arrays.copyOf(greeting, random.nextInt(greeting.length));
        }
    },
    RANDOM_FRAMES {
        @Override
        byte[] bytes(RandomGenerator random) {
            Frames frames = Frames.begun();
            for (int frame = random.nextInt(1, 20); frame > 0; frame--) {
                frames.frame(random.nextInt(12), random.nextInt(256), random.nextInt(6), noise(random, 64));
            }
            return frames.bytes();
        }
    },
    GIANT_FRAMES {
        @Override
        byte[] bytes(RandomGenerator random) {
            return Frames.begun()
                    .head(0xFFFFFF, random.nextInt(10), random.nextInt(256), random.nextInt(3))
                    .raw(noise(random, 40_000))
                    .bytes();
        }
    },
    SETTINGS_FLOOD {
        @Override
        byte[] bytes(RandomGenerator random) {
            byte[] setting = ByteBuffer.allocate(6)
                    .putShort((short) random.nextInt(8))
                    .putInt(random.nextInt())
                    .array();
            return many(20_000, Frames.SETTINGS, 0, 0, random.nextBoolean() ? setting : new byte[0]);
        }
    },
    PING_FLOOD {
        @Override
        byte[] bytes(RandomGenerator random) {
            return many(30_000, Frames.PING, 0, 0, new byte[8]);
        }
    },
    WINDOW_FLOOD {
        @Override
        byte[] bytes(RandomGenerator random) {
            int step = random.nextBoolean() ? 1 : Integer.MAX_VALUE;
            byte[] more = ByteBuffer.allocate(4).putInt(step).array();
            return many(20_000, Frames.WINDOW_UPDATE, 0, 0, more);
        }
    },
    OPENED_AND_RESET {
        @Override
        byte[] bytes(RandomGenerator random) {
            Frames frames = Frames.begun();
            for (int stream = 1; stream < 6000; stream += 2) {
                frames.opened(stream, "1001")
                        .message(stream, random.nextInt(2), 0)
                        .frame(Frames.RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
            }
            return frames.bytes();
        }
    },
    CONTINUATION_FLOOD {
        @Override
        byte[] bytes(RandomGenerator random) {
            byte[] more = random.nextBoolean()
                    ? new Frames().header("x", "y".repeat(100)).bytes()
                    : new byte[0];
            Frames frames = Frames.begun().frame(Frames.HEADERS, 0, 1, Frames.callHeaders("1001"));
            for (int frame = 0; frame < 20_000; frame++) {
                frames.frame(Frames.CONTINUATION, 0, 1, more);
            }
            return frames.bytes();
        }
    },
    /** One large entry of the table, named again and again: a few bytes that unpack to hundreds of megabytes. */
    HEADER_BOMB {
        @Override
        byte[] bytes(RandomGenerator random) {
            Frames block = new Frames().raw((byte) 0x40).text("x-bomb").text("b".repeat(3900));
            for (int again = 0; again < 12_000; again++) {
                block.raw((byte) 0xBE);
            }
            Frames frames = Frames.begun();
            for (int stream = 1; stream < 21; stream += 2) {
                frames.frame(Frames.HEADERS, Frames.END_HEADERS, stream, block.bytes());
            }
            return frames.bytes();
        }
    },
    ENDLESS_HEADERS {
        @Override
        byte[] bytes(RandomGenerator random) {
            Frames frames = Frames.begun();
            for (int stream = 1; stream < 201; stream += 2) {
                byte[] block = new Frames()
                        .raw(Frames.callHeaders("1001"))
                        .header("requestid", "r".repeat(random.nextInt(1, 16_000)))
                        .bytes();
                frames.frame(Frames.HEADERS, Frames.END_HEADERS, stream, block);
            }
            return frames.bytes();
        }
    },
    /** Hundreds of calls, each a message that never comes to an end. */
    HALF_MESSAGES {
        @Override
        byte[] bytes(RandomGenerator random) {
            Frames frames = Frames.begun();
            for (int stream = 1; stream < 1000; stream += 2) {
                frames.opened(stream, "1001").message(stream, 0, random.nextInt(1, 65_536), noise(random, 400));
            }
            return frames.bytes();
        }
    },
    EMPTY_DATA_FLOOD {
        @Override
        byte[] bytes(RandomGenerator random) {
            Frames frames = Frames.begun().opened(1, "1001");
            for (int frame = 0; frame < 20_000; frame++) {
                frames.frame(Frames.DATA, 0, 1);
            }
            return frames.bytes();
        }
    },
    /** Calls that end before they begin, that are packed strangely, or whose headers are none a game would send. */
    ODD_HEADERS {
        @Override
        byte[] bytes(RandomGenerator random) {
            Frames frames = Frames.begun();
            for (int stream = 1; stream < 200; stream += 2) {
                String[] odd = ODDITIES[random.nextInt(ODDITIES.length)];
                byte[] block = new Frames()
                        .raw(Frames.callHeaders("1001"))
                        .header(odd[0], odd[1])
                        .bytes();
                frames.frame(Frames.HEADERS, Frames.END_HEADERS, stream, block).message(stream, Frames.END_STREAM, 0);
            }
            return frames.bytes();
        }
    },
    /** A good conversation in which some bytes are wrong, missing or there twice. */
    SPOILT_CALLS {
        @Override
        byte[] bytes(RandomGenerator random) {
            Frames frames = Frames.begun();
            for (int stream = 1; stream < 20; stream += 2) {
                byte[] message = AcceptPlayerSessionRequest.newBuilder()
                        .setGameServerSessionId("session")
                        .setPlayerSessionId("player")
                        .build()
                        .toByteArray();
                frames.opened(stream, "1001").message(stream, Frames.END_STREAM, message.length, message);
            }
            return spoilt(frames.bytes(), random);
        }
    };

    private static final String[][] ODDITIES = {
        {"grpc-timeout", "0n"},
        {"grpc-timeout", "1u"},
        {"grpc-timeout", "-5S"},
        {"grpc-timeout", "soon"},
        {"grpc-timeout", "99999999999H"},
        {"grpc-encoding", "gzip"},
        {"grpc-encoding", "nonsense"},
        {"grpc-accept-encoding", ",,,"},
        {"pid", "99999999999999999999"},
        {"pid", "-1"},
        {"pid", ""},
        {"requestid", "\u0001\u0002"},
        {"trace-bin", "!not base 64!"},
        {"content-type", "text/html"},
        {"te", "gzip"},
        {":path", "/"},
        {":path", "/a/b/c"},
        {":method", "GET"},
        {":status", "200"},
        {"Upper-Case", "x"},
        {"connection", "close"},
        {"", "nameless"},
        {"content-length", "-7"},
    };

    abstract byte[] bytes(RandomGenerator random);

    static byte[] noise(RandomGenerator random, int most) {
        byte[] noise = new byte[random.nextInt(most)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] many(int count, int type, int flags, int stream, byte... payload) {
        Frames frames = Frames.begun();
        for (int frame = 0; frame < count; frame++) {
            frames.frame(type, flags, stream, payload);
        }
        return frames.bytes();
    }

    private static byte[] spoilt(byte[] good, RandomGenerator random) {
        byte[] bytes = good;
        for (int wound = random.nextInt(1, 5); wound > 0; wound--) {
            int from = random.nextInt(24, bytes.length);
            int length = random.nextInt(Math.min(20, bytes.length - from));
            byte[] before = Arrays.copyOf(bytes, from);
            byte[] after = Arrays.copyOfRange(bytes, from + length, bytes.length);
            byte[] instead = random.nextBoolean() ? noise(random, 20) : Arrays.copyOfRange(good, 0, random.nextInt(60));
            bytes = new Frames().raw(before).raw(instead).raw(after).bytes();
        }
        return bytes;
    }
}
