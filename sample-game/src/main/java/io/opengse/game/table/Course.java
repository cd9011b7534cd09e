package io.opengse.game.table;

/** Whether the match goes on after what just happened. */
sealed interface Course {
    record GoesOn() implements Course {}

    record Over(String why) implements Course {}
}
