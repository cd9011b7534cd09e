package io.opengse.engine.session;

/** Whether new players may join (PlayerSessionCreationPolicy); the names are the wire's. */
public enum JoinPolicy {
    ACCEPT_ALL,
    DENY_ALL
}
