package io.opengse.simulation.saboteur;

import io.opengse.agent.loop.Memory;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Phase;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.Report;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Those who corrupt what agents hear, say and remember. */
final class WireSaboteurs {
    private static final Answer OK =
            Answer.newBuilder().setResponse(GseResponse.getDefaultInstance()).build();

    private WireSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur("a start order comes again under a new number", () -> toAgent(WireSaboteurs::startAgain)),
                new Saboteur("an order to kill comes before its time", () -> toAgent(WireSaboteurs::killEarly)),
                new Saboteur(
                        "orders to end are lost",
                        () -> toAgent(message -> message.hasEndProcess() ? List.of() : List.of(message))),
                new Saboteur("a stale report is applied as a new one", StaleReports::new),
                new Saboteur("a report loses a living process, now and then", LosingReports::new),
                new Saboteur("illness is not reported", () -> new Seam() {
                    @Override
                    public List<FromAgent> toServer(FromAgent message) {
                        return List.of(message.hasReport() ? allWell(message) : message);
                    }
                }),
                new Saboteur("a report is acknowledged before its time", () -> toAgent(WireSaboteurs::boast)),
                new Saboteur("accept is answered and not done", () -> pretending(Question::hasAccept)),
                new Saboteur("terminate is answered and not done", () -> pretending(Question::hasTerminate)),
                new Saboteur("a restarted agent has forgotten everything", () -> remembering(_ -> Memory.NONE)),
                new Saboteur("a restarted agent has forgotten assignments", () -> remembering(Amnesia::of)),
                new Saboteur("a pid alone is an identity", () -> new Seam() {
                    @Override
                    public boolean same(ProcessIdentity one, ProcessIdentity other) {
                        return one.pid() == other.pid();
                    }
                }));
    }

    private interface Rewriting {
        List<FromServer> rewrite(FromServer message);
    }

    private static Seam toAgent(Rewriting rewriting) {
        return new Seam() {
            @Override
            public List<FromServer> toAgent(FromServer message) {
                return rewriting.rewrite(message);
            }
        };
    }

    private static Seam remembering(UnaryOperator<Memory> memory) {
        return new Seam() {
            @Override
            public Memory memory(Memory honest) {
                return memory.apply(honest);
            }
        };
    }

    private static Seam pretending(Predicate<Question> which) {
        return new Seam() {
            @Override
            public Answer answer(Question question, Supplier<Answer> honest) {
                return which.test(question) ? OK : honest.get();
            }
        };
    }

    private static List<FromServer> startAgain(FromServer message) {
        if (!message.hasStartSession()) {
            return List.of(message);
        }
        FromServer.Builder again = message.toBuilder();
        again.getStartSessionBuilder().setAssignment(message.getStartSession().getAssignment() + 1);
        return List.of(message, again.build());
    }

    private static List<FromServer> killEarly(FromServer message) {
        if (!message.hasEndProcess() || message.getEndProcess().getKillAtMillis() == 0) {
            return List.of(message);
        }
        FromServer.Builder early = message.toBuilder();
        early.getEndProcessBuilder().setKillAtMillis(message.getEndProcess().getToldAtMillis() + 1000);
        return List.of(early.build());
    }

    private static List<FromServer> boast(FromServer message) {
        if (!message.hasReportAck()) {
            return List.of(message);
        }
        FromServer.Builder more = message.toBuilder();
        more.getReportAckBuilder().setNumber(message.getReportAck().getNumber() + 1);
        return List.of(more.build());
    }

    private static FromAgent allWell(FromAgent message) {
        FromAgent.Builder well = message.toBuilder();
        well.getReportBuilder().getProcessesBuilderList().forEach(process -> process.setHealthy(true));
        return well.build();
    }

    /** Sends what was reported some time ago once more, as if it were news. */
    private static final class StaleReports implements Seam {
        private Report old = Report.getDefaultInstance();
        private int reports;

        @Override
        public List<FromAgent> toServer(FromAgent message) {
            if (!message.hasReport() || ++reports % 10 != 0) {
                return List.of(message);
            }
            Report stale = old.toBuilder()
                    .setNumber(message.getReport().getNumber() + 1)
                    .build();
            old = message.getReport();
            return List.of(message, FromAgent.newBuilder().setReport(stale).build());
        }
    }

    private static final class LosingReports implements Seam {
        private int reports;

        @Override
        public List<FromAgent> toServer(FromAgent message) {
            boolean loses = message.hasReport()
                    && ++reports % 20 == 0
                    && message.getReport().getProcessesCount() > 0
                    && message.getReport().getProcesses(0).getPhase() == Phase.READY;
            if (!loses) {
                return List.of(message);
            }
            FromAgent.Builder less = message.toBuilder();
            less.getReportBuilder().removeProcesses(0);
            return List.of(less.build());
        }
    }
}
