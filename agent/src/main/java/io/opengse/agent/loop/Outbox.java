package io.opengse.agent.loop;

import java.util.ArrayList;
import java.util.List;

/** Collects the effects of one turn of the loop, in order. */
final class Outbox {
    private List<AgentEffect> effects = new ArrayList<>();

    void add(AgentEffect effect) {
        effects.add(effect);
    }

    void say(String line) {
        effects.add(new AgentEffect.Say(line));
    }

    List<AgentEffect> take() {
        List<AgentEffect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }
}
