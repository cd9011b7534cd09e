package io.opengse.engine.queue;

import io.opengse.engine.problem.Refused;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the places a queue leads to.
 *
 * @param arn as its creator wrote it: qcs::gse:REGION:uin/UIN:fleet/ID, or alias/ID
 * @param region whose latencies count for it; the home region when the arn leaves it empty
 * @param id of the fleet or the alias
 */
public record Destination(String arn, String region, Kind kind, String id) {
    private static final Pattern ARN = Pattern.compile("qcs::gse:([^:/]*):uin/[^:/]*:(fleet|alias)/([^:/]+)");

    /** What it names. */
    public enum Kind {
        FLEET,
        ALIAS
    }

    /** @throws Refused Invalid when it is no resource name of a fleet or an alias */
    public static Destination of(String arn, String homeRegion) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw Refused.invalid("DestinationArn \"" + arn + "\" is no resource name of a fleet or an alias: it is"
                    + " written qcs::gse:REGION:uin/UIN:fleet/FLEET-ID or …:alias/ALIAS-ID, as FleetArn and AliasArn"
                    + " show it");
        }
        String region = parts.group(1).isEmpty() ? homeRegion : parts.group(1);
        Kind kind = parts.group(2).equals("fleet") ? Kind.FLEET : Kind.ALIAS;
        return new Destination(arn, region, kind, parts.group(3));
    }
}
