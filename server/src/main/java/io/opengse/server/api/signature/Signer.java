package io.opengse.server.api.signature;

/** Who signed a request, once that is proven. */
public record Signer(String secretId) {
    private static final String ACTOR = "api ";

    /** How events name the caller. */
    public String actor() {
        return ACTOR + secretId;
    }

    /** Whose id an actor carries; empty for one that did not sign. */
    public static String secretId(String actor) {
        return actor.startsWith(ACTOR) ? actor.substring(ACTOR.length()) : "";
    }
}
