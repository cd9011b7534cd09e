package io.opengse.engine.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdFactoryTest {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    private final FleetId fleet = new FleetId("fleet-qp3g3caa-95z2gimq");
    private final IdFactory cloud = new IdFactory(new Random(1), "ap-shanghai", "838831829");
    private final IdFactory local = new IdFactory(new Random(1), "local", "");

    @Test
    void idsHaveTheShapesOfGse() {
        assertThat(cloud.fleet().value()).matches("fleet-[0-9a-z]{8}-[0-9a-z]{8}");
        assertThat(cloud.player().value()).matches("psess-[0-9a-z]{8}-[0-9a-z]{8}");
        assertThat(cloud.session(fleet, "", NOW).value())
                .matches("qcs::gse:ap-shanghai:uin/838831829:gameserversession/fleet-qp3g3caa-95z2gimq/"
                        + "gssess-[0-9a-z]{8}-[0-9a-z]{8}");
    }

    @Test
    void aLaterSessionHasAGreaterId() {
        String first = cloud.session(fleet, "", NOW).value();

        assertThat(cloud.session(fleet, "", NOW.plusMillis(1)).value()).isGreaterThan(first);
    }

    @Test
    void sessionsOfOneMomentHaveDifferentIds() {
        assertThat(cloud.session(fleet, "", NOW)).isNotEqualTo(cloud.session(fleet, "", NOW));
    }

    @Test
    void aCustomIdIsOneMoreSegment() {
        assertThat(cloud.session(fleet, "mine", NOW).value()).endsWith("/mine");
    }

    @Test
    void withoutAnAccountIdsHaveTheShapesOfGseLocal() {
        String session = local.session(fleet, "", NOW).value();

        assertThat(session).startsWith("qcs::gse:local::gameserversession/fleet-qp3g3caa-95z2gimq/gssess-");
        UUID uuid = UUID.fromString(session.substring(session.indexOf("gssess-") + "gssess-".length()));
        assertThat(uuid.version()).isEqualTo(4);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(local.player().value()).matches("psess-[0-9a-f-]{36}");
    }
}
