package io.opengse.cli.conformance;

import java.util.List;
import java.util.stream.Stream;

/** One of the ways in which an official client can sign and send. */
record Way(Language client, String signature, String method) {
    enum Language {
        JAVA,
        NODE
    }

    static final List<String> SIGNATURES = List.of("TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1");
    static final List<String> METHODS = List.of("POST", "GET");

    static List<Way> all() {
        return Stream.of(Language.values())
                .flatMap(client -> SIGNATURES.stream()
                        .flatMap(signature -> METHODS.stream().map(method -> new Way(client, signature, method))))
                .toList();
    }
}
