package io.opengse.server.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.access.CredentialTable;
import io.opengse.engine.access.EditionTable;
import io.opengse.engine.access.PolicyTable;
import io.opengse.engine.alias.AliasTable;
import io.opengse.engine.asset.AssetTable;
import io.opengse.engine.asset.DoomedBlobTable;
import io.opengse.engine.asset.UploadTable;
import io.opengse.engine.audit.AuditTable;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.AssetId;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.id.TimerId;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.instance.Window;
import io.opengse.engine.placement.OutcomeTable;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.PlacementTable;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.player.PlayerTable.PlayerQuery;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.queue.QueueTable;
import io.opengse.engine.scaling.ScalingMemoryTable;
import io.opengse.engine.scaling.ScalingPolicyTable;
import io.opengse.engine.scaling.ScalingTimerTable;
import io.opengse.engine.session.CreatorWindowTable;
import io.opengse.engine.session.FirstAnswerTable;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionFilter.PropertyIs;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.StoreUnderTest;
import io.opengse.engine.store.Transaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the database answers the queries: from an index, and without sorting more than it hands out. */
class SqlPlansTest {
    private static final Instant NOW = StoreUnderTest.NOON;
    private static final FleetId FLEET = new FleetId("f");
    private static final HostId HOST = new HostId("h");
    private static final InstanceId INSTANCE = new InstanceId("i");
    private static final ProcessId PROCESS = new ProcessId("p");
    private static final SessionId SESSION = new SessionId("s");
    private static final PlacementTable.Position PLACE = new PlacementTable.Position(NOW, "p");

    @TempDir
    Path directory;

    @Test
    void noQueryOfAHotPathScansATable() throws SQLException {
        Map<String, List<String>> plans = plansOf(tables -> {
            everyday(tables);
            sweeping(tables);
            lists(tables);
        });

        assertThat(plans).hasSizeGreaterThan(40);
        assertThat(failing(plans, plan -> plan.stream().anyMatch(SqlPlansTest::scansATable)))
                .isEmpty();
    }

    @Test
    void aListInItsOwnOrderIsNotSorted() throws SQLException {
        Map<String, List<String>> plans = plansOf(tables -> {
            lists(tables);
            sweeping(tables);
            VacancyTable.in(tables).best(FLEET, 5);
        });

        assertThat(failing(plans, SqlPlansTest::sorts)).isEmpty();
    }

    @Test
    void onlyTheFewFleetsAndHostsAreReadWhole() throws SQLException {
        Map<String, List<String>> plans = plansOf(tables -> {
            FleetTable.in(tables).list(0, 10);
            FleetTable.in(tables).count();
            HostTable.in(tables).list();
        });

        assertThat(plans).hasSize(3);
    }

