package io.opengse.cli.serve;

import io.opengse.cli.fleetfile.FleetFile;
import io.opengse.cli.fleetfile.FleetFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A fleet file as it was at one moment.
 *
 * @param stamp changes with every save
 */
public record FleetText(Path file, String stamp, FleetFile read) {
    static final String GONE = "gone";

    /** @throws io.opengse.cli.fleetfile.BadFleetFile with everything that is wrong */
    public static FleetText of(Path file) {
        String stamp = stamp(file);
        return new FleetText(file, stamp, FleetFileReader.read(file));
    }

    static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException _) {
            return GONE; // perhaps an editor is replacing it
        }
    }
}
