package io.opengse.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** An image with the gse command, written as a file that docker, podman, containerd and skopeo read. */
public final class ImageTar {
    /** Nobody in particular, and not root. */
    private static final String USER = "10001:10001";

    private static final String HOME = "/opt/opengse";
    private static final String JAVA = "/opt/java";
    private static final List<String> LAUNCHER = List.of("gse", "bin/find-jdk", "LICENSE");
    private static final String LIBRARIES = "cli/target/dist/lib";

    private ImageTar() {}

    /**
     * Writes it; the same files give the same image.
     *
     * @throws IOException when files cannot be read or written, or the base cannot be fetched
     */
    public static void write(ImagePlan plan, Path tar) throws IOException, InterruptedException {
        try {
            JibContainerBuilder image =
                    plan.base().isPresent() ? Jib.from(plan.base().get()) : Jib.fromScratch();
            if (plan.root().isPresent()) {
                image.addFileEntriesLayer(folder("root", plan.root().get(), "/"));
            }
            if (plan.java().isPresent()) {
                image.addFileEntriesLayer(folder("java", plan.java().get(), JAVA + "/"))
                        .addEnvironmentVariable("JAVA_HOME", JAVA)
                        .addEnvironmentVariable("PATH", HOME + ":/usr/local/bin:/usr/bin:/bin");
            }
            image.addFileEntriesLayer(folder("libraries", plan.home().resolve(LIBRARIES), HOME + "/" + LIBRARIES + "/"))
                    .addFileEntriesLayer(launcher(plan.home()))
                    .addEnvironmentVariable("GSE_BUILD", "never")
                    .setUser(USER)
                    .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
                    .setEntrypoint(HOME + "/gse")
                    .containerize(Containerizer.to(TarImage.at(tar).named(plan.name()))
                            .setToolName("opengse")
                            .setOfflineMode(plan.base().isEmpty()));
        } catch (ExecutionException | InvalidImageReferenceException problem) {
            throw new IOException("the image cannot be made: " + problem.getMessage(), problem);
        } catch (RegistryException | CacheDirectoryCreationException problem) {
            throw new IOException("the base image cannot be had: " + problem.getMessage(), problem);
        }
    }

    /** @param to where what is in the folder goes; it ends in a slash */
    private static FileEntriesLayer folder(String name, Path from, String to) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        try (Stream<Path> inside = Files.list(from)) {
            for (Path each : inside.sorted().toList()) {
                AbsoluteUnixPath place = AbsoluteUnixPath.get(to + each.getFileName());
                layer.addEntryRecursive(each, place, (file, _) -> permissions(file));
            }
        }
        return layer.build();
    }

    private static FileEntriesLayer launcher(Path home) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("launcher");
        for (String file : LAUNCHER) {
            Path from = home.resolve(file);
            layer.addEntry(from, AbsoluteUnixPath.get(HOME + "/" + file), permissions(from));
        }
        return layer.build();
    }

    /** As they are; what the builder's umask says must not matter to others. */
    private static FilePermissions permissions(Path file) {
        try {
            boolean runs = Files.isDirectory(file)
                    || Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
            boolean shared = file.endsWith("tmp");
            return FilePermissions.fromOctalString(shared ? "777" : runs ? "755" : "644");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