    private static void everyday(Transaction tables) {
        FleetTable.in(tables).find(FLEET);
        FleetTable.in(tables).named("name");
        FleetTable.in(tables).countUsing("asset");
        AssetTable.in(tables).find(new AssetId("a"));
        AssetTable.in(tables).usesBlob("blob");
        AssetTable.in(tables).remove(new AssetId("a"));
        UploadTable.in(tables).find("key");
        UploadTable.in(tables).usesBlob("blob");
        UploadTable.in(tables).remove("key");
        DoomedBlobTable.in(tables).remove("blob");
        FleetTable.in(tables).countLiving();
        EditionTable.in(tables).current();
        CredentialTable.in(tables).find("AKID");
        CredentialTable.in(tables).remove("AKID");
        PolicyTable.in(tables).find("p");
        PolicyTable.in(tables).remove("p");
        AliasTable.in(tables).find(new AliasId("a"));
        AliasTable.in(tables).leadingTo(FLEET);
        AliasTable.in(tables).list(10);
        AliasTable.in(tables).remove(new AliasId("a"));
        InstanceTable.in(tables).during(FLEET, new Window(NOW, NOW), 10);
        HostTable.in(tables).find(HOST);
        ProcessTable.in(tables).find(PROCESS);
        ProcessTable.in(tables).living(HOST);
        ProcessTable.in(tables).living(FLEET);
        ProcessTable.in(tables).at("10.0.0.1", 7001);
        VacancyTable.in(tables).best(FLEET, 5);
        VacancyTable.in(tables).remove(PROCESS);
        VacancyTable.in(tables).removeAll(HOST);
        VacancyTable.in(tables).count(FLEET);
        VacancyTable.in(tables).byInstance(FLEET);
        VacancyTable.in(tables).turn(HOST, new InstanceId("i"), 1);
        CondemnationTable.in(tables).find(PROCESS);
        CondemnationTable.in(tables).of(HOST);
        CondemnationTable.in(tables).remove(PROCESS);
        ReservationTable.in(tables).find(PROCESS);
        ReservationTable.in(tables).of(HOST);
        ReservationTable.in(tables).remove(PROCESS);
        ReservationTable.in(tables).nextAssignment();
        FirstAnswerTable.in(tables).find("token:a");
        FirstAnswerTable.in(tables).remove("token:a");
        CreatorWindowTable.in(tables).find(FLEET, "creator");
        SessionTable.in(tables).find(SESSION);
        SessionTable.in(tables).activating(HOST);
        SessionTable.in(tables).countActivating(HOST);
        SessionTable.in(tables).countActivating(HOST, INSTANCE);
        SessionTable.in(tables).living(HOST);
        SessionTable.in(tables).countLiving(FLEET);
        SessionTable.in(tables).countPlayers(FLEET);
        SessionTable.in(tables).countLiving();
        ProcessTable.in(tables).countLiving();
        ScalingPolicyTable.in(tables).find(FLEET, "policy");
        ScalingPolicyTable.in(tables).of(FLEET);
        ScalingPolicyTable.in(tables).count(FLEET);
        ScalingPolicyTable.in(tables).remove(FLEET, "policy");
        ScalingTimerTable.in(tables).find(new TimerId("timer"));
        ScalingTimerTable.in(tables).of(FLEET);
        ScalingTimerTable.in(tables).remove(new TimerId("timer"));
        ScalingMemoryTable.in(tables).standing(FLEET);
        ScalingMemoryTable.in(tables).evaluatedAt();
        ScalingMemoryTable.in(tables).forget(FLEET);
        PlayerTable.in(tables).find(new PlayerSessionId("ps"));
        PlayerTable.in(tables).seated(SESSION);
        PlayerTable.in(tables).seated(SESSION, "player");
        QueueTable.in(tables).find(new QueueName("q"));
        QueueTable.in(tables).list(10);
        QueueTable.in(tables).remove(new QueueName("q"));
        PlacementTable.in(tables).find(new PlacementId("p"));
    }

    private static void sweeping(Transaction tables) {
        HostTable.in(tables).silentSince(HostStatus.AWAY, NOW, 10);
        UploadTable.in(tables).before(NOW, 10);
        DoomedBlobTable.in(tables).due(NOW, 10);
        SessionTable.in(tables).activationLapsed(NOW, 10);
        SessionTable.in(tables).emptySince(FLEET, NOW, 10);
        SessionTable.in(tables).trim(NOW, 10);
        PlayerTable.in(tables).reservationLapsed(NOW, 10);
        ProcessTable.in(tables).trim(NOW, 10);
        FirstAnswerTable.in(tables).trim(NOW, 10);
        CreatorWindowTable.in(tables).trim(NOW, 10);
        EventTable.in(tables).trim(NOW, 10);
        AuditTable.in(tables).trim(NOW, 10);
        AuditTable.in(tables).trimBeyond(1000, 10);
        ScalingTimerTable.in(tables).due(NOW, 10);
        PlacementTable.in(tables).waiting(null, 10);
        PlacementTable.in(tables).overdue(NOW, 10);
        OutcomeTable.in(tables).due(new QueueName("q"), NOW, 10);
        OutcomeTable.in(tables).trim(NOW, 10);
    }

