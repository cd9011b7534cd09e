package io.opengse.engine.instance;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.store.Transaction;
import java.util.List;

/**
 * What a host has to give to instances, and what of it is taken.
 *
 * @param instances those there that are not over, the oldest first
 * @param given with how many instances it carries at most; 0 cores or bytes = not counted
 * @param cores what the types of these instances add up to
 * @param memory likewise, in bytes
 */
public record HostLoad(List<Instance> instances, HostRoom given, int cores, long memory) {
    public HostLoad {
        instances = List.copyOf(instances);
    }

    public static HostLoad of(Transaction transaction, Host host, Sizing sizing) {
        List<Instance> living = InstanceTable.in(transaction).living(host.id());
        int cores = 0;
        long memory = 0;
        for (Instance instance : living) {
            InstanceType type = sizing.of(transaction, instance.fleet());
            cores += type.cores();
            memory += type.bytes();
        }
        HostRoom room = host.room();
        int most = room.instances() > 0 ? room.instances() : sizing.instancesPerHost();
        return new HostLoad(living, new HostRoom(most, room.cores(), room.memory()), cores, memory);
    }
}
