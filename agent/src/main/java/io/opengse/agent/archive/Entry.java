package io.opengse.agent.archive;

/**
 * One line of a zip's directory.
 *
 * @param name as written, with a slash at the end of a folder's
 * @param unixMode type and permissions; 0 when the zip was not made on Unix
 * @param method 0 stored, 8 deflated
 * @param offset of its local header in the file
 */
record Entry(
        String name,
        int unixMode,
        boolean encrypted,
        int method,
        long crc,
        long compressedSize,
        long size,
        long offset) {
    private static final int TYPE = 0xF000;
    private static final int LINK = 0xA000;
    private static final int FOLDER = 0x4000;
    private static final int FILE = 0x8000;
    private static final int PERMISSIONS = 0x1FF;
    private static final int READ_WRITE = 0600;
    private static final int ALL_OF_OWNER = 0700;
    /** What a zip that knows no permissions gets: whatever is to be executed can be. */
    private static final int UNKNOWN = 0755;

    enum Type {
        FILE,
        FOLDER,
        LINK,
        /** A device, a pipe or a socket. */
        OTHER
    }

    Type type() {
        return switch (unixMode & TYPE) {
            case LINK -> Type.LINK;
            case FOLDER -> Type.FOLDER;
            case 0, FILE -> name.endsWith("/") ? Type.FOLDER : Type.FILE;
            default -> Type.OTHER; // the numbers are Unix's
        };
    }

    /** As in chmod; its owner can always read and write it, and set-user-id is never taken over. */
    int permissions() {
        if ((unixMode & PERMISSIONS) == 0) {
            return UNKNOWN;
        }
        return unixMode & PERMISSIONS | (type() == Type.FOLDER ? ALL_OF_OWNER : READ_WRITE);
    }
}
