package io.opengse.cli.serve;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the sample game needs of our own classpath: fewer jars are a quicker start. */
final class GamePath {
    private static final Pattern NEEDED = Pattern.compile(
            "(sample-game|protocol|grpc-|protobuf-java|proto-google|guava|"
                    + "failureaccess|perfmark|gson|animal-sniffer|annotations|error_prone|j2objc|jspecify|javax\\.annotation).*");
    private static final Pattern MODULE = Pattern.compile(".*/(sample-game|protocol)/target/classes/?");

    private GamePath() {}

    static String of(String classpath) {
        return Arrays.stream(classpath.split(File.pathSeparator))
                .filter(entry ->
                        NEEDED.matcher(Path.of(entry).getFileName().toString()).matches()
                                || MODULE.matcher(entry).matches())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .sorted((one, other) -> Boolean.compare(other.contains("sample-game"), one.contains("sample-game")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
