package org.chengxin.api.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import javax.sql.DataSource;
import org.chengxin.api.due.DueRunner;
import org.chengxin.api.due.HandOver;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.disclosure.DisclosureView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * What is done by the ledger's clock, by one node for all of them: publication that has ended leaves the public schema, and
 * what falls due is taken up, within seconds of the change of the day or of the fact that made it due.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ScheduleWiring {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleWiring.class);
    private static final int SWEEP_EVERY_SECONDS = 30;
    private static final int DUE_EVERY_SECONDS = 10;

    @Bean
    RunningSchedule schedule(
            DataSource dataSource,
            LedgerClock clock,
            Ids ids,
            DueRunner due,
            HandOver handOver,
            DisclosureView disclosure,
            FlywayMigrationInitializer migrated) {
        List<RecurringTask<Void>> tasks = List.of(
                Tasks.recurring("due", FixedDelay.ofSeconds(DUE_EVERY_SECONDS))
                        .execute((instance, context) -> due.run()),
                Tasks.recurring("hand-over", FixedDelay.ofSeconds(DUE_EVERY_SECONDS))
                        .execute((instance, context) -> handOver.run()),
                Tasks.recurring("end-publication", FixedDelay.ofSeconds(SWEEP_EVERY_SECONDS))
                        .execute((instance, context) -> endPublication(disclosure)));
        Scheduler scheduler = new ScheduleOnLedgerClock(dataSource, clock)
                .startTasks(tasks)
                .schedulerName(new SchedulerName.Fixed(ids.next()))
                .build();
        return new RunningSchedule(scheduler);
    }

    private static void endPublication(DisclosureView disclosure) {
        int ended = disclosure.sweep();
        if (ended > 0) {
            LOG.info("publication of {} records has ended", ended);
        }
    }
}
