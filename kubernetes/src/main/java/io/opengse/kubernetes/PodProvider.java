package io.opengse.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.opengse.engine.Engine;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.MadeHosts;
import io.opengse.engine.problem.Refused;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps a pod for each instance that runs on Kubernetes. Called in rounds by the server that leads, by one thread; each
 * round looks at the cluster and the books and does what {@link PodRules} say. Keeps nothing it could not lose.
 */
public final class PodProvider implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PodProvider.class.getName());
    private static final String ACTOR = "kubernetes";
    private static final int CREATIONS = 25;

    private final Engine engine;
    private final PodPlan plan;
    private final PodMaker maker;
    private final Cluster cluster;
    private final Surroundings surroundings;
    private Set<String> complaints = Set.of();

    /**
     * What the provider needs of the server.
     *
     * @param invitation makes the word with which an instance's pod joins, once and soon
     */
    public record Surroundings(InstantSource clock, Function<InstanceId, String> invitation) {}

    private PodProvider(Engine engine, PodPlan plan, PodMaker maker, Cluster cluster, Surroundings surroundings) {
        this.engine = engine;
        this.plan = plan;
        this.maker = maker;
        this.cluster = cluster;
        this.surroundings = surroundings;
    }

    /**
     * With the cluster that this program runs in, or that of KUBECONFIG.
     *
     * @param installation tells its pods from those of others: the same for all servers of a store
     */
    public static PodProvider open(Engine engine, PodPlan plan, String installation, Surroundings surroundings) {
        return open(engine, plan, installation, surroundings, new KubernetesClientBuilder().build());
    }

    static PodProvider open(
            Engine engine, PodPlan plan, String installation, Surroundings surroundings, KubernetesClient client) {
        String namespace = Optional.of(plan.namespace())
                .filter(said -> !said.isEmpty())
                .or(() -> Optional.ofNullable(client.getNamespace()))
                .orElse("default");
        Cluster cluster = Cluster.watch(client, namespace, installation);
        LOG.log(System.Logger.Level.INFO, "pods are kept namespace={0} installation={1}", namespace, installation);
        return new PodProvider(engine, plan, new PodMaker(plan, installation), cluster, surroundings);
    }

    /** Does what there is to do now; what cannot be done is logged and tried again in the next round. */
    public void round() {
        cluster.pods().ifPresent(this::round); // before the books: a pod's instance was there before the pod
    }

    private void round(List<SeenPod> pods) {
        List<Situation> situations = Situation.of(
                pods, engine.madeHosts().picture(), engine.memberships().tokens());
        PodRules rules = new PodRules(surroundings.clock().instant(), plan.patience());
        Set<String> failed = new HashSet<>();
        for (PodStep step : rules.steps(situations, CREATIONS)) {
            try {
                if (isSure(step, situations, rules)) {
                    apply(step);
                }
            } catch (KubernetesClientException | UnusableTemplate | Refused problem) {
                failed.add(complain(step, problem));
                tell(step, problem);
            }
        }
        complaints = failed;
    }

    /** What ends something is decided once more on what the cluster itself says: a watch may lag behind. */
    private boolean isSure(PodStep step, List<Situation> situations, PodRules rules) {
        return step.ends().stream()
                .flatMap(id -> situations.stream().filter(one -> one.instance().equals(id)))
                .map(one -> one.with(cluster.pod(one.instance()).orElse(null)))
                .allMatch(now -> rules.stillHolds(step, now));
    }

    /** Logged once, and not with every round in which it is so. */
    private String complain(PodStep step, RuntimeException problem) {
        String complaint = step.words() + " why=" + problem.getMessage();
        if (!complaints.contains(complaint)) {
            LOG.log(System.Logger.Level.WARNING, "cannot be done now, to be tried again step={0}", complaint);
        }
        return complaint;
    }

    private void apply(PodStep step) {
        switch (step) {
            case PodStep.Create(MadeHosts.Wanted wanted) -> cluster.create(maker.pod(wanted));
            case PodStep.Invite(SeenPod pod) ->
                cluster.hand(pod, surroundings.invitation().apply(pod.instance()));
            case PodStep.Delete(SeenPod pod, String why) -> {
                LOG.log(System.Logger.Level.INFO, "a pod is removed pod={0} why={1}", pod.name(), why);
                cluster.delete(pod.instance());
            }
            case PodStep.Mark(SeenPod pod, boolean busy) -> cluster.mark(pod.instance(), busy);
            case PodStep.GiveUp(var host, String why) -> engine.hostLosses().gone(host, why, ACTOR);
            case PodStep.Replace(InstanceId instance, String why) ->
                engine.madeHosts().giveUp(instance, why, ACTOR);
            case PodStep.Drain(var host) -> engine.hosts().drain(host, true, ACTOR);
            case PodStep.Forget(var host) -> {
                engine.hosts().forget(host, ACTOR);
                engine.memberships().forget(host);
            }
            case PodStep.Discard(String token) -> engine.memberships().discard(token);
            case PodStep.Say(InstanceId instance, String why) ->
                engine.madeHosts().waits(instance, why, ACTOR);
        }
    }

    /** Where people look who wonder why an instance does not start. */
    private void tell(PodStep step, RuntimeException problem) {
        if (step instanceof PodStep.Create(MadeHosts.Wanted wanted)) {
            String why = "it cannot be made: " + problem.getMessage();
            engine.madeHosts().waits(wanted.instance().id(), why, ACTOR);
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
