package io.opengse.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** The games of examples/, none of which is built on our own stack. */
enum ExampleGame {
    /** Debian's C-core gRPC, a channel per call, only the gRPC status looked at. */
    PYTHON("python-game", "python-guess", "Welcome", List.of("1000", "0")) {
        @Override
        void prepare(Path folder) throws IOException, InterruptedException {
            assumeTrue(
                    runs("/usr/bin/python3 -c 'import grpc, google.protobuf'")
                            && runs("command -v protoc && command -v grpc_python_plugin"),
                    "needs python3-grpcio, python3-protobuf, protobuf-compiler and protobuf-compiler-grpc from Debian");
        }
    },
    /** A gRPC in JavaScript, protos loaded at run time. */
    NODE("node-game", "node-chat", "guest 1 has come in", List.of()) {
        @Override
        void prepare(Path folder) throws IOException, InterruptedException {
            Node.isThere();
            Node.run(folder, "./install.sh");
        }
    },
    /** Compiled here, as on a developer's machine. */
    CPP("cpp-game", "cpp-race", "psess-", List.of()) {
        @Override
        void prepare(Path folder) throws IOException, InterruptedException {
            assumeTrue(
                    runs("command -v g++ && command -v make && command -v grpc_cpp_plugin")
                            && runs("pkg-config --exists grpc++ protobuf"),
                    "needs g++, make, pkg-config, libgrpc++-dev and protobuf-compiler-grpc from Debian");
            Node.run(folder, "sh", "-c", "CXXFLAGS=-O0 MAKEFLAGS=-j2 ./install.sh");
        }
    };

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    final String fleet;
    final String greeting;
    /** What a player types after the ticket, so that the session comes to an end. */
    final List<String> moves;

    private final String folder;

    ExampleGame(String folder, String fleet, String greeting, List<String> moves) {
        this.folder = folder;
        this.fleet = fleet;
        this.greeting = greeting;
        this.moves = moves;
    }

    /** Makes it ready to run, in its folder; skips the test where this machine cannot. */
    abstract void prepare(Path folder) throws IOException, InterruptedException;

    /** Lays it out as in the repository, in target/, where it stays; says where its fleet file is. */
    Path laidOut() throws IOException, InterruptedException {
        Path under = Path.of("target", "foreign").toAbsolutePath();
        Path game = under.resolve("examples").resolve(folder);
        copy(ROOT.resolve("examples").resolve(folder), game);
        copy(ROOT.resolve("protocol/src/main/protobuf"), under.resolve("protocol/src/main/protobuf"));
        prepare(game);
        return game.resolve("fleet.yaml");
    }

    private static boolean runs(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path name = folder.getFileName();
                if (List.of("build", "generated", "node_modules").contains(String.valueOf(name))) {
                    return FileVisitResult.SKIP_SUBTREE; // made here by hand
                }
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
