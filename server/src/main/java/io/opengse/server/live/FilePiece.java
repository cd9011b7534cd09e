package io.opengse.server.live;

/**
 * A piece of a log file.
 *
 * @param content not to be changed
 * @param size of the whole file now, in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record FilePiece(byte[] content, long size) {}
