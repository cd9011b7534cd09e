package io.opengse.agent.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of an executable as the kernel does, to say beforehand and in plain words what would otherwise be the
 * bare exit code 126 or 127 of a game that never ran.
 */
final class Executable {
    private static final int HEAD = 4096;
    private static final int ELF = 0x7F454C46;
    private static final int INTERPRETER_SEGMENT = 3;
    /** e_machine of the systems a JVM of ours may run on. */
    private static final Map<String, Integer> MACHINES = Map.of("amd64", 62, "aarch64", 183, "riscv64", 243);

    private Executable() {}

    /** Why this file will not start; null when it will, or when only trying can tell. */
    static @Nullable String trouble(Path file, GameRoot root) {
        ByteBuffer head;
        try {
            head = head(file);
        } catch (IOException unreadable) {
            return null; // executable but not readable is a right of its own
        }
        if (head.limit() >= 2 && head.get(0) == '#' && head.get(1) == '!') {
            return scriptTrouble(head, root);
        }
        if (head.limit() >= 64 && head.getInt(0) == ELF) {
            return binaryTrouble(head, root);
        }
        return null;
    }

    private static @Nullable String scriptTrouble(ByteBuffer head, GameRoot root) {
        String text = StandardCharsets.UTF_8.decode(head).toString();
        String line = text.lines().findFirst().orElse("").substring(2).strip();
        String interpreter = line.split("[ \t]", 2)[0];
        if (text.indexOf('\r') >= 0 && text.indexOf('\r') + 1 == text.indexOf('\n')) {
            return "its first line ends in a carriage return, so that the kernel looks for an interpreter \"" + line
                    + "\\r\"; save it with Unix line ends (dos2unix)";
        }
        if (interpreter.isEmpty() || present(interpreter, root)) {
            return null;
        }
        return "its first line asks for the interpreter " + interpreter
                + ", which is not on this host; install it, for example in install.sh, or correct the line";
    }

    private static @Nullable String binaryTrouble(ByteBuffer head, GameRoot root) {
        head.order(head.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        String host = System.getProperty("os.arch", "");
        Integer expected = MACHINES.get(host);
        int machine = Short.toUnsignedInt(head.getShort(18));
        boolean wide = head.get(4) == 2;
        if (expected != null && wide && machine != expected && !emulated()) {
            return "it was built for another kind of machine (ELF machine " + machine + "; this host is " + host
                    + "); build it for " + host;
        }
        String loader = wide ? loader(head) : null;
        if (loader != null && !present(loader, root)) {
            return "it needs the loader " + loader + ", which is not on this host"
                    + (loader.contains("musl") ? " (it was built for Alpine Linux)" : "")
                    + "; build it for this system or link it statically";
        }
        return null;
    }

    /** The dynamic loader a 64-bit ELF file names; null when it names none, or not within its head. */
    private static @Nullable String loader(ByteBuffer head) {
        long table = head.getLong(32);
        int size = Short.toUnsignedInt(head.getShort(54));
        int count = Short.toUnsignedInt(head.getShort(56));
        for (int index = 0; index < count; index++) {
            long entry = table + (long) index * size;
            if (entry < 0 || entry + 56 > head.limit()) {
                return null;
            }
            if (head.getInt((int) entry) == INTERPRETER_SEGMENT) {
                long offset = head.getLong((int) entry + 8);
                long length = head.getLong((int) entry + 32);
                if (offset < 0 || length < 2 || length > HEAD || offset + length > head.limit()) {
                    return null;
                }
                byte[] name = new byte[(int) length - 1];
                head.get((int) offset, name);
                return new String(name, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static boolean present(String program, GameRoot root) {
        try {
            return Files.isExecutable(root.followed(root.place(program)));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static boolean emulated() {
        try (var formats = Files.newDirectoryStream(Path.of("/proc/sys/fs/binfmt_misc"), "qemu-*")) {
            return formats.iterator().hasNext();
        } catch (IOException none) {
            return false;
        }
    }

    private static ByteBuffer head(Path file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        if (!Files.isRegularFile(file)) {
            return head.flip();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            while (head.hasRemaining() && channel.read(head) >= 0) {}
        }
        return head.flip();
    }
}
