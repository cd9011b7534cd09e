package io.opengse.agent.installation;

import io.opengse.agent.archive.BadArchive;
import io.opengse.agent.archive.Unpacking;
import io.opengse.agent.deployment.DeploymentEffect;
import io.opengse.agent.deployment.DeploymentEvent;
import io.opengse.agent.deployment.Failure;
import io.opengse.agent.deployment.Failure.Code;
import io.opengse.agent.deployment.GamePackage;
import io.opengse.agent.deployment.Stage;
import io.opengse.agent.link.PackageRefused;
import io.opengse.agent.link.PackageSource;
import io.opengse.agent.link.ServerAway;
import io.opengse.agent.link.UploadRefused;
import io.opengse.agent.os.Housing;
import io.opengse.agent.os.LocalGame;
import io.opengse.agent.os.Os;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Deployments on the disk of this host: every step either ends whole or is begun anew, wherever the agent dies. One step
 * of a fleet at a time, as the loop sees to.
 */
public final class DiskDeployer implements Deployer {
    private static final System.Logger LOG = System.getLogger(DiskDeployer.class.getName());
    private static final Pattern FLEET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final Manners manners;
    private final Path deployments;
    private final PackageCache packages;
    private final Installer installer;
    private final LocalGame localGame;
    private final LogSink uploads;
    /** So that no marker is written into a folder that is being removed. */
    private final ReentrantLock marking = new ReentrantLock();

    /**
     * How to deploy.
     *
     * @param unpackedLimit most bytes one package may unpack to
     */
    public record Manners(long unpackedLimit, Duration installerTimeout) {}

    /** Takes the log of a finished stage. */
    @FunctionalInterface
    public interface LogSink {
        void upload(String fleetId, String phase, Path log) throws ServerAway, UploadRefused, IOException;
    }

    /** What it works with. */
    public record Surroundings(Os os, LocalGame localGame, PackageSource source, LogSink uploads) {}

    /** @param data an existing directory of ours */
    public DiskDeployer(Path data, Manners manners, Surroundings surroundings) throws IOException {
        this.manners = manners;
        this.deployments = data.resolve("deployments").toAbsolutePath().normalize();
        Path zips = data.resolve("packages");
        Files.createDirectories(deployments);
        Files.createDirectories(zips);
        this.packages = new PackageCache(zips, surroundings.source());
        this.installer = new Installer(surroundings.os(), manners.installerTimeout());
        this.localGame = surroundings.localGame();
        this.uploads = surroundings.uploads();
    }

