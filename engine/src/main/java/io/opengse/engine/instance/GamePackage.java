package io.opengse.engine.instance;

import io.opengse.engine.store.Transaction;
import java.util.Optional;

/**
 * The zip that a fleet's instances run from.
 *
 * @param sha256 of the zip, hex
 * @param size in bytes
 */
public record GamePackage(String assetId, String sha256, long size) {
    /** Where packages are found; wired to the assets. */
    @FunctionalInterface
    public interface Finder {
        /** Empty when there is none of that id. */
        Optional<GamePackage> find(Transaction transaction, String assetId);
    }
}
