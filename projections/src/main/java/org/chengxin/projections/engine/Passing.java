package org.chengxin.projections.engine;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;

/** Tells what will pass, so that trying again is enough, from what an event brings upon its view each time. */
final class Passing {

    /** Connection, rollback, resources, state of an object, operator, system: the classes of PostgreSQL's Appendix A. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private static final int CAUSES_MAX = 20;

    private Passing() {}

    static boolean is(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++) {
            if (cause instanceof TransientDataAccessException || cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql && isOfPassingClass(sql.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOfPassingClass(@Nullable String state) {
        return state != null && state.length() >= 2 && CLASSES.contains(state.substring(0, 2));
    }

    /** What went wrong and where, without any value. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; root.getCause() != null && i < CAUSES_MAX; i++) {
            root = root.getCause();
        }
        String state = root instanceof SQLException sql ? " " + sql.getSQLState() : "";
        StackTraceElement[] trace = failure.getStackTrace();
        for (StackTraceElement frame : trace) {
            if (frame.getClassName().startsWith("org.chengxin.")) {
                String place = frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName();
                return root.getClass().getSimpleName() + state + " at " + place + ":" + frame.getLineNumber();
            }
        }
        return root.getClass().getSimpleName() + state;
    }
}
