package io.opengse.cli.fleetfile;

import java.util.List;

/** A part of a YAML document that knows where it stands. */
sealed interface Node {
    Spot spot();

    /** What it is, for people. */
    String kind();

    /** Keys with values, as written: a key may stand there twice. */
    record Mapping(Spot spot, List<Entry> entries) implements Node {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    record Sequence(Spot spot, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Text(Spot spot, String value) implements Node {
        @Override
        public String kind() {
            return "text";
        }
    }

    record Number(Spot spot, String value) implements Node {
        @Override
        public String kind() {
            return "a number";
        }
    }

    record Flag(Spot spot, String value) implements Node {
        @Override
        public String kind() {
            return value;
        }
    }

    record Nothing(Spot spot) implements Node {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    record Entry(Spot spot, String key, Node value) {}
}
