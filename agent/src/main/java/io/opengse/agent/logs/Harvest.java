package io.opengse.agent.logs;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.attribute.BasicFileAttributes;

/** What becomes of the files that a walk over a game's log paths meets: {@link Bundle} zips them, others list or read. */
interface Harvest {
    /** Whether no more is taken. */
    boolean full();

    void leaveOut(String path, String why);

    /** Whether this very file is to be opened. */
    boolean wants(String name, BasicFileAttributes file);

    void add(String name, BasicFileAttributes file, SeekableByteChannel content) throws IOException;
}
