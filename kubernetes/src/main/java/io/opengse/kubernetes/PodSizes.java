package io.opengse.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.opengse.engine.instance.InstanceType;

/** What a pod of an instance type asks of its node. */
final class PodSizes {
    private PodSizes() {}

    /** Its memory is also its limit; processor time nobody else needs it may have. A type nobody knows asks nothing. */
    static ResourceRequirements of(InstanceType type) {
        ResourceRequirementsBuilder needs = new ResourceRequirementsBuilder();
        if (type.cores() > 0) {
            needs.addToRequests("cpu", new Quantity(Integer.toString(type.cores())));
        }
        if (type.gigabytes() > 0) {
            Quantity memory = new Quantity(type.gigabytes() + "Gi");
            needs.addToRequests("memory", memory).addToLimits("memory", memory);
        }
        return needs.build();
    }
}