    /** The fleets of which an earlier agent left something, and their game roots. */
    public Map<String, String> left() throws IOException {
        Map<String, String> roots = new HashMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(deployments)) {
            folders.forEach(folder -> roots.put(
                    folder.getFileName().toString(),
                    new DeploymentFolder(folder).game().toString()));
        }
        return roots;
    }

    @Override
    public DeploymentEvent carryOut(String fleetId, DeploymentEffect effect, Consumer<DeploymentEvent> meanwhile) {
        return switch (effect) {
            case DeploymentEffect.Look(var game) ->
                stage(Stage.LOOKING, Code.FLEET_BINARY_DOWNLOAD_FAILED, () -> look(fleetId, game));
            case DeploymentEffect.Fetch(var game) ->
                stage(Stage.FETCHING, Code.FLEET_BINARY_DOWNLOAD_FAILED, () -> fetch(fleetId, game, meanwhile));
            case DeploymentEffect.Unpack(var game) ->
                stage(Stage.UNPACKING, Code.FLEET_BINARY_DOWNLOAD_FAILED, () -> unpack(fleetId, game));
            case DeploymentEffect.Install _ ->
                stage(Stage.INSTALLING, Code.FLEET_INITIALIZATION_FAILED, () -> install(fleetId));
            case DeploymentEffect.Check(var paths) ->
                stage(Stage.CHECKING, Code.FLEET_INITIALIZATION_FAILED, () -> check(fleetId, paths));
            case DeploymentEffect.Build(var game) ->
                stage(Stage.BUILDING, Code.FLEET_INITIALIZATION_FAILED, () -> build(fleetId, game));
            case DeploymentEffect.Remove _ -> remove(fleetId);
            case DeploymentEffect.KeepLog(var stage) -> keep(fleetId, stage);
        };
    }

    private interface Work {
        DeploymentEvent run() throws IOException, StageFailed, ServerAway;
    }

    private static DeploymentEvent stage(Stage stage, Code broken, Work work) {
        try {
            return work.run();
        } catch (ServerAway away) {
            return new DeploymentEvent.Interrupted(stage, String.valueOf(away.getMessage()));
        } catch (StageFailed failed) {
            return new DeploymentEvent.Failed(stage, failed.failure(), leavesLog(stage));
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "deployment stage=" + stage + " broke", failure);
            Failure why = new Failure(broken, "the agent's host could not do it: " + failure);
            return new DeploymentEvent.Failed(stage, why, false);
        }
    }

    private static boolean leavesLog(Stage stage) {
        return switch (stage) {
            case UNPACKING, INSTALLING, CHECKING -> true;
            case LOOKING, FETCHING, BUILDING, DEPLOYED, FAILED, REMOVING -> false;
        };
    }

    private DeploymentEvent look(String fleetId, GamePackage game) throws IOException, StageFailed {
        DeploymentFolder folder = folder(fleetId);
        Marker marker = Marker.read(folder.marker());
        String root = folder.game().toString();
        if (marker != null && marker.sha256().equals(game.sha256()) && Files.isDirectory(folder.game())) {
            List<Stage> owed = marker.logs().stream()
                    .filter(stage -> Files.isRegularFile(folder.log(stage)))
                    .toList();
            return new DeploymentEvent.Found(root, true, marker.logs(), owed, marker.note());
        }
        installer.endLeftover(fleetId);
        return new DeploymentEvent.Found(root, false, List.of(), List.of(), "");
    }

    private DeploymentEvent fetch(String fleetId, GamePackage game, Consumer<DeploymentEvent> meanwhile)
            throws IOException, StageFailed, ServerAway {
        DeploymentFolder folder = folder(fleetId);
        folder.prepare();
        Files.writeString(folder.packageName(), game.sha256());
        try {
            packages.fetch(
                    game,
                    bytes -> meanwhile.accept(new DeploymentEvent.Progressed(
                            Stage.FETCHING, "Fetching: " + bytes + " of " + game.size() + " bytes.")));
        } catch (PackageRefused refused) {
            throw new StageFailed(Code.FLEET_BINARY_DOWNLOAD_FAILED, String.valueOf(refused.getMessage()));
        }
        return new DeploymentEvent.Finished(Stage.FETCHING, false, "");
    }

    private DeploymentEvent unpack(String fleetId, GamePackage game) throws IOException, StageFailed {
        DeploymentFolder folder = folder(fleetId);
        Files.deleteIfExists(folder.marker());
        Demolition.remove(folder.unpacking());
        Demolition.remove(folder.game());
        Files.createDirectory(folder.unpacking());
        try (StageLog log = StageLog.begin(folder.log(Stage.UNPACKING))) {
            log.line("Extracting Build. Package " + game.assetId() + ", " + game.size() + " bytes, SHA-256 "
                    + game.sha256() + ".");
            try {
                List<String> lines = new ArrayList<>();
                var done =
                        Unpacking.unpack(packages.file(game), folder.unpacking(), manners.unpackedLimit(), lines::add);
                for (String line : lines) {
                    log.line(line);
                }
                log.line(done.files() + " files and " + done.links() + " links with " + done.bytes() + " bytes.");
            } catch (BadArchive bad) {
                log.line("Failed: " + bad.getMessage());
                throw new StageFailed(Code.FLEET_BINARY_DOWNLOAD_FAILED, String.valueOf(bad.getMessage()));
            }
        }
        Files.move(folder.unpacking(), folder.game(), StandardCopyOption.ATOMIC_MOVE);
        return new DeploymentEvent.Finished(Stage.UNPACKING, true, "");
    }

    private DeploymentEvent install(String fleetId) throws IOException, StageFailed {
        DeploymentFolder folder = folder(fleetId);
        if (!Installer.isIn(folder.game())) {
            return new DeploymentEvent.Finished(Stage.INSTALLING, false, "");
        }
        installer.run(fleetId, folder, new Housing(true, null, false));
        return new DeploymentEvent.Finished(Stage.INSTALLING, true, "");
    }

    private DeploymentEvent check(String fleetId, List<String> launchPaths) throws IOException, StageFailed {
        DeploymentFolder folder = folder(fleetId);
        LaunchPathCheck.run(folder.game(), launchPaths, folder.log(Stage.CHECKING));
        return new DeploymentEvent.Finished(Stage.CHECKING, true, "");
    }

    private DeploymentEvent build(String fleetId, GamePackage game) throws IOException, StageFailed {
        DeploymentFolder folder = folder(fleetId);
        Housing.Account account = Ownership.asked(folder.game());
        List<String> notes = new ArrayList<>();
        if (account != null && Ownership.agentIsRoot()) {
            Ownership.give(folder.game(), account);
        } else if (account != null) {
            notes.add("gse.yaml asks for " + account + ", but the agent of this host is not root: games run as "
                    + System.getProperty("user.name") + ".");
            account = null;
        }
        String trouble = localGame.trouble();
        if (trouble != null) {
            notes.add("Games do not see their package at " + LocalGame.PATH + " but at " + folder.game()
                    + " (GSE_GAME_ROOT): " + trouble + ".");
        }
        String note = String.join(" ", notes);
        List<Stage> logs = Arrays.stream(Stage.values())
                .filter(stage -> leavesLog(stage) && (stage != Stage.INSTALLING || Installer.isIn(folder.game())))
                .toList();
        Marker marker = new Marker(game.sha256(), account, logs, note, Marker.currentBoot());
        marker.write(folder.marker());
        Thread.ofVirtual().name("sync-" + fleetId).start(() -> makeSafe(folder, marker));
        return new DeploymentEvent.Finished(Stage.BUILDING, false, note);
    }

    /** Files reach the disk some time later; should the machine go down before, the deployment starts over. */
    private void makeSafe(DeploymentFolder folder, Marker marker) {
        try {
            Process sync = new ProcessBuilder("sync", "-f", folder.folder().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (sync.waitFor() == 0) {
                markSafe(folder, marker);
            }
        } catch (IOException unsafe) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "not known to be on the disk; after a restart of the machine it is deployed anew: {0}",
                    folder.folder());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void markSafe(DeploymentFolder folder, Marker marker) throws IOException {
        marking.lock();
        try {
            if (marker.equals(Marker.read(folder.marker()))) {
                marker.safe().write(folder.marker());
            }
        } finally {
            marking.unlock();
        }
    }

    private void unmark(DeploymentFolder folder) throws IOException {
        marking.lock();
        try {
            Files.deleteIfExists(folder.marker());
        } finally {
            marking.unlock();
        }
    }

    private DeploymentEvent remove(String fleetId) {
        try {
            DeploymentFolder folder = folder(fleetId);
            installer.endLeftover(fleetId);
            unmark(folder);
            Demolition.remove(folder.folder());
            packages.trim(used());
            return new DeploymentEvent.Removed();
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "the deployment of fleet " + fleetId + " stays behind", failure);
            return new DeploymentEvent.Interrupted(Stage.REMOVING, failure.toString());
        } catch (StageFailed strange) {
            return new DeploymentEvent.Removed(); // no folder of ours has such a name
        }
    }

    private Set<String> used() throws IOException {
        Set<String> used = new HashSet<>();
        for (String fleet : left().keySet()) {
            Path name = new DeploymentFolder(deployments.resolve(fleet)).packageName();
            if (Files.isRegularFile(name)) {
                used.add(Files.readString(name).strip());
            }
        }
        return used;
    }

    private DeploymentEvent keep(String fleetId, Stage stage) {
        try {
            Path log = folder(fleetId).log(stage);
            if (!Files.isRegularFile(log)) {
                return new DeploymentEvent.LogNotKept(stage, "it is not there", false);
            }
            uploads.upload(fleetId, stage.phase(), log);
            Files.deleteIfExists(log);
            return new DeploymentEvent.LogKept(stage);
        } catch (ServerAway away) {
            return new DeploymentEvent.LogNotKept(stage, String.valueOf(away.getMessage()), true);
        } catch (UploadRefused | StageFailed | IOException refused) {
            return new DeploymentEvent.LogNotKept(stage, String.valueOf(refused.getMessage()), false);
        }
    }

    @Override
    public Housing housing(Path directory) {
        Path folder = directory.getParent();
        if (folder == null || !deployments.equals(folder.getParent())) {
            return Housing.NONE;
        }
        try {
            Marker marker = Marker.read(new DeploymentFolder(folder).marker());
            if (marker == null) {
                throw new NoSuchFileException("deployment " + folder + " is not whole");
            }
            return new Housing(true, marker.account(), true); // never guessed: without it a game would run as the agent
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the marker of " + folder + " cannot be read", unreadable);
        }
    }

    private DeploymentFolder folder(String fleetId) throws StageFailed {
        if (!FLEET.matcher(fleetId).matches()) {
            throw new StageFailed(
                    Code.FLEET_INITIALIZATION_FAILED, "fleet id \"" + fleetId + "\" cannot name a folder on a host");
        }
        return new DeploymentFolder(deployments.resolve(fleetId));
    }
}
