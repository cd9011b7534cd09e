package io.opengse.agent.journal;

import io.opengse.agent.process.GameProcess;

/** Lets the simulation write a process down in the words of the real journal, and read it again. */
public final class JournalDoor {
    private JournalDoor() {}

    public static String write(GameProcess process) {
        return ProcessFields.write(process).text();
    }

    public static GameProcess read(String text) {
        try {
            return ProcessFields.read(Fields.parse(text));
        } catch (Unreadable bad) {
            throw new IllegalStateException("the journal cannot read what it wrote: " + text, bad);
        }
    }
}
