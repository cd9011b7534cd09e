package io.opengse.server.api.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.server.api.problem.ErrorCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number with or without a fraction; a text of digits is one too, since queries carry nothing else. */
public record Decimal(double least, double most) implements Kind<Double> {
    @Override
    public String type() {
        return "Float";
    }

    @Override
    public String limits() {
        return plain(least) + " to " + plain(most);
    }

    @Override
    public @Nullable Double read(JsonNode given, String path, Mistakes mistakes) {
        Double value = parse(given);
        if (value == null) {
            mistakes.add(ErrorCode.INVALID_PARAMETER, path, "must be a number, not " + Shown.value(given));
            return null;
        }
        if (value < least || value > most) {
            mistakes.add(
                    ErrorCode.INVALID_PARAMETER_VALUE, path, "must be " + limits() + ", not " + Shown.value(given));
            return null;
        }
        return value;
    }

    private static @Nullable Double parse(JsonNode given) {
        try {
            return given.isNumber() || given.isTextual()
                    ? new BigDecimal(given.asText().strip()).doubleValue()
                    : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    @Override
    public Object example(String written) {
        return new BigDecimal(written);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
