package io.opengse.engine.access;

/** A text in which every * stands for any characters, also for none. Matching takes no more than both lengths' product. */
public record Wildcard(String pattern) {
    public boolean matches(String text) {
        int at = 0;
        int star = -1;
        int retry = 0;
        int in = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                retry = at;
            } else if (in < pattern.length() && pattern.charAt(in) == text.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
