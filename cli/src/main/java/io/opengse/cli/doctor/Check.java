package io.opengse.cli.doctor;

/**
 * One thing the doctor looked at.
 *
 * @param remedy what to do; empty when all is well
 */
public record Check(String name, boolean good, String finding, String remedy) {
    static Check good(String name, String finding) {
        return new Check(name, true, finding, "");
    }

    static Check bad(String name, String finding, String remedy) {
        return new Check(name, false, finding, remedy);
    }
}
