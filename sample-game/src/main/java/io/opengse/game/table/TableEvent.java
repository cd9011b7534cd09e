package io.opengse.game.table;

import io.opengse.game.player.Visitor;

/** Everything that may happen to the table, in the order it happened. */
sealed interface TableEvent {
    record Opened(Session session) implements TableEvent {}

    record Forgotten(Session session, String why) implements TableEvent {}

    /** The first line of a new visitor: a ticket, or "watch". */
    record Arrived(Visitor visitor, String firstLine) implements TableEvent {}

    record Said(Visitor visitor, String line) implements TableEvent {}

    record Left(Visitor visitor) implements TableEvent {}

    /** OnProcessTerminate. */
    record EndAsked(long terminationTime) implements TableEvent {}
}
