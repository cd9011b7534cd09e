package io.opengse.server.console.visit;

/**
 * One sign-in of one credential, as its browser shows it.
 *
 * @param id what the store knows it by
 * @param csrf what every form of this visit carries; a page of another site cannot know it
 * @param notice a sentence for the top of the next page, sealed; empty when there is none
 */
public record Visit(String id, String secretId, String csrf, String notice) {}
