package io.opengse.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {
    @Test
    void everyPartIsRead() {
        PostgresAddress address = PostgresAddress.parse("postgresql://gse:a%40b+c@db1:5433,db2/games?sslmode=require");

        assertThat(address.hosts()).isEqualTo("db1:5433,db2");
        assertThat(address.database()).isEqualTo("games");
        assertThat(address.user()).isEqualTo("gse");
        assertThat(address.password()).contains("a@b+c");
        assertThat(address.options()).containsEntry("sslmode", "require").hasSize(1);
    }

    @Test
    void withoutAUserItIsTheOneOfThisProgram() {
        assertThat(PostgresAddress.parse("postgresql://db/games").user()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void thePasswordIsNeverShown() {
        assertThat(PostgresAddress.parse("postgresql://gse:hidden@db/games")).hasToString("postgresql://gse@db/games");
    }

    @Test
    void thePasswordOfTheUrlBeatsAnother() {
        Optional<String> other = Optional.of("other");

        assertThat(PostgresAddress.parse("postgresql://gse:own@db/games")
                        .orElse(other)
                        .password())
                .contains("own");
        assertThat(PostgresAddress.parse("postgresql://gse@db/games")
                        .orElse(other)
                        .password())
                .contains("other");
    }

    @Test
    void theCommandThatMakesItNamesHostAndPort() {
        assertThat(PostgresAddress.parse("postgresql://gse@db:5433/games").creation())
                .isEqualTo("createdb -h db -p 5433 -O gse -T template0 -E UTF8 -l C games");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "games", "mysql://db/games", "postgresql://db", "postgresql://db/", "postgresql://db/a/b"})
    void whatIsNoAddressIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresAddress.parse(text))
                .withMessageContaining("postgresql://USER@HOST");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresAddress.parse("postgresql://db/games?ssl=true"))
                .withMessageContaining("\"ssl\"")
                .withMessageContaining("sslmode");
    }
}
