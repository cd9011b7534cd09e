package io.opengse.engine.store;

/** One unit of work in progress. Each domain noun has its own table type; this hands it out. */
public interface Transaction {
    /** The table of this type, e.g. {@code table(SessionTable.class)}. Valid only while the work runs. */
    <T> T table(Class<T> type);
}
