package io.opengse.cli.fleetfile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads YAML into {@link Node}s, with their places and without losing double keys. */
final class NodeReader {
    private final YAMLParser parser;
    private final Mistakes mistakes;

    private NodeReader(YAMLParser parser, Mistakes mistakes) {
        this.parser = parser;
        this.mistakes = mistakes;
    }

    /** Empty when the text is no YAML at all; the reason is among the mistakes then. */
    static Optional<Node> read(String text, Mistakes mistakes) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            NodeReader reader = new NodeReader(parser, mistakes);
            if (parser.nextToken() == null) {
                mistakes.add(Spot.START, "the file is empty; it needs at least Directory and RuntimeConfiguration");
                return Optional.empty();
            }
            Node root = reader.node();
            if (parser.nextToken() != null) {
                mistakes.add(Spot.of(parser.currentTokenLocation()), "only one document per file");
            }
            return Optional.of(root);
        } catch (JsonProcessingException problem) {
            mistakes.add(spot(problem.getLocation()), "not YAML: " + firstLine(problem.getOriginalMessage()));
            return Optional.empty();
        } catch (IOException problem) {
            mistakes.add(Spot.START, "cannot be read: " + problem.getMessage());
            return Optional.empty();
        }
    }

    private Node node() throws IOException {
        Spot spot = Spot.of(parser.currentTokenLocation());
        if (parser.isCurrentAlias()) {
            mistakes.add(spot, "an alias (*" + parser.getText() + ") cannot be used here; write the value out");
            return new Node.Nothing(spot);
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(spot);
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence(spot);
        }
        if (token == JsonToken.VALUE_NULL) {
            return new Node.Nothing(spot);
        }
        String text = parser.getText();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return new Node.Number(spot, text);
        }
        return token == JsonToken.VALUE_STRING ? new Node.Text(spot, text) : new Node.Flag(spot, text);
    }

    private Node mapping(Spot spot) throws IOException {
        List<Node.Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Spot keySpot = Spot.of(parser.currentTokenLocation());
            String key = parser.currentName();
            parser.nextToken();
            entries.add(new Node.Entry(keySpot, key, node()));
        }
        return new Node.Mapping(spot, entries);
    }

    private Node sequence(Spot spot) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Node.Sequence(spot, items);
    }

    private static Spot spot(@org.jspecify.annotations.Nullable JsonLocation location) {
        return location == null ? Spot.START : Spot.of(location);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
