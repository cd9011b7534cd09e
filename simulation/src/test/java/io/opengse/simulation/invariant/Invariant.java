package io.opengse.simulation.invariant;

/** Something that holds after every event, whatever happens. Throws {@code Broken} when it does not. */
interface Invariant {
    /**
     * @param before the books when this was last checked
     * @param now the books now
     */
    void check(Books before, Books now);
}
