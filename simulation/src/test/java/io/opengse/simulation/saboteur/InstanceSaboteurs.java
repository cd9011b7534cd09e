package io.opengse.simulation.saboteur;

import static io.opengse.simulation.saboteur.Tampered.tables;

import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.EndReason;
import io.opengse.simulation.saboteur.Tampered.Call;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Those who corrupt what the books say of instances, and how they drain. */
final class InstanceSaboteurs {
    private InstanceSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur(
                        "scale-in ends matches as if they were idle",
                        () -> tables(CondemnationTable.class, InstanceSaboteurs::endMatches)),
                new Saboteur(
                        "scale-in chooses what is reserved",
                        () -> tables(
                                InstanceTable.class, call -> living(call, _ -> true, InstanceSaboteurs::unreserved))),
                new Saboteur(
                        "instances that wait for a host are not counted",
                        () -> tables(
                                InstanceTable.class,
                                call -> living(
                                        call,
                                        instance -> instance.status() != InstanceStatus.PENDING,
                                        UnaryOperator.identity()))),
                new Saboteur(
                        "an instance has the weight of every other",
                        () -> tables(InstanceTable.class, InstanceSaboteurs::equallyHeavy)),
                new Saboteur(
                        "an instance stays whose processes were told to end",
                        () -> tables(CondemnationTable.class, InstanceSaboteurs::forgetTelling)),
                new Saboteur(
                        "instances that drain never end",
                        () -> tables(InstanceTable.class, InstanceSaboteurs::drainForEver)));
    }

    private static Object endMatches(Call call) {
        if (call.is("put") && call.argument() instanceof Condemnation order && order.reason() == EndReason.SCALED_IN) {
            return call.with(new Condemnation(
                    order.process(),
                    order.host(),
                    order.reason(),
                    order.at(),
                    order.at().plusSeconds(10),
                    order.shown()));
        }
        return call.honestly();
    }

    private static Object forgetTelling(Call call) {
        return call.is("find")
                ? ((Optional<?>) call.honestly())
                        .map(Condemnation.class::cast)
                        .filter(order -> order.reason() != EndReason.SCALED_IN)
                : call.honestly();
    }

    private static Object living(Call call, Predicate<Instance> seen, UnaryOperator<Instance> as) {
        return call.is("living")
                ? ((List<?>) Objects.requireNonNull(call.honestly()))
                        .stream().map(Instance.class::cast).filter(seen).map(as).toList()
                : call.honestly();
    }

    private static Instance unreserved(Instance instance) {
        return copy(instance, instance.weight(), false);
    }

    private static Object equallyHeavy(Call call) {
        return call.is("find")
                ? ((Optional<?>) call.honestly())
                        .map(Instance.class::cast)
                        .map(instance -> copy(instance, Instance.STANDARD_WEIGHT, instance.reserved()))
                : call.honestly();
    }

    private static @Nullable Object drainForEver(Call call) {
        boolean ends = call.is("update")
                && call.argument() instanceof Instance instance
                && instance.status() == InstanceStatus.TERMINATED;
        return ends ? null : call.honestly();
    }

    private static Instance copy(Instance instance, int weight, boolean reserved) {
        return new Instance(
                instance.id(),
                instance.fleet(),
                instance.host(),
                instance.status(),
                weight,
                reserved,
                instance.turn(),
                instance.reason(),
                instance.createdAt(),
                instance.activeAt(),
                instance.endedAt(),
                instance.version());
    }
}
