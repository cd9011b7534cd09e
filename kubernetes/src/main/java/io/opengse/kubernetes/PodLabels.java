package io.opengse.kubernetes;

import java.util.Map;

/** What is written on pods: how they are found again, and what others are told by it. */
final class PodLabels {
    /** Which OpenGSE made it: several may share a namespace. */
    static final String INSTALLATION = "opengse.io/installation";

    static final String INSTANCE = "opengse.io/instance";
    static final String FLEET = "opengse.io/fleet";

    /** Whether a match is played there; the PodDisruptionBudget of the Helm chart asks for it. */
    static final String BUSY = "opengse.io/busy";

    private static final String CLUSTER_AUTOSCALER = "cluster-autoscaler.kubernetes.io/safe-to-evict";
    private static final String KARPENTER = "karpenter.sh/do-not-disrupt";

    private PodLabels() {}

    /** For those who would empty a node. */
    static Map<String, String> annotations(boolean busy) {
        return Map.of(CLUSTER_AUTOSCALER, Boolean.toString(!busy), KARPENTER, Boolean.toString(busy));
    }
}
