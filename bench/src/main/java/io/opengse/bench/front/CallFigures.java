package io.opengse.bench.front;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import io.opengse.server.api.Actions;
import io.opengse.server.api.call.HttpCall;
import io.opengse.server.api.call.JsonBody;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Mistakes;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.signature.Tc3;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a signed call costs before its action begins: the signature, the body, the action's name, its parameters. */
public final class CallFigures {
    private static final int CALLS = 5_000;
    private static final int ROUNDS = 12;
    private static final int WARM_UPS = 6;
    private static final double MICROS = 1_000_000;
    private static final String BODY = "{\"GameServerSessionId\":\"qcs::gse:local:uin/100000000001:gameserversession/"
            + "fleet-qp3g3caa-95z2gimq/gssess-k17ia36c-omi2numy\",\"PlayerId\":\"player-1\",\"PlayerData\":\"skin=blue\"}";

    private final Lab lab;
    private final HttpCall call;
    private final Tc3 signature;
    private final Actions actions;

    private CallFigures(Lab lab, Instant now) {
        this.lab = lab;
        this.call = SignedCall.post("JoinGameServerSession", BODY.getBytes(StandardCharsets.UTF_8), now);
        this.signature = new Tc3(_ -> Optional.of(SignedCall.SECRET_KEY), () -> now);
        this.actions = new Actions(List.of(join()));
    }

    public static void measure(Lab lab) {
        lab.progress().accept("what a signed call costs before its action begins");
        CallFigures figures = new CallFigures(lab, lab.clock().instant());
        List<Double> rounds = new ArrayList<>();
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            double seconds = lab.stopwatch().seconds(figures::round);
            if (round >= 0) {
                rounds.add(seconds / CALLS * MICROS);
            }
        }
        lab.figures().put(Figure.SIGNED_CALL_MICROS, Medians.of(rounds));
    }

    private void round() {
        for (int each = 0; each < CALLS; each++) {
            one();
        }
    }

    private void one() {
        signature.verify(call);
        ObjectNode parameters = JsonBody.read(call.body());
        Action<?> action = actions.find(call.headerOrEmpty("x-tc-action")).orElseThrow();
        Mistakes mistakes = new Mistakes();
        if (new Structure(action.name(), action.parameters()).read(parameters, "", mistakes) == null) {
            throw new IllegalStateException("the call was not understood");
        }
        mistakes.throwIfAny();
    }

    private static Action<Nothing> join() {
        return new Action<>(
                "JoinGameServerSession",
                "",
                List.of(
                        Parameter.of("GameServerSessionId", Kind.ascii(1, 4352), "", "")
                                .asRequired(),
                        Parameter.of("PlayerId", Kind.ascii(1, 1024), "", "").asRequired(),
                        Parameter.of("PlayerData", Kind.text(0, 2048), "", "")),
                Nothing.SHAPE,
                List.of(),
                (_, _) -> Nothing.AT_ALL);
    }
}
