package io.opengse.cli.command;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "expire", description = "Lets a reserved seat lapse now instead of when its time has passed.")
final class DevExpire implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final DevOptions dev = new DevOptions();

    @Parameters(index = "0", paramLabel = "PLAYER_SESSION", description = "Its id, as gse player list shows it.")
    private String player = "";

    DevExpire(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        dev.run(
                surroundings,
                "lets the reservation " + player + " lapse now",
                "OpengseExpireReservation",
                CloudApi.parameters().put("PlayerSessionId", player));
    }
}
