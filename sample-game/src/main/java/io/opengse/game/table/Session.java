package io.opengse.game.table;

import io.opengse.game.nim.NimSetup;

/** The session this process was given. */
public record Session(String id, String name, int maxPlayers, NimSetup setup) {}
