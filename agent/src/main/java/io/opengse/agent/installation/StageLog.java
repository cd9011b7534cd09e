package io.opengse.agent.installation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a stage tells its operator, line by line, behind the signed URL of the fleet's event. */
final class StageLog implements AutoCloseable {
    private final Writer out;

    private StageLog(Writer out) {
        this.out = out;
    }

    /** In place of an earlier one. */
    static StageLog begin(Path file) throws IOException {
        return new StageLog(Files.newBufferedWriter(file));
    }

    /** After what is there. */
    static StageLog resume(Path file) throws IOException {
        return new StageLog(Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
