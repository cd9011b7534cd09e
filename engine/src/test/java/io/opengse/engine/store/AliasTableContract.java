package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.alias.Alias;
import io.opengse.engine.alias.AliasTable;
import io.opengse.engine.alias.Routing;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of aliases. */
public interface AliasTableContract extends StoreUnderTest {
    @Test
    default void anAliasComesBackAsItWasInserted() {
        Alias simple = alias("a", Routing.to(new FleetId("f")), NOON);
        Alias terminal = alias("b", Routing.closed("closed \"for ever\""), NOON);
        change(AliasTable.class, aliases -> {
            aliases.insert(simple);
            aliases.insert(terminal);
        });

        assertThat(one(AliasTable.class, aliases -> aliases.find(new AliasId("a"))))
                .contains(simple);
        assertThat(one(AliasTable.class, aliases -> aliases.find(new AliasId("b"))))
                .contains(terminal);
        assertThat(one(AliasTable.class, aliases -> aliases.find(new AliasId("c"))))
                .isEmpty();
    }

    @Test
    default void anUpdatedAliasHasTheNextVersion() {
        Alias alias = alias("a", Routing.to(new FleetId("f")), NOON);
        change(AliasTable.class, aliases -> aliases.insert(alias));
        Alias next = new Alias(
                alias.id(), "n", "t", Routing.closed("closed"), Map.of(), NOON, NOON.plusSeconds(5), alias.version());

        change(AliasTable.class, aliases -> aliases.update(next));

        Alias stored =
                read(AliasTable.class, aliases -> aliases.find(alias.id())).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored).usingRecursiveComparison().ignoringFields("version").isEqualTo(next);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(AliasTable.class, aliases -> aliases.update(next)));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(AliasTable.class, aliases -> aliases.insert(alias)));
    }

    @Test
    default void aliasesAreListedAndCountedInOrderOfCreation() {
        change(AliasTable.class, aliases -> {
            aliases.insert(alias("c", Routing.closed("no"), NOON));
            aliases.insert(alias("b", Routing.closed("no"), NOON.plusSeconds(1)));
            aliases.insert(alias("a", Routing.closed("no"), NOON));
        });

        assertThat(ids(many(AliasTable.class, aliases -> aliases.list(9)))).containsExactly("a", "c", "b");
        assertThat(ids(many(AliasTable.class, aliases -> aliases.list(2)))).containsExactly("a", "c");
        assertThat(count(AliasTable.class, AliasTable::count)).isEqualTo(3);
    }

    @Test
    default void onlySimpleAliasesLeadToAFleet() {
        FleetId fleet = new FleetId("f");
        change(AliasTable.class, aliases -> {
            aliases.insert(alias("a", Routing.to(fleet), NOON));
            aliases.insert(alias("b", new Routing(Routing.Type.TERMINAL, fleet, "closed"), NOON));
            aliases.insert(alias("c", Routing.to(new FleetId("other")), NOON));
        });

        assertThat(ids(many(AliasTable.class, aliases -> aliases.leadingTo(fleet))))
                .containsExactly("a");
    }

    @Test
    default void aRemovedAliasIsGone() {
        change(AliasTable.class, aliases -> aliases.insert(alias("a", Routing.to(new FleetId("f")), NOON)));

        assertThat(done(AliasTable.class, aliases -> aliases.remove(new AliasId("a"))))
                .isTrue();
        assertThat(done(AliasTable.class, aliases -> aliases.remove(new AliasId("a"))))
                .isFalse();
        assertThat(many(AliasTable.class, aliases -> aliases.leadingTo(new FleetId("f"))))
                .isEmpty();
        assertThat(count(AliasTable.class, AliasTable::count)).isZero();
    }

    private static Alias alias(String id, Routing routing, Instant created) {
        return new Alias(new AliasId(id), "name of " + id, "", routing, Map.of("k", "v"), created, created, 1);
    }

    private static List<String> ids(List<Alias> aliases) {
        return aliases.stream().map(alias -> alias.id().value()).toList();
    }
}
