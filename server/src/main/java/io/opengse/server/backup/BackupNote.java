package io.opengse.server.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * What a backup says of itself; its last entry, so that a file without it is known to be cut off.
 *
 * @param version of the program that wrote it
 */
public record BackupNote(Instant at, String version) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORMAT = 1;

    String json(int blobs) {
        return JSON.createObjectNode()
                .put("format", FORMAT)
                .put("time", at.toString())
                .put("version", version)
                .put("blobs", blobs)
                .toPrettyString();
    }

    /** @throws BadBackup when it is not ours, or of a format this version does not know */
    static BackupNote read(byte[] json) throws BadBackup {
        try {
            JsonNode note = JSON.readTree(json);
            if (note.path("format").asInt() != FORMAT) {
                throw new BadBackup("it has format " + note.path("format").asText("unknown") + ", this version reads "
                        + FORMAT + ": restore it with the version that wrote it, "
                        + note.path("version").asText("?"));
            }
            return new BackupNote(
                    Instant.parse(note.path("time").asText()),
                    note.path("version").asText());
        } catch (JsonProcessingException | DateTimeException unreadable) {
            throw new BadBackup("its " + Kept.MANIFEST + " cannot be read");
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be read", impossible);
        }
    }
}
