package io.opengse.server.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** What a stranger sends to the HTTP port, one connection each. All chance comes from the generator handed in. */
enum Attack {
    NOISE {
        @Override
        byte[] bytes(RandomGenerator random) {
            byte[] noise = new byte[random.nextInt(1, 4000)];
            random.nextBytes(noise);
            return noise;
        }
    },
    HALF_A_REQUEST {
        @Override
        byte[] bytes(RandomGenerator random) {
            String whole = post("Content-Length: 2\r\n") + "{}";
            return ascii(whole.substring(0, random.nextInt(1, whole.length())));
        }
    },
    LONG_REQUEST_LINE {
        @Override
        byte[] bytes(RandomGenerator random) {
            return ascii("GET /?" + "a".repeat(random.nextInt(60_000, 300_000)) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        }
    },
    MANY_HEADERS {
        @Override
        byte[] bytes(RandomGenerator random) {
            StringBuilder headers = new StringBuilder();
            for (int header = random.nextInt(1_000, 20_000); header > 0; header--) {
                headers.append("X-H").append(header).append(": ").append(header).append("\r\n");
            }
            return ascii(post(headers.toString()));
        }
    },
    GIANT_HEADER {
        @Override
        byte[] bytes(RandomGenerator random) {
            return ascii(post("X-Giant: " + "g".repeat(random.nextInt(40_000, 400_000)) + "\r\n"));
        }
    },
    ODD_HEADERS {
        @Override
        byte[] bytes(RandomGenerator random) {
            StringBuilder headers = new StringBuilder();
            for (int header = random.nextInt(1, 5); header > 0; header--) {
                headers.append(ODDITIES[random.nextInt(ODDITIES.length)]).append("\r\n");
            }
            return ascii(post(headers.toString()) + "{}");
        }
    },
    LENGTH_THAT_LIES {
        @Override
        byte[] bytes(RandomGenerator random) {
            String[] lengths = {"-1", "1", "99999999999999999999", "2147483648", "0x10", "1,2", "", "1 1", "3"};
            return ascii(post("Content-Length: " + lengths[random.nextInt(lengths.length)] + "\r\n") + "{}");
        }
    },
    ODD_CHUNKS {
        @Override
        byte[] bytes(RandomGenerator random) {
            String[] chunks = {
                "zz\r\n",
                "-1\r\n{}\r\n",
                "7fffffffffffffff\r\n{}",
                "2\r\n{}\r\n",
                "2;" + "e".repeat(70_000) + "\r\n{}\r\n",
                "2\r\n{}XX",
                "0\r\nTrailer: x\r\n\r\n",
                "\r\n\r\n",
                "2\n{}\n0\n\n"
            };
            return ascii(post("Transfer-Encoding: chunked\r\n")
                    + chunks[random.nextInt(chunks.length)]
                    + chunks[random.nextInt(chunks.length)]);
        }
    },
    /** A second request hidden in the first one's body: length and chunks that contradict each other. */
    SMUGGLED {
        @Override
        byte[] bytes(RandomGenerator random) {
            String hidden = "0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n";
            String headers = random.nextBoolean()
                    ? "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"
                    : "Transfer-Encoding: chunked\r\nContent-Length: " + hidden.length() + "\r\n";
            return ascii(post(headers) + hidden);
        }
    },
    OTHER_PROTOCOLS {
        @Override
        byte[] bytes(RandomGenerator random) {
            String[] greetings = {
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET / HTTP/1.0\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /\r\n",
                "CONNECT evil:443 HTTP/1.1\r\nHost: x\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "SSH-2.0-x\r\n",
                "*1\r\n$4\r\nPING\r\n",
                "GET http://elsewhere/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /blobs/%2e%2e%2furl.key HTTP/1.1\r\nHost: x\r\n\r\n",
                "BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n"
            };
            return greetings[random.nextInt(greetings.length)].getBytes(StandardCharsets.ISO_8859_1);
        }
    },
    MANY_AT_ONCE {
        @Override
        byte[] bytes(RandomGenerator random) {
            return ascii((post("Content-Length: 2\r\n") + "{}").repeat(random.nextInt(10, 500)));
        }
    };

    private static final String[] ODDITIES = {
        "Authorization: TC3-HMAC-SHA256",
        "Authorization: " + "C".repeat(8_000),
        "X-TC-Timestamp: soon",
        "Host: [::1",
        "Host:",
        "Host: a b",
        "Host: x:99999999",
        "Expect: 100-continue",
        "Expect: 200-ok",
        "Connection: close, Upgrade",
        "Upgrade: websocket",
        "Upgrade: h2c\r\nHTTP2-Settings: !",
        "Content-Type:",
        "Content-Type: \u0001",
        "Accept: */*;q=x",
        "Accept-Encoding: nonsense;q=9",
        "Content-Encoding: gzip",
        "Cookie: =",
        ": nameless",
        "No colon at all",
        " Folded: x",
        "Range: bytes=-",
        "X-Forwarded-For: ';",
        "Content-Length: 2",
        "Origin: \u0000"
    };

    abstract byte[] bytes(RandomGenerator random);

    private static String post(String headers) {
        return "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-TC-Action: ListFleets\r\n" + headers + "\r\n";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
