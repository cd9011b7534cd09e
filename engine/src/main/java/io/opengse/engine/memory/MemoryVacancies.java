package io.opengse.engine.memory;

import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.process.Stranding;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Vacancies in memory. */
final class MemoryVacancies implements VacancyTable {
    private final Rows<ProcessId, Vacancy> rows;
    private final Index<FleetId, Rank, Vacancy> byRank;
    private final Index<HostId, String, Vacancy> byHost;
    private final HostTable hosts;
    private final InstanceTable instances;

    private record Rank(int weight, int turn, String host, String instance, String process)
            implements Comparable<Rank> {
        private static final Comparator<Rank> ORDER = Comparator.comparingInt(Rank::weight)
                .reversed()
                .thenComparingInt(Rank::turn)
                .thenComparing(Rank::host)
                .thenComparing(Rank::instance)
                .thenComparing(Rank::process);

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }
    }

    MemoryVacancies(Changes changes, HostTable hosts, InstanceTable instances) {
        this.hosts = hosts;
        this.instances = instances;
        rows = new Rows<>(changes, Vacancy::process);
        byRank = rows.index(
                row -> List.of(row.fleet()),
                row -> new Rank(
                        row.weight(),
                        row.turn(),
                        row.host().value(),
                        row.instance() == null ? "" : row.instance().value(),
                        row.process().value()));
        byHost = rows.index(row -> List.of(row.host()), row -> row.process().value());
    }

    @Override
    public List<Vacancy> best(FleetId fleet, int limit) {
        rows.reads();
        return byRank.of(fleet).values().stream().limit(limit).toList();
    }

    @Override
    public void put(Vacancy vacancy) {
        rows.put(vacancy);
    }

    @Override
    public boolean remove(ProcessId process) {
        return rows.remove(process);
    }

    @Override
    public void removeAll(HostId host) {
        rows.reads();
        rows.removeAll(List.copyOf(byHost.of(host).values()));
    }

    @Override
    public void turn(HostId host, InstanceId instance, int turn) {
        rows.reads();
        List.copyOf(byHost.of(host).values()).stream()
                .filter(row -> instance.equals(row.instance()))
                .forEach(row -> rows.put(row.at(turn)));
    }

    @Override
    public Map<InstanceId, Integer> byInstance(FleetId fleet) {
        rows.reads();
        Map<InstanceId, Integer> counts = new HashMap<>();
        byRank.of(fleet).values().stream()
                .map(Vacancy::instance)
                .filter(Objects::nonNull)
                .forEach(instance -> counts.merge(instance, 1, Integer::sum));
        return counts;
    }

    @Override
    public Optional<Stranding> stranding(FleetId fleet) {
        List<Instance> living = instances.living(fleet);
        boolean carried = living.stream()
                .map(Instance::host)
                .filter(Objects::nonNull)
                .flatMap(host -> hosts.find(host).stream())
                .anyMatch(host -> host.status() == HostStatus.CONNECTED);
        int waiting = (int)
                living.stream().filter(instance -> instance.host() == null).count();
        return carried ? Optional.empty() : Optional.of(new Stranding(living.size() - waiting, waiting));
    }

    @Override
    public int count(FleetId fleet) {
        rows.reads();
        return byRank.count(fleet);
    }
}
