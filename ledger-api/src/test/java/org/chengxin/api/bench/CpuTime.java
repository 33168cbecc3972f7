package org.chengxin.api.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time spent so far by this JVM and by PostgreSQL. On a machine that others use too it tells more than the clock: at
 * many clients the one who needs less of it per event is the faster one.
 *
 * @param jvmSeconds clients, writer, compiler and collector together
 * @param postgresSeconds all processes of the cluster that are alive
 */
record CpuTime(double jvmSeconds, double postgresSeconds) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_FIELD = 11;
    private static final int SYSTEM_FIELD = 12;

    static CpuTime now(Path cluster) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double postgres = ProcessHandle.allProcesses()
                .filter(process -> worksIn(cluster, process))
                .mapToDouble(CpuTime::seconds)
                .sum();
        return new CpuTime(system.getProcessCpuTime() / 1e9, postgres);
    }

    CpuTime minus(CpuTime earlier) {
        return new CpuTime(jvmSeconds - earlier.jvmSeconds, postgresSeconds - earlier.postgresSeconds);
    }

    private static boolean worksIn(Path cluster, ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(cluster);
        } catch (IOException gone) {
            return false;
        }
    }

    /** From {@code /proc/pid/stat}: what stands behind the name in parentheses is counted from the third field on. */
    private static double seconds(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER_FIELD]) + Long.parseLong(fields[SYSTEM_FIELD])) / TICKS_PER_SECOND;
        } catch (IOException gone) {
            return 0;
        }
    }
}
