package io.opengse.server.sql;

/** An open connection: its statements, and the tables that use them. */
record Opened(Statements statements, Tables tables) {}
