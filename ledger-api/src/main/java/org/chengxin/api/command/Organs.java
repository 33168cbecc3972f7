package org.chengxin.api.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.projections.profile.ProfileReader;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.springframework.stereotype.Component;

/** Finds the registered organ behind a code: under which name and as what it is registered. */
@Component
public class Organs {

    /** How long a registration that was acknowledged a moment ago is waited for. */
    private static final Duration VIEW_LAG_MAX = Duration.ofSeconds(3);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final SubjectDirectory directory;
    private final ProfileReader profiles;

    Organs(SubjectDirectory directory, ProfileReader profiles) {
        this.directory = directory;
        this.profiles = profiles;
    }

    /** An organ as it is registered. */
    public record Registered(Organ organ, SubjectKind kind) {}

    public Optional<Registered> find(String code) {
        IdentifierScheme scheme = code.startsWith("L-") ? IdentifierScheme.LOCAL : IdentifierScheme.USCC;
        return directory
                .find(Identifier.of(scheme, code))
                .flatMap(this::await)
                .map(row -> new Registered(
                        new Organ(row.subject().name().value(), code),
                        row.subject().kind()));
    }

    private Optional<SubjectRow> await(SubjectId id) {
        long deadline = System.nanoTime() + VIEW_LAG_MAX.toNanos();
        Optional<SubjectRow> row = profiles.subject(id);
        while (row.isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NANOS);
            row = profiles.subject(id);
        }
        return row;
    }
}
