package org.chengxin.api.usage;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chengxin.api.paging.Page;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.UsageEvent.LookedUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;

/** Whose archives an answer is of: those that its path names, and all that are in a list or on a page. */
final class SubjectsShown {

    private final Set<SubjectId> found = new LinkedHashSet<>();

    /** Looks through what a handler was given: ids of the path, and the model of its page. */
    static SubjectsShown in(@Nullable Object[] arguments) {
        SubjectsShown shown = new SubjectsShown();
        for (Object argument : arguments) {
            if (argument instanceof SubjectId id) {
                shown.found.add(id);
            } else if (argument instanceof Model model) {
                model.asMap().values().forEach(shown::add);
            }
        }
        return shown;
    }

    void add(@Nullable Object value) {
        if (value instanceof OfSubject part) {
            found.add(part.subjectId());
        } else if (value instanceof OfSubjects parts) {
            parts.shown().forEach(this::add);
        } else if (value instanceof ResponseEntity<?> answer) {
            add(answer.getBody());
        } else if (value instanceof Page<?> page) {
            page.items().forEach(this::add);
        } else if (value instanceof Collection<?> items) {
            items.forEach(this::add);
        }
    }

    void addSubject(SubjectId id) {
        found.add(id);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    List<SubjectId> named() {
        return found.stream().limit(LookedUp.SUBJECTS_NAMED_MAX).toList();
    }
}
