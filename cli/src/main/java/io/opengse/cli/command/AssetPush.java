package io.opengse.cli.command;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.pack.PackageAdvice;
import io.opengse.cli.pack.PackageFile;
import io.opengse.cli.pack.PackageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "push",
        description = {
            "Uploads a package: the contents of a folder, or a zip of them.",
            "Pushed again after an interruption, it goes on where it stopped."
        })
final class AssetPush implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "FOLDER|ZIP", description = "Its root becomes /local/game.")
    private Path source = Path.of("");

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Name of the package.")
    private String name = "";

    @Option(names = "--version", required = true, paramLabel = "VERSION", description = "Version of the package.")
    private String version = "";

    @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "A tag to find it by; may be repeated.")
    private Map<String, String> tags = new LinkedHashMap<>();

    @Option(names = "--as-is", description = "Push it even when everything lies in one folder.")
    private boolean asIs;

    AssetPush(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (!Files.isDirectory(source) && !Files.isRegularFile(source)) {
            throw new Failure("there is no " + source, "name the folder with the game's files, or a zip of them");
        }
        try (CloudApi api = options.connect(surroundings)) {
            PackagePush push = new PackagePush(api, surroundings, new PackagePush.Label(name, version, tags));
            PackagePush.Pushed pushed = Files.isDirectory(source) ? folder(push) : zip(push);
            if (!options.answeredAsJson(surroundings.console(), pushed.answer())) {
                PackageFile file = pushed.file();
                surroundings
                        .console()
                        .say(Answers.text(pushed.answer(), "AssetId") + "  " + name + " " + version + "  " + file.size()
                                + " bytes  sha256 " + file.sha256());
            }
        } catch (IOException problem) {
            throw new Failure(
                    source + " cannot be packed: " + problem.getMessage(), "check permissions and free space", problem);
        }
    }

    private PackagePush.Pushed folder(PackagePush push) throws IOException {
        PackageFolder folder = PackageFolder.of(source);
        if (!asIs) {
            PackageAdvice.requireContents(folder);
        }
        return push.folder(folder);
    }

    private PackagePush.Pushed zip(PackagePush push) throws IOException {
        if (!asIs) {
            PackageAdvice.requireContents(source);
        }
        return push.file(PackageFile.of(source));
    }
}
