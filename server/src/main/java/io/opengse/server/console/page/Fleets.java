package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.asset.Asset;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import java.util.List;
import java.util.stream.Stream;

/** All fleets, and making one. */
final class Fleets implements Page {
    private static final int PAGE = 50;

    private final Engine engine;
    private final FleetTables tables;

    Fleets(Engine engine) {
        this.engine = engine;
        this.tables = new FleetTables(engine);
    }

    @Override
    public String need() {
        return "DescribeFleetAttributes";
    }

    @Override
    public Sheet open(Place place) {
        int from = (int) Math.min(Stories.number(place.get("from")), 1_000_000);
        return Sheet.of("fleets", place.words().t("nav.fleets"))
                .with(Part.live("fleets", "", () -> tables.page(from, PAGE, place)))
                .with(Part.still("make", "fleet.make", this::forms));
    }

    private Forms forms() {
        List<String> packages = Stream.concat(
                        Stream.of("|choose"),
                        engine.assets().list().stream().map(asset -> asset.id().value() + "|" + label(asset)))
                .toList();
        Form fromPackage = common(Form.of("CreateFleet", "fleet.make.package")
                        .required("Name", "")
                        .choice("AssetId", "", packages))
                .then("/console/fleet?id={FleetAttributes.FleetId}");
        Form fromFolder = common(Form.of("OpengseCreateFolderFleet", "fleet.make.folder")
                        .required("Name", "")
                        .required("Directory", ""))
                .then("/console/fleet?id={FleetId}");
        return Forms.of(fromPackage, fromFolder);
    }

    private static String label(Asset asset) {
        return asset.label().name() + " " + asset.label().version();
    }

    static Form common(Form form) {
        return form.text("Description", "")
                .required("RuntimeConfiguration.ServerProcesses.0.LaunchPath", "")
                .text("RuntimeConfiguration.ServerProcesses.0.Parameters", "")
                .number("RuntimeConfiguration.ServerProcesses.0.ConcurrentExecutions", "1")
                .number("RuntimeConfiguration.GameServerSessionActivationTimeoutSeconds", "600")
                .number("InboundPermissions.0.FromPort", "7000")
                .number("InboundPermissions.0.ToPort", "7999")
                .choice("InboundPermissions.0.Protocol", "UDP", List.of("UDP", "TCP"))
                .text("InboundPermissions.0.IpRange", "0.0.0.0/0")
                .choice("NewGameServerSessionProtectionPolicy", "NoProtection", FleetForms.PROTECTIONS);
    }
}
