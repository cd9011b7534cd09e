package io.opengse.server.link;

import io.opengse.engine.asset.PackageContent;
import java.io.IOException;
import java.io.InputStream;

/** Where {@link PackageFetches} reads packages from; the server wires it to its blobs. */
@FunctionalInterface
public interface PackageShelf {
    /** The zip from an offset on; whoever asks for it closes it. */
    InputStream open(PackageContent content, long offset) throws IOException;
}
