package io.opengse.cli.fleetfile;

import io.opengse.settings.NearMiss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a fleet file with the keys it may have. Every reading notes what is wrong and then goes on with a
 * harmless value, so that all mistakes come out at once.
 */
final class Section {
    private final String path;
    private final Spot spot;
    private final Mistakes mistakes;
    private final Map<String, Node.Entry> entries = new HashMap<>();

    private Section(String path, Spot spot, Mistakes mistakes) {
        this.path = path;
        this.spot = spot;
        this.mistakes = mistakes;
    }

    static Section of(String path, Node node, List<String> keys, Mistakes mistakes) {
        Section section = new Section(path, node.spot(), mistakes);
        if (!(node instanceof Node.Mapping mapping)) {
            mistakes.add(node.spot(), path + ": must be a mapping of keys to values, not " + node.kind());
            return section;
        }
        for (Node.Entry entry : mapping.entries()) {
            if (!keys.contains(entry.key())) {
                mistakes.add(
                        entry.spot(), section.named(entry.key()) + ": there is no such key" + hint(entry.key(), keys));
            } else if (section.entries.putIfAbsent(entry.key(), entry) instanceof Node.Entry first) {
                mistakes.add(
                        entry.spot(),
                        section.named(entry.key()) + ": stands here twice; the first is in line "
                                + first.spot().line());
            }
        }
        return section;
    }

    boolean has(String key) {
        return entries.containsKey(key) && !(node(key) instanceof Node.Nothing);
    }

    Spot spot(String key) {
        Node node = node(key);
        return node == null ? spot : node.spot();
    }

    /** A text of so many characters; {@code standard} when it is not there, which is a mistake when that is null. */
    String text(String key, int least, int most, @Nullable String standard) {
        Node node = node(key);
        if (node == null || node instanceof Node.Nothing) {
            if (standard == null) {
                mistakes.add(
                        spot,
                        named(key) + ": is missing; it must be a text of " + least + " to " + most + " characters");
            }
            return standard == null ? "" : standard;
        }
        String value = switch (node) {
            case Node.Text text -> text.value();
            case Node.Number number -> number.value();
            case Node.Flag flag -> flag.value();
            case Node.Nothing _, Node.Mapping _, Node.Sequence _ -> {
                mistakes.add(node.spot(), named(key) + ": must be a text, not " + node.kind());
                yield null;
            }
        };
        if (value != null && value.indexOf(0) >= 0) {
            mistakes.add(node.spot(), named(key) + ": must not hold a character of code 0");
            return "";
        }
        if (value != null && (value.length() < least || value.length() > most)) {
            mistakes.add(
                    node.spot(),
                    named(key) + ": must have " + least + " to " + most + " characters, this has " + value.length());
        }
        return value == null ? "" : value;
    }

    /** One of a few words. */
    String word(String key, List<String> words, String standard) {
        String value = text(key, 0, 1024, standard);
        if (!words.contains(value) && has(key)) {
            mistakes.add(
                    spot(key),
                    named(key) + ": must be " + String.join(" or ", words) + ", not \"" + value + "\""
                            + hint(value, words));
        }
        return words.contains(value) ? value : standard;
    }

    /** A whole number within limits. */
    int number(String key, int least, int most, @Nullable Integer standard) {
        Node node = node(key);
        if (node == null || node instanceof Node.Nothing) {
            if (standard == null) {
                mistakes.add(spot, named(key) + ": is missing; it must be a number from " + least + " to " + most);
            }
            return standard == null ? least : standard;
        }
        if (node instanceof Node.Number number && number.value().matches("-?\\d{1,18}")) {
            long value = Long.parseLong(number.value());
            if (value >= least && value <= most) {
                return (int) value;
            }
            mistakes.add(
                    node.spot(), named(key) + ": must be from " + least + " to " + most + ", not " + number.value());
        } else {
            String written = node instanceof Node.Text text ? "\"" + text.value() + "\"" : node.kind();
            mistakes.add(
                    node.spot(),
                    named(key) + ": must be a whole number from " + least + " to " + most + ", not " + written);
        }
        return least;
    }

    Optional<Section> section(String key, List<String> keys) {
        Node node = node(key);
        return node == null || node instanceof Node.Nothing
                ? Optional.empty()
                : Optional.of(of(named(key), node, keys, mistakes));
    }

    /** The sections of a list; empty when it is not there. */
    List<Section> sections(String key, List<String> keys) {
        Node node = node(key);
        if (node == null || node instanceof Node.Nothing) {
            return List.of();
        }
        if (!(node instanceof Node.Sequence sequence)) {
            mistakes.add(
                    node.spot(), named(key) + ": must be a list (lines that begin with \"- \"), not " + node.kind());
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (Node item : sequence.items()) {
            sections.add(of(named(key) + "[" + sections.size() + "]", item, keys, mistakes));
        }
        return sections;
    }

    void mistake(String key, String text) {
        mistakes.add(spot(key), named(key) + ": " + text);
    }

    private @Nullable Node node(String key) {
        Node.Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    private String named(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String hint(String word, List<String> known) {
        return known.stream()
                .filter(word::equalsIgnoreCase)
                .findFirst()
                .map(same -> ", did you mean \"" + same + "\"?")
                .orElseGet(() -> NearMiss.hint(word, known));
    }
}
