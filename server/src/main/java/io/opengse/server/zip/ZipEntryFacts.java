package io.opengse.server.zip;

/**
 * One entry as the central directory of a zip tells of it.
 *
 * @param name as written, folders end with a slash
 * @param mode Unix file type and permissions, 0 when the zip was made elsewhere
 * @param compressed bytes in the zip
 * @param size bytes when unpacked
 * @param at where its local header begins
 */
record ZipEntryFacts(String name, int mode, int flags, int method, long compressed, long size, long at) {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;
    private static final int ENCRYPTED = 0x41;

    boolean isFolder() {
        return name.endsWith("/");
    }

    boolean isLink() {
        return (mode & TYPE) == LINK;
    }

    boolean isEncrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    /** Neither file, folder nor link: a device, a pipe, a socket. */
    boolean isSpecial() {
        int type = mode & TYPE;
        return type != 0 && type != REGULAR && type != FOLDER && type != LINK;
    }

    /** Without the slash of a folder. */
    String path() {
        return isFolder() ? name.substring(0, name.length() - 1) : name;
    }
}
