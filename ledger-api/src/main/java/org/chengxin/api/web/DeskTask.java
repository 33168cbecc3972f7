package org.chengxin.api.web;

import java.util.List;
import org.chengxin.ledger.credit.Role;

/** Something a role does here; its text is {@code desk.task.<name>}. */
public enum DeskTask {
    SUBJECTS("/desk/subjects"),
    OWN_ARCHIVE("/desk/subjects"),
    BATCHES("/desk/batches"),
    OBJECTIONS("/desk/objections"),
    MATTERS("/desk/matters"),
    TASKS("/desk/tasks"),
    REPAIRS("/desk/repairs"),
    USAGES("/desk/usages"),
    WHO_LOOKED("/desk/who-looked"),
    PURPOSE("/desk/purpose"),
    DUE("/desk/due"),
    CATALOGUE("/catalogue"),
    PROTECTION("/desk/protection"),
    PROJECTIONS("/desk/projections"),
    LOG("/log"),
    ACCOUNTS("/admin/accounts"),
    MASTER_KEY("/admin/master-key"),
    LOG_KEYS("/admin/log"),
    PUBLIC_SEARCH("/search");

    private final String path;

    DeskTask(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    static List<DeskTask> of(Role role) {
        return switch (role) {
            case OFFICE ->
                List.of(
                        SUBJECTS,
                        BATCHES,
                        OBJECTIONS,
                        REPAIRS,
                        MATTERS,
                        TASKS,
                        DUE,
                        CATALOGUE,
                        PROTECTION,
                        PROJECTIONS,
                        PURPOSE,
                        PUBLIC_SEARCH);
            case AUDITOR ->
                List.of(
                        SUBJECTS,
                        BATCHES,
                        OBJECTIONS,
                        REPAIRS,
                        MATTERS,
                        TASKS,
                        DUE,
                        CATALOGUE,
                        PROTECTION,
                        USAGES,
                        PROJECTIONS,
                        LOG,
                        PUBLIC_SEARCH);
            case SUBMITTER ->
                List.of(SUBJECTS, BATCHES, OBJECTIONS, REPAIRS, MATTERS, TASKS, CATALOGUE, PURPOSE, PUBLIC_SEARCH);
            case REVIEWER -> List.of(OBJECTIONS, MATTERS, SUBJECTS, CATALOGUE, PUBLIC_SEARCH);
            case ASSESSOR, CHECKER, SYSTEM -> List.of(PURPOSE, SUBJECTS, PUBLIC_SEARCH);
            case SUBJECT -> List.of(OWN_ARCHIVE, MATTERS, WHO_LOOKED, PUBLIC_SEARCH);
            case WITNESS -> List.of(LOG, PUBLIC_SEARCH);
            case ADMINISTRATOR -> List.of(ACCOUNTS, MASTER_KEY, LOG_KEYS, PROJECTIONS, PUBLIC_SEARCH);
        };
    }
}
