package org.chengxin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.Recordability;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.profile.SuccessionReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Loads the whole demonstration into a real ledger, as the first start in profile demo does. */
@LedgerTest
@ActiveProfiles("demo")
class DemoLoadTest {

    private static final Duration LOADED_WITHIN = Duration.ofMinutes(4);

    @Autowired
    private SuccessionReader successions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DemoLoad load;

    @Autowired
    private DemoClerk clerk;

    @Autowired
    private DemoProgress progress;

    @Autowired
    private ViewPositions viewPositions;

    @Autowired
    private Catalogues catalogues;

    @Autowired
    private LedgerClock clock;

    record Announced(String note, Map<String, Long> archives, Map<String, Long> records, Map<String, Long> mends) {}

    @BeforeEach
    void everythingIsLoadedAndSeen() {
        Eventually.within(LOADED_WITHIN, () -> complete() && progress.running().isEmpty());
        long head = number("select max(position) from ledger.readable_event");
        Eventually.within(
                LOADED_WITHIN,
                () -> viewPositions.of("profile") >= head
                        && viewPositions.of("disclosure") >= head
                        && viewPositions.of("protection") >= head
                        && viewPositions.of("matter") >= head
                        && viewPositions.of("due") >= head);
        Eventually.within(LOADED_WITHIN, () -> number("""
                        select count(*) from due.item
                         where open and last_day < current_date - 1 and what <> 'OBJECTION_STEP'
                        """) == 0);
        Eventually.within(LOADED_WITHIN, () -> successions.left(1).isEmpty());
    }

    @Test
    void nothingWasRefusedAndEverythingAnnouncedIsThere() {
        Announced announced = DemoFiles.json("announced.json", Announced.class);
        assertThat(clerk.refused()).isZero();
        assertThat(counts("select kind, count(*) from profile.subject group by 1"))
                .isEqualTo(announced.archives());
        assertThat(counts("select type, count(*) from profile.record group by 1"))
                .isEqualTo(announced.records());
        assertThat(counts("""
                        select case type when 'credit.fact.corrected' then 'CORRECT'
                                                 when 'credit.fact.supplemented' then 'SUPPLEMENT'
                                                 when 'credit.fact.revoked' then 'REVOKE' end, count(*)
                          from ledger.readable_event
                         where type in ('credit.fact.corrected', 'credit.fact.supplemented', 'credit.fact.revoked')
                         group by 1
                        """)).isEqualTo(announced.mends());
    }

    @Test
    void runningItAgainAddsNothing() throws InterruptedException {
        long before = number("select count(*) from ledger.readable_event");
        jdbc.sql("update demo.progress set done = 0").update();
        load.run();
        assertThat(number("select count(*) from ledger.readable_event")).isEqualTo(before);
        assertThat(clerk.refused()).isZero();
        assertThat(complete()).isTrue();
    }

    @Test
    void civilServantsAreOpenToQueriesOnlyAndNoPersonIsPublic() {
        assertThat(counts("""
                        select body -> 'judgement' -> 'publicity' ->> 'level', count(*)
                          from profile.record where type like 'CS-%' group by 1
                        """)).containsOnlyKeys(DisclosureLevel.QUERY.name());
        assertThat(counts("select subject_kind, count(*) from disclosure.record group by 1"))
                .isNotEmpty()
                .doesNotContainKeys("CIVIL_SERVANT", "PERSON", "HOUSEHOLD");
    }

    @Test
    void theShowcaseHasACorrectedPenaltyARevokedOneARepairedOneAndOneThatStands() {
        assertThat(counts("""
                        select r.status, count(*) from profile.record r join profile.subject s using (subject_id)
                         where s.uscc = '%s' and r.type = 'AA-02' group by 1
                        """.formatted(Showcase.CODE)))
                .containsOnlyKeys("CORRECTED", "RECORDED", "REPAIRED", "REVOKED");
        assertThat(number("select count(*) from disclosure.withdrawal")).isPositive();
    }

    @Test
    void aBreachWhoseTimeIsOverHasEnded() {
        assertThat(counts("select status, count(*) from profile.record where type = 'CS-06' group by 1"))
                .containsKey("EXPIRED");
    }

    @Test
    void aRevisionOfTheCatalogueIsOpenToComments() {
        assertThat(counts("""
                        select type, count(*) from ledger.readable_event where type like 'catalogue.version.%' group by 1
                        """))
                .isEqualTo(Map.of(
                        "catalogue.version.adopted", 1L,
                        "catalogue.version.opened", 1L,
                        "catalogue.version.file-written", 1L,
                        "catalogue.version.consultation-opened", 1L,
                        "catalogue.version.comment-made", 1L));
    }

    @Test
    void theReformLeftItsTraces() {
        assertThat(counts("select ends, count(*) from profile.succession group by 1"))
                .isEqualTo(Map.of("t", 2L, "f", 2L));
        assertThat(number("""
                        select count(*) from profile.record r join profile.subject s on s.uscc = r.source_uscc
                         where s.name = '江阴市发展和改革委员会' and r.type in ('TP-03', 'HN-03')
                           and r.body -> 'fact' -> 'source' ->> 'name' = '江阴市经济和信息化委员会（信用办）'
                        """)).isPositive();
        assertThat(number("select count(*) from disclosure.succession")).isEqualTo(4);
    }

    @Test
    void oneRepairWaitsAndOneIsGranted() {
        assertThat(counts("select queue, count(*) from repair.repair_case group by 1"))
                .isEqualTo(Map.of("INTAKE", 1L, "GRANTED", 1L));
    }

    @Test
    void anErasureAndARestrictionWaitForASecondPerson() {
        assertThat(counts("""
                        select o.lever || ' ' || s.kind, count(*)
                          from protection.order_case o join profile.subject s using (subject_id) where o.waits group by 1
                        """)).isEqualTo(Map.of("ERASURE PERSON", 1L, "RESTRICTION CIVIL_SERVANT", 1L));
    }

    @Test
    void theEighteenTasksOfTheAnnexAreUnderWayAndNoDeskIsEmpty() {
        assertThat(counts("select mechanism, count(*) from matter.matter where not over group by 1"))
                .containsEntry("TASK", 18L)
                .containsKeys("RECTIFICATION", "COMMITMENT", "BREACH", "LISTING");
    }

    @Test
    void everyTypeOfTheProgrammeMayBeRecordedToday() {
        assertThat(Programme.read().lines())
                .allSatisfy(line -> assertThat(catalogues.current().recordable(line.type(), clock.today()))
                        .isInstanceOf(Recordability.Recordable.class));
    }

    private boolean complete() {
        return number("select count(*) from demo.progress where done = total") == 5;
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql(sql).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
