package io.opengse.engine.instance;

import io.opengse.engine.host.HostRoom;
import io.opengse.engine.id.HostId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A connected host, and what of it is taken.
 *
 * @param given what it has, its instances included
 * @param ofFleet instances of the fleet in question
 * @param all instances there
 * @param cores what the types of these instances add up to
 * @param memory likewise, in bytes
 * @param unfit why it is no host for the fleet, however much is free; empty: it is one
 */
record Room(HostId host, HostRoom given, int ofFleet, int all, int cores, long memory, Set<Shortage> unfit) {
    /** What a host can be short of, in the words of reasons. */
    enum Shortage {
        INSTANCES("instances"),
        CORES("cores"),
        MEMORY("memory"),
        TYPE("the fleet's instance type: such a host stands for another"),
        TRAITS("what the fleet's tag gse:hosts requires"),
        PURPOSE("the purpose: such a host was made for another instance");

        private final String words;

        Shortage(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Empty when one more of this type fits. */
    List<Shortage> shortages(InstanceType type) {
        List<Shortage> shortages = new ArrayList<>(unfit);
        if (all >= given.instances()) {
            shortages.add(Shortage.INSTANCES);
        }
        if (given.cores() > 0 && cores + type.cores() > given.cores()) {
            shortages.add(Shortage.CORES);
        }
        if (given.memory() > 0 && memory + type.bytes() > given.memory()) {
            shortages.add(Shortage.MEMORY);
        }
        return shortages;
    }
}
