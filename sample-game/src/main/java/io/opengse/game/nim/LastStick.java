package io.opengse.game.nim;

/** What taking the last stick means. */
public enum LastStick {
    WINS,
    LOSES
}
