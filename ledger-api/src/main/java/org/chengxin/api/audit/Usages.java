package org.chengxin.api.audit;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Archive;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.profile.ProfileReader;
import org.chengxin.projections.usage.UsageEntry;
import org.chengxin.projections.usage.UsageReader;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Look-ups as one actor may read them: the auditor all of them, a subject those at its own archive without the names of
 * accounts and without the audit's own. The office, whose look-ups they mostly are, reads none.
 */
@Component
class Usages {

    private static final String VIEW = "usage";

    private final UsageReader reader;
    private final Archive archive;
    private final SubjectDirectory directory;
    private final ProfileReader profiles;
    private final ViewPositions viewPositions;
    private final LedgerClock clock;
    private final Duration delay;

    /** @param delayDays after how many days a subject learns of a look-up, where a selection must stay secret for a while */
    Usages(
            UsageReader reader,
            Archive archive,
            SubjectDirectory directory,
            ProfileReader profiles,
            ViewPositions viewPositions,
            LedgerClock clock,
            @Value("${chengxin.usage.delay-days:0}") int delayDays) {
        if (delayDays < 0) {
            throw new IllegalArgumentException("chengxin.usage.delay-days is 0 or more, found " + delayDays);
        }
        this.reader = reader;
        this.archive = archive;
        this.directory = directory;
        this.profiles = profiles;
        this.viewPositions = viewPositions;
        this.clock = clock;
        this.delay = Duration.ofDays(delayDays);
    }

    /** Of everybody, newest first, from before position {@code before}. */
    Page<UsageRead> all(Actor actor, UsageFilter filter, long before, int limit) {
        if (actor.role() != Role.AUDITOR) {
            throw new ProblemException(Problems.forbidden());
        }
        return Page.of(
                reader.find(filter.query(), before, limit + 1),
                limit,
                entry -> entry.stamp().position(),
                UsageRead::of,
                viewPositions.of(VIEW));
    }

    /** At the archive of {@code actor}, newest first, from before position {@code before}. */
    Page<MyUsageRead> mine(Actor actor, long before, int limit) {
        if (actor.role() != Role.SUBJECT) {
            throw new ProblemException(Problems.forbidden());
        }
        Map<String, Optional<String>> names = new HashMap<>();
        List<SubjectId> own = own(actor);
        return Page.of(
                own.isEmpty() ? List.of() : reader.shownTo(own, clock.now().minus(delay), before, limit + 1),
                limit,
                entry -> entry.stamp().position(),
                entry -> read(entry, names),
                viewPositions.of(VIEW));
    }

    private MyUsageRead read(UsageEntry entry, Map<String, Optional<String>> names) {
        Actor looker = entry.lookUp().actor();
        String organ = looker.role() == Role.SUBJECT ? null : looker.organ();
        return new MyUsageRead(
                entry.stamp().position(),
                entry.stamp().recordedAt(),
                entry.lookUp().kind(),
                looker.role(),
                organ,
                organ == null
                        ? null
                        : names.computeIfAbsent(organ, this::registeredName).orElse(null),
                entry.lookUp().purpose());
    }

    /** The archives that are kept under the code of the account, as far as they are open to it. */
    private List<SubjectId> own(Actor actor) {
        return subjects(actor.organ()).stream()
                .filter(id -> archive.subject(actor, id).isPresent())
                .toList();
    }

    private Optional<String> registeredName(String organ) {
        return subjects(organ).stream()
                .map(profiles::subject)
                .flatMap(Optional::stream)
                .filter(row -> !row.subject().kind().isNaturalPerson())
                .map(row -> row.subject().name().value())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private List<SubjectId> subjects(@Nullable String code) {
        return code == null
                ? List.of()
                : Arrays.stream(IdentifierScheme.values())
                        .map(scheme -> directory.find(Identifier.of(scheme, code)))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
    }
}
