package io.opengse.agent.os;

import java.nio.ByteBuffer;

/** Where text may be cut without cutting a character. */
final class Utf8 {
    private static final int LONGEST_CHARACTER = 4;
    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;

    private Utf8() {}

    /** So many of these bytes are whole characters; all of them when they are no UTF-8. */
    static int wholeCharacters(ByteBuffer bytes) {
        int length = bytes.limit();
        for (int back = 1; back <= Math.min(LONGEST_CHARACTER, length); back++) {
            byte each = bytes.get(length - back);
            if ((each & CONTINUATION_MASK) != CONTINUATION) {
                return back < size(each) && back < length ? length - back : length;
            }
        }
        return length;
    }

    private static int size(byte lead) {
        return Integer.numberOfLeadingZeros(~(lead << 24)) == 0 ? 1 : Integer.numberOfLeadingZeros(~(lead << 24));
    }
}
