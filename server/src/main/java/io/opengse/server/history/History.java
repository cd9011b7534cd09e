package io.opengse.server.history;

import io.opengse.engine.id.FleetId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the charts of the console and {@code gse stats} are drawn from: a handful of series in files of fixed size, of the
 * whole installation and of so many fleets. The files are small and local: losing them costs charts, nothing else.
 */
public final class History implements AutoCloseable {
    /** About 300 kilobytes each. */
    static final int MOST_FLEETS = 64;

    private static final System.Logger LOG = System.getLogger(History.class.getName());
    private static final String WHOLE = "installation";

    private final Path folder;
    private final String server;
    private final InstantSource clock;
    private final Track whole;
    private final Map<FleetId, Track> fleets = new HashMap<>();

    private History(Path folder, String server, InstantSource clock, Track whole) {
        this.folder = folder;
        this.server = server;
        this.clock = clock;
        this.whole = whole;
    }

    /**
     * Of this server's life and those before it in this folder.
     *
     * @param server its id
     * @throws UncheckedIOException when the folder cannot be used
     */
    public static History open(Path folder, String server, InstantSource clock) {
        try {
            return new History(folder, server, clock, Track.open(folder, WHOLE, Series.OF_THE_WHOLE.size()));
        } catch (IOException problem) {
            throw new UncheckedIOException("the history in " + folder + " cannot be opened", problem);
        }
    }

    /** The id of the server that saw it: others of the same database have histories of their own. */
    public String server() {
        return server;
    }

    /** Values in the order of {@link Series#OF_THE_WHOLE}, and by fleet of {@link Series#OF_A_FLEET}. */
    synchronized void record(float[] ofTheWhole, Map<FleetId, float[]> ofFleets) {
        Instant now = clock.instant();
        try {
            whole.record(now, ofTheWhole);
            forgetAllBut(ofFleets.keySet());
            for (Map.Entry<FleetId, float[]> entry : ofFleets.entrySet()) {
                track(entry.getKey()).record(now, entry.getValue());
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("the history in " + folder + " cannot be written", problem);
        }
    }

    private Track track(FleetId fleet) throws IOException {
        Track known = fleets.get(fleet);
        if (known == null) {
            known = Track.open(folder, name(fleet), Series.OF_A_FLEET.size());
            fleets.put(fleet, known);
        }
        return known;
    }

    /** Fleets that are deleted give their files back. */
    private void forgetAllBut(Set<FleetId> living) throws IOException {
        for (Map.Entry<FleetId, Track> entry : List.copyOf(fleets.entrySet())) {
            if (!living.contains(entry.getKey())) {
                fleets.remove(entry.getKey());
                entry.getValue().close();
            }
        }
        Set<String> kept = living.stream().map(History::name).collect(Collectors.toSet());
        kept.add(WHOLE);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!kept.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String name(FleetId fleet) {
        return fleet.value().replaceAll("[^A-Za-z0-9-]", "_");
    }

    /** Of everything together; never refused, empty while nothing was recorded. */
    public synchronized Chart ofTheWhole(Window window) {
        return read(whole, window, Series.OF_THE_WHOLE);
    }

    /** Of one fleet; without points for one that is unknown, deleted or one of too many. */
    public synchronized Chart of(FleetId fleet, Window window) {
        Track track = fleets.get(fleet);
        return track == null ? Chart.of(window, List.of(), Series.OF_A_FLEET) : read(track, window, Series.OF_A_FLEET);
    }

    private Chart read(Track track, Window window, List<Series> series) {
        Instant until = clock.instant().plus(window.step());
        try {
            return Chart.of(window, track.read(until.minus(window.length()), until, window.finely()), series);
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.WARNING, "the history in " + folder + " cannot be read", problem);
            return Chart.of(window, List.of(), series);
        }
    }

    @Override
    public synchronized void close() {
        try {
            whole.close();
            for (Track track : fleets.values()) {
                track.close();
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("the history in " + folder + " cannot be closed", problem);
        }
    }
}