    private static void lists(Transaction tables) {
        ScalingPolicyTable.in(tables).list(null, 0, 10);
        ScalingPolicyTable.in(tables).list(FLEET, 0, 10);
        ScalingTimerTable.in(tables).list(0, 10);
        ProcessTable processes = ProcessTable.in(tables);
        for (FleetId fleet : new FleetId[] {null, FLEET}) {
            for (Instant before : new Instant[] {null, NOW}) {
                processes.list(fleet, true, before, 10);
                processes.list(fleet, false, before, 10);
            }
            for (Set<SessionStatus> statuses : List.of(Set.of(SessionStatus.ACTIVE), Set.<SessionStatus>of())) {
                SessionTable.in(tables).list(query(fleet, statuses, null), 10);
                SessionTable.in(tables).list(query(fleet, statuses, new SessionQuery.Position("1", "s")), 10);
            }
        }
        for (QueueName queue : new QueueName[] {null, new QueueName("q")}) {
            for (PlacementStatus status : new PlacementStatus[] {null, PlacementStatus.PENDING}) {
                for (PlacementTable.Position before : new PlacementTable.Position[] {null, PLACE}) {
                    PlacementTable.in(tables).list(new PlacementTable.PlacementQuery(queue, status, before), 10);
                }
            }
        }
        PlayerTable.Position after = new PlayerTable.Position(NOW, "ps");
        PlayerTable.in(tables).list(new PlayerQuery(SESSION, null, null, null, after), 10);
        PlayerTable.in(tables).list(new PlayerQuery(null, "player", null, null, after), 10);
        PlayerTable.in(tables).list(new PlayerQuery(null, null, new PlayerSessionId("ps"), null, null), 10);
        for (Subjects about : subjects()) {
            EventTable.in(tables).find(new EventTable.Query(about, Set.of(), NOW, NOW, 9, 3), 10);
            EventTable.in(tables).find(EventTable.Query.about(about), 10);
        }
        for (String action : new String[] {null, "X"}) {
            AuditTable.in(tables).find(new AuditTable.Query(null, action, NOW, 9), 10);
            AuditTable.in(tables).find(new AuditTable.Query("AKID", action, null, 0), 10);
        }
        Set<EventCode> codes = Set.of(EventCode.HOST_AWAY, EventCode.HOST_LOST);
        EventTable.in(tables).find(new EventTable.Query(Subjects.of(FLEET), codes, null, null, 9, 0), 10);
        EventTable.in(tables).find(new EventTable.Query(null, codes, null, null, 0, 0), 10);
    }

    @Test
    void aSearchByAPropertyReadsOnlyTheSessionsThatHaveIt() throws SQLException {
        Map<String, List<String>> plans = plansOf(tables -> SessionTable.in(tables)
                .list(query(FLEET, Set.of(SessionStatus.ACTIVE), new SessionQuery.Position("1", "s")), 10));

        assertThat(plans).hasSize(1);
        assertThat(plans.values().iterator().next().getFirst())
                .startsWith("SEARCH living_property USING PRIMARY KEY (of_fleet=? AND of_key=? AND of_value=? AND ");
    }

    private static SessionQuery query(FleetId fleet, Set<SessionStatus> statuses, SessionQuery.Position after) {
        return new SessionQuery(fleet, statuses, new PropertyIs("k", true, "v"), SessionSort.NEWEST_FIRST, after);
    }

    private static List<Subjects> subjects() {
        return List.of(
                Subjects.of(FLEET),
                Subjects.of(HOST),
                new Subjects(null, null, PROCESS, null, null),
                new Subjects(null, null, null, SESSION, null),
                new Subjects(null, null, null, null, new PlayerSessionId("ps")),
                new Subjects(null, null, null, null, null));
    }

    /** A scan along an index is how a list without a condition is read; it ends with the page. */
    private static boolean scansATable(String step) {
        return step.startsWith("SCAN ")
                && !step.contains("USING INDEX")
                && !step.contains("USING COVERING INDEX")
                && !step.startsWith("SCAN branch_");
    }

    /** The pages of several branches are sorted into one, of which each holds no more than the page asked for. */
    private static boolean sorts(List<String> plan) {
        for (int step = 0; step < plan.size(); step++) {
            if (plan.get(step).contains("TEMP B-TREE")
                    && (step == 0 || !plan.get(step - 1).startsWith("SCAN branch_"))) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, List<String>> failing(Map<String, List<String>> plans, Predicate<List<String>> wrong) {
        Map<String, List<String>> failing = new TreeMap<>(plans);
        failing.values().removeIf(wrong.negate());
        return failing;
    }

    private Map<String, List<String>> plansOf(Consumer<Transaction> queries) throws SQLException {
        EmbeddedDatabase database = new EmbeddedDatabase(directory.resolve("opengse.db"));
        database.migrate();
        Opened opened = database.connect(true);
        opened.statements().lend(Thread.currentThread());
        queries.accept(opened.tables());
        Set<String> known = opened.statements().known();
        opened.statements().close();
        Map<String, List<String>> plans = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database.file());
                Statement statement = connection.createStatement()) {
            for (String sql : known) {
                try (ResultSet rows = statement.executeQuery("explain query plan " + sql)) {
                    List<String> plan = new ArrayList<>();
                    while (rows.next()) {
                        plan.add(rows.getString("detail"));
                    }
                    plans.put(sql, plan);
                }
            }
        }
        return plans;
    }
}
