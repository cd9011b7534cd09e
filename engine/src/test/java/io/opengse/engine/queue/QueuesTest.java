package io.opengse.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.TestBed;
import io.opengse.engine.alias.Alias;
import io.opengse.engine.alias.NewAlias;
import io.opengse.engine.alias.Routing;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetReference;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueuesTest {
    private final TestBed bed = new TestBed();
    private final Queues queues = bed.engine().queues();
    private final Fleet fleet = bed.fleet();

    @Test
    void aQueueKeepsItsDestinationsInOrder() {
        Alias alias = alias();

        PlacementQueue queue = create("q", arn(alias), arn(fleet));

        assertThat(queue.destinations())
                .extracting(Destination::id)
                .containsExactly(alias.id().value(), fleet.id().value());
        assertThat(queue.destinations()).extracting(Destination::region).containsOnly("local");
    }

    @Test
    void whatIsLeftOutOfAChangeStaysAndAnEmptyListClears() {
        queues.create(
                new NewQueue(
                        "q",
                        List.of(arn(fleet)),
                        List.of(new LatencyPolicy(80, null)),
                        Duration.ofSeconds(30),
                        Map.of()),
                "test");

        PlacementQueue changed = queues.update(new QueueName("q"), new QueueChange(List.of(), null, null), "test");

        assertThat(changed.destinations()).isEmpty();
        assertThat(changed.policies()).hasSize(1);
        assertThat(changed.timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aNameIsTakenOnce() {
        create("q");

        refused(Problem.InUse.class, () -> create("q"), "exists already");
    }

    @Test
    void thereAreAsManyAsTheQuotaAllows() {
        for (int index = 0; index < 20; index++) {
            create("q" + index);
        }

        refused(Problem.LimitReached.class, () -> create("one more"), "queue-quota");
    }

    @Test
    void everyMistakeIsNamed() {
        List<LatencyPolicy> policies = List.of(new LatencyPolicy(80, null), new LatencyPolicy(90, null));

        refused(
                Problem.Invalid.class,
                () -> queues.create(
                        new NewQueue("", List.of(arn(fleet), arn(fleet)), policies, Duration.ofSeconds(601), Map.of()),
                        "test"),
                "Name",
                "twice",
                "601",
                "80 ms has no PolicyDurationSeconds");
    }

    @Test
    void aDestinationMustBeAResourceNameOfSomethingThatExists() {
        refused(Problem.Invalid.class, () -> create("q", fleet.id().value()), "qcs::gse:REGION");
        refused(Problem.Invalid.class, () -> create("q", "qcs::gse::uin/1:fleet/none"), "nothing that exists");
        refused(Problem.Invalid.class, () -> create("q", "qcs::gse::uin/1:alias/none"), "ListAliases");
    }

    @Test
    void aFleetInAQueueCannotBeDeleted() {
        create("q", arn(fleet));

        refused(Problem.InUse.class, () -> bed.engine().fleetDeletion().delete(fleet.id(), "test"), "QUEUE q");
        assertThat(bed.engine().fleetDeletion().references(fleet.id()))
                .containsExactly(new FleetReference(FleetReference.Kind.QUEUE, "q"));
    }

    @Test
    void anAliasInAQueueCannotBeDeleted() {
        Alias alias = alias();
        create("q", arn(alias));

        refused(Problem.InUse.class, () -> bed.engine().aliases().delete(alias.id(), "test"), "queues q");
        queues.delete(new QueueName("q"), "test");
        bed.engine().aliases().delete(alias.id(), "test");
    }

    @Test
    void aQueueThatDoesNotExistIsNotFound() {
        QueueName none = new QueueName("none");

        refused(Problem.NotFound.class, () -> queues.delete(none, "test"), "none");
        refused(Problem.NotFound.class, () -> queues.update(none, new QueueChange(null, null, null), "test"), "none");
    }

    private PlacementQueue create(String name, String... arns) {
        return queues.create(new NewQueue(name, List.of(arns), List.of(), NewQueue.STANDARD_TIMEOUT, Map.of()), "test");
    }

    private Alias alias() {
        return bed.engine().aliases().create(new NewAlias("a", "", Routing.to(fleet.id()), Map.of()), "test");
    }

    private static String arn(Fleet fleet) {
        return "qcs::gse:local:uin/100000000001:fleet/" + fleet.id();
    }

    private static String arn(Alias alias) {
        return "qcs::gse::uin/100000000001:alias/" + alias.id();
    }

    private static void refused(Class<? extends Problem> kind, Runnable work, String... words) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isInstanceOf(kind))
                .hasMessageContainingAll(words);
    }
}
