package org.chengxin.api.bench;

/**
 * One turn of one contender.
 *
 * @param jvmMicrosPerEvent processor time of this JVM, everything included
 * @param postgresMicrosPerEvent processor time of PostgreSQL
 * @param load of the machine over the last minute when the turn ended: the bench has it not always for itself
 */
record Sample(
        String section,
        int round,
        String contender,
        int clients,
        long operations,
        long events,
        double seconds,
        double p50Millis,
        double p99Millis,
        double jvmMicrosPerEvent,
        double postgresMicrosPerEvent,
        double load) {

    double eventsPerSecond() {
        return events / seconds;
    }
}
