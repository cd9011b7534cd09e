package io.opengse.engine;

import io.opengse.engine.instance.InstanceType;
import io.opengse.engine.instance.Provider;
import io.opengse.engine.instance.Sizing;
import io.opengse.engine.quota.Quotas;
import io.opengse.engine.scaling.ScalingSettings;
import java.time.Duration;
import java.util.List;

/**
 * What an installation may set about the engine.
 *
 * @param region the home region, part of every id
 * @param account part of every id (uin); empty gives ids in the form of GSE Local
 * @param playerReservation how long a reserved seat waits for its player, 60 s
 * @param noProtectionDeadline how long a game without protection has to end, 5 minutes
 * @param killGrace how long an idle process has to end, 10 s
 * @param hostLost how long a silent host keeps its sessions in the books, 10 minutes
 * @param fleetActivation how long a fleet may take from the validation of its package to its first ready process, 30 minutes
 * @param history how long what is over stays readable, 30 days
 * @param playersPerSession the most players a session may have, 200
 * @param scaling about timers and policies
 * @param quotas how many things of each kind there may be
 * @param instancesPerHost how many instances fit on one host, 20
 * @param instanceTypes the sizes of machines fleets may name
 * @param provider where the machines come from of fleets that do not say it
 */
public record EngineSettings(
        String region,
        String account,
        Duration playerReservation,
        Duration noProtectionDeadline,
        Duration killGrace,
        Duration hostLost,
        Duration fleetActivation,
        Duration history,
        int playersPerSession,
        ScalingSettings scaling,
        Quotas quotas,
        int instancesPerHost,
        List<InstanceType> instanceTypes,
        Provider provider) {
    public EngineSettings {
        instanceTypes = List.copyOf(instanceTypes);
    }

    /** The same, where fleets that do not say it get their machines from there. */
    public EngineSettings providedBy(Provider other) {
        return new EngineSettings(
                region,
                account,
                playerReservation,
                noProtectionDeadline,
                killGrace,
                hostLost,
                fleetActivation,
                history,
                playersPerSession,
                scaling,
                quotas,
                instancesPerHost,
                instanceTypes,
                other);
    }

    Sizing sizing() {
        return new Sizing(instancesPerHost, instanceTypes, provider);
    }

    public static EngineSettings standard() {
        return new EngineSettings(
                "local",
                "100000000001",
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                Duration.ofDays(30),
                200,
                ScalingSettings.STANDARD,
                Quotas.STANDARD,
                20,
                InstanceType.STANDARD,
                Provider.HOSTS);
    }
}
