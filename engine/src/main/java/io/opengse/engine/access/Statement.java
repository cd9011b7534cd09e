package io.opengse.engine.access;

import java.util.List;

/**
 * One sentence of a policy.
 *
 * @param origin which policy and which statement of it, for people
 * @param actions with their prefix: gse:Create*
 * @param everything whether its resource is *: only then it covers actions that touch no single thing
 * @param resources each matched against KIND/ID
 * @param conditions of the call, all of which must hold; mostly none
 */
public record Statement(
        String origin,
        Effect effect,
        List<Wildcard> actions,
        boolean everything,
        List<Wildcard> resources,
        List<Condition> conditions) {
    public Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    boolean holds(Circumstances call) {
        return conditions.stream().allMatch(condition -> condition.holds(call));
    }

    boolean covers(String action) {
        for (Wildcard pattern : actions) {
            if (pattern.matches(action)) {
                return true;
            }
        }
        return false;
    }

    boolean covers(Resource resource) {
        if (everything) {
            return true;
        }
        String name = resource.toString();
        for (Wildcard pattern : resources) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }
}
