package io.opengse.server.zip;

import java.util.HashMap;
import java.util.Map;

/**
 * Checks the names of a package's entries, one after another, against the rules of docs/decisions/0010: nothing lies
 * outside the package, nothing twice, and nothing behind a link or a file.
 */
final class EntryNames {
    private static final int LONGEST = 1024;
    private static final int LONGEST_PART = 255;

    /** What a path is; a folder may be said by its own entry or only by what lies in it. */
    private enum Kind {
        FOLDER_ENTRY,
        IMPLIED_FOLDER,
        FILE,
        LINK
    }

    private final Map<String, Kind> known = new HashMap<>();

    void add(ZipEntryFacts entry) throws BadZip {
        String path = entry.path();
        requireSane(entry.name(), path);
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            requireFolder(path.substring(0, slash), entry.name());
        }
        Kind kind = entry.isLink() ? Kind.LINK : entry.isFolder() ? Kind.FOLDER_ENTRY : Kind.FILE;
        Kind before = known.put(path, kind);
        if (before != null && !(before == Kind.IMPLIED_FOLDER && kind == Kind.FOLDER_ENTRY)) {
            throw new BadZip("entry \"" + entry.name() + "\" " + again(before));
        }
    }

    private static String again(Kind before) {
        return switch (before) {
            case IMPLIED_FOLDER -> "is a file or a link, but other entries lie in it";
            case FOLDER_ENTRY, FILE, LINK -> "stands in it twice: make the zip anew";
        };
    }

    private void requireFolder(String folder, String entry) throws BadZip {
        switch (known.putIfAbsent(folder, Kind.IMPLIED_FOLDER)) {
            case null -> {}
            case FOLDER_ENTRY, IMPLIED_FOLDER -> {}
            case FILE -> throw new BadZip("entry \"" + entry + "\" lies in \"" + folder + "\", which is a file");
            case LINK ->
                throw new BadZip("entry \"" + entry + "\" would be written through the link \"" + folder
                        + "\": pack the folder itself, or leave out what lies behind the link");
        }
    }

    private static void requireSane(String name, String path) throws BadZip {
        String shown = name.length() <= 200 ? name : name.substring(0, 200) + "…";
        if (path.isEmpty()) {
            throw new BadZip("an entry has the name \"" + shown + "\", which names nothing");
        }
        if (name.length() > LONGEST) {
            throw new BadZip("entry \"" + shown + "\" has a name of " + name.length() + " characters, " + LONGEST
                    + " are allowed");
        }
        if (name.chars().anyMatch(character -> character < 0x20 || character == 0x7f)) {
            throw new BadZip("entry \"" + printable(shown) + "\" has a control character in its name: rename the file");
        }
        if (name.indexOf('\\') >= 0) {
            throw new BadZip(
                    "entry \"" + shown + "\" has a backslash in its name: use a zip program that writes slashes");
        }
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            throw new BadZip("entry \"" + shown + "\" has an absolute name: pack the contents of the game's folder");
        }
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                throw new BadZip("entry \"" + shown + "\" leads out of the package");
            }
            if (part.isEmpty() || part.equals(".") || part.length() > LONGEST_PART) {
                throw new BadZip("entry \"" + shown + "\" has a part that no file can be called: make the zip anew");
            }
        }
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
