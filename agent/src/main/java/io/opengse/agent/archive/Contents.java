package io.opengse.agent.archive;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a zip unpacks to, once nothing in it can write outside the folder it is unpacked to: names, kinds and sizes as
 * declared. Nothing was written yet.
 */
record Contents(
        Map<Path, Entry> folders, Set<Path> parents, Map<Path, Entry> files, Map<Path, Entry> links, long size) {
    private static final int LONGEST_LINK = 4096;
    private static final int LONGEST_NAME = 4096;
    private static final int LOCAL_HEADER = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    /** Deflate cannot do better than 1 : 1032. */
    private static final long BEST_RATIO = 1100;

    /** @param most bytes that may come out */
    static Contents of(List<Entry> entries, long most) throws BadArchive {
        Contents contents = new Contents(new HashMap<>(), new LinkedHashSet<>(), new HashMap<>(), new HashMap<>(), 0);
        long size = 0;
        for (Entry entry : entries) {
            contents.add(entry);
            size += entry.size();
            if (size < 0 || size > most) {
                throw new BadArchive("the zip unpacks to more than " + most + " bytes, which is the agent's setting"
                        + " package-unpacked-limit; entry " + entry.name() + " with " + entry.size()
                        + " bytes is the one too many");
            }
        }
        contents.refuseFilesAsFolders();
        refuseOverlaps(entries);
        return new Contents(contents.folders, contents.parents, contents.files, contents.links, size);
    }

    private void add(Entry entry) throws BadArchive {
        Path path = path(entry);
        if (entry.encrypted()) {
            throw refused(entry, "is encrypted; build the zip without a password");
        }
        if (entry.method() != STORED && entry.method() != DEFLATED) {
            throw refused(
                    entry,
                    "is compressed by method " + entry.method() + "; build the zip with plain deflate, as zip -r does");
        }
        if (entry.size() > (entry.compressedSize() + 1) * BEST_RATIO) {
            throw refused(entry, "says it unpacks to " + entry.size() + " bytes, which its content cannot");
        }
        if (path.toString().isEmpty()) {
            return; // "./", the folder itself
        }
        Entry before = switch (entry.type()) {
            case FILE -> files.put(path, entry);
            case LINK -> link(path, entry);
            case FOLDER -> {
                folders.put(path, entry); // said twice, it is still one folder
                yield null;
            }
            case OTHER -> throw refused(entry, "is a device, a pipe or a socket; leave it out");
        };
        if (before != null || (files.containsKey(path) && links.containsKey(path))) {
            throw refused(entry, "is in the zip twice; build it anew in an empty folder");
        }
        for (Path parent = path.getParent(); parent != null && parents.add(parent); parent = parent.getParent()) {}
    }

    private Entry link(Path path, Entry entry) throws BadArchive {
        if (entry.size() > LONGEST_LINK || entry.size() == 0) {
            throw refused(entry, "is a link to a path of " + entry.size() + " characters");
        }
        return links.put(path, entry);
    }

    private static Path path(Entry entry) throws BadArchive {
        String name = entry.name();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw refused(entry, "has no name a file can have");
        }
        if (name.startsWith("/") || name.indexOf('\\') >= 0 || name.matches("[A-Za-z]:.*")) {
            throw refused(
                    entry,
                    "is not a path below the zip's root with slashes; build the zip from inside the game's folder");
        }
        if (List.of(name.split("/")).contains("..")) {
            throw refused(entry, "leads out of the game's folder by \"..\"");
        }
        try {
            return Path.of(name).normalize();
        } catch (InvalidPathException unspeakable) {
            throw refused(
                    entry, "cannot be written in this agent's locale; start it with LC_ALL=C.UTF-8 or use plain names");
        }
    }

    /** A link used as a folder would let the zip write wherever the link leads. */
    private void refuseFilesAsFolders() throws BadArchive {
        for (Path parent : parents) {
            Entry link = links.get(parent);
            if (link != null) {
                throw refused(link, "is a link, and other entries lie below it");
            }
            Entry file = files.get(parent);
            if (file != null) {
                throw refused(file, "is a file, and other entries lie below it");
            }
        }
        for (Map.Entry<Path, Entry> folder : folders.entrySet()) {
            if (files.containsKey(folder.getKey()) || links.containsKey(folder.getKey())) {
                throw refused(folder.getValue(), "is a folder and something else, too");
            }
        }
    }

    /** Entries that share their bytes make small zips unpack to endless ones. */
    private static void refuseOverlaps(List<Entry> entries) throws BadArchive {
        List<Entry> inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingLong(Entry::offset));
        long free = 0;
        for (Entry entry : inOrder) {
            if (entry.offset() < free) {
                throw refused(entry, "shares its bytes with another entry");
            }
            free = entry.offset() + LOCAL_HEADER + entry.compressedSize();
        }
    }

    static BadArchive refused(Entry entry, String why) {
        return new BadArchive("entry \"" + entry.name() + "\" of the zip " + why);
    }
}
