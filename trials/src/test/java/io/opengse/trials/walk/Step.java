package io.opengse.trials.walk;

import java.util.List;

/** One thing that a page of commands has its reader do, or tells him of. */
sealed interface Step {
    /** Page and line. */
    String where();

    /** A command, and the lines that are shown below it. */
    record Typed(String where, String machine, String command, List<String> shown) implements Step {}

    /** A file that is written on these machines. */
    record Written(String where, List<String> machines, String name, String text) implements Step {}

    /** What the text between the blocks says, and the test has to do. */
    record Happens(String where, String what) implements Step {}
}
