package org.chengxin.api.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/** Starts the schedule when everything else runs and stops it before anything else ends. */
final class RunningSchedule implements SmartLifecycle {

    private final Scheduler scheduler;
    private volatile boolean running;

    RunningSchedule(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
