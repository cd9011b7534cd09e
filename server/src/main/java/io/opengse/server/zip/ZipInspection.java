package io.opengse.server.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Says whether an uploaded file can be a package, without unpacking it: docs/decisions/0010 has the rules. The agent
 * checks again while it unpacks, because what is inside an entry is only seen then.
 */
public final class ZipInspection {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int LONGEST_LINK = 4096;

    private final FileChannel file;
    private final ZipLimits limits;

    private ZipInspection(FileChannel file, ZipLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * Checks a file.
     *
     * @return how many bytes it has when unpacked
     * @throws BadZip when it can be no package, naming the entry
     */
    public static long inspect(Path zip, ZipLimits limits) throws IOException, BadZip {
        try (FileChannel file = FileChannel.open(zip, StandardOpenOption.READ)) {
            return new ZipInspection(file, limits).inspect();
        }
    }

    private long inspect() throws IOException, BadZip {
        List<ZipEntryFacts> entries = ZipDirectory.read(file, limits.entries());
        if (entries.stream().allMatch(ZipEntryFacts::isFolder)) {
            throw new BadZip("it holds no files: pack the contents of the game's folder");
        }
        EntryNames names = new EntryNames();
        long unpacked = 0;
        for (ZipEntryFacts entry : entries) {
            names.add(entry);
            requireReadable(entry);
            unpacked += entry.size();
            if (unpacked > limits.unpacked() || unpacked < 0) {
                throw new BadZip("with entry \"" + entry.name() + "\" its files have more than " + limits.unpacked()
                        + " bytes together, the most a package may unpack to");
            }
        }
        requireLikely(entries, unpacked);
        requireApart(entries);
        for (ZipEntryFacts entry : entries) {
            if (entry.isLink()) {
                requireTarget(entry);
            }
        }
        return unpacked;
    }

    private void requireReadable(ZipEntryFacts entry) throws BadZip {
        String culprit = "entry \"" + entry.name() + "\" ";
        if (entry.isEncrypted()) {
            throw new BadZip(culprit + "is encrypted: make the zip without a password");
        }
        if (entry.isSpecial()) {
            throw new BadZip(culprit + "is neither file, folder nor link: leave it out");
        }
        if (entry.method() != STORED && entry.method() != DEFLATED) {
            throw new BadZip(culprit + "is packed with method " + entry.method() + ": use plain zip (deflate)");
        }
        boolean impossible =
                entry.isFolder() && entry.size() != 0 || entry.method() == STORED && entry.size() != entry.compressed();
        if (impossible) {
            throw new BadZip(culprit + "has an impossible size of " + entry.size() + " bytes: make the zip anew");
        }
    }

    /** Deflate packs nothing a thousand times; what claims to be packed hundreds of times is made to fill disks. */
    private void requireLikely(List<ZipEntryFacts> entries, long unpacked) throws IOException, BadZip {
        if (unpacked <= limits.unsuspicious() || unpacked / limits.ratio() <= file.size()) {
            return;
        }
        ZipEntryFacts worst = entries.stream()
                .max(Comparator.comparingLong(entry -> entry.size() / Math.max(1, entry.compressed())))
                .orElseThrow();
        throw new BadZip("it would unpack to " + unpacked + " bytes, more than " + limits.ratio() + " times its own "
                + file.size() + ": entry \"" + worst.name() + "\" is packed the most");
    }

    /** Each entry has bytes of its own, and a header that says the same name: else two programs see two packages. */
    private void requireApart(List<ZipEntryFacts> entries) throws IOException, BadZip {
        long free = 0;
        for (ZipEntryFacts entry : entries.stream()
                .sorted(Comparator.comparingLong(ZipEntryFacts::at))
                .toList()) {
            if (entry.at() < free) {
                throw new BadZip("entry \"" + entry.name() + "\" lies over another one: make the zip anew");
            }
            free = contentAt(entry) + entry.compressed();
            if (free > file.size() || free < 0) {
                throw new BadZip("entry \"" + entry.name() + "\" ends outside of the zip: it is broken, make it anew");
            }
        }
    }

    private long contentAt(ZipEntryFacts entry) throws IOException, BadZip {
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        long nameAt = entry.at() + LOCAL_LENGTH;
        if (entry.at() < 0 || nameAt + name.length > file.size()) {
            throw new BadZip("entry \"" + entry.name() + "\" begins outside of the zip: it is broken, make it anew");
        }
        ByteBuffer header = ZipDirectory.read(file, entry.at(), LOCAL_LENGTH + name.length);
        boolean same = header.getInt(0) == LOCAL
                && Short.toUnsignedInt(header.getShort(26)) == name.length
                && header.slice(LOCAL_LENGTH, name.length).equals(ByteBuffer.wrap(name));
        if (!same) {
            throw new BadZip("entry \"" + entry.name() + "\" is called otherwise where it lies: make the zip anew");
        }
        return nameAt + name.length + Short.toUnsignedInt(header.getShort(28));
    }

    /** A link may lead anywhere (the Java recipe links to the host's java); it only must lead somewhere. */
    private void requireTarget(ZipEntryFacts link) throws IOException, BadZip {
        String culprit = "link \"" + link.name() + "\" ";
        if (link.size() < 1 || link.size() > LONGEST_LINK || link.compressed() > 2 * LONGEST_LINK) {
            throw new BadZip(
                    culprit + "has a target of " + link.size() + " bytes, 1 to " + LONGEST_LINK + " are allowed");
        }
        byte[] packed = ZipDirectory.read(file, contentAt(link), (int) link.compressed())
                .array();
        byte[] target = link.method() == STORED ? packed : inflated(packed, (int) link.size(), culprit);
        for (byte character : target) {
            if (character == 0) {
                throw new BadZip(culprit + "has a target with a zero in it: make the zip anew");
            }
        }
    }

    private static byte[] inflated(byte[] packed, int size, String culprit) throws BadZip {
        byte[] content = new byte[size];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            if (inflater.inflate(content) == size) {
                return content;
            }
        } catch (DataFormatException _) {
            // Said below, as for a target that is too short.
        }
        throw new BadZip(culprit + "cannot be unpacked: the zip is broken, make it anew");
    }
}
