package io.opengse.kubernetes;

/** How players reach the games in a pod. */
public enum PodNetwork {
    /** At the pod's own address: for clusters whose pods can be reached from outside, and for players inside. */
    POD,
    /** At the node's address: the games' ports are opened on the node, so pods with the same ports need several nodes. */
    HOST_PORTS,
    /** At the node's address, as if the games ran on the node itself: one pod for each node. */
    HOST
}
