package org.chengxin.api.subjects;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.RefusedException;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.subjects.SuccessionWrite.Heir;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand.RecordSuccession;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.credit.Succession;
import org.chengxin.ledger.credit.Succession.Successor;
import org.chengxin.ledger.credit.SuccessionKind;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.profile.ProfileReader;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Records what became of bodies, one succession after the other. Whoever takes over must be registered and still there; that
 * is said in another archive, so it is read while nobody else records a succession, on any node. Since whoever ended takes
 * nothing over, no chain of successions comes back to where it began.
 */
@Component
class Successions {

    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('chengxin.succession', 0))";
    private static final Duration VIEW_AWAITED = Duration.ofSeconds(10);

    private final LedgerCommands commands;
    private final SubjectDirectory directory;
    private final ProfileReader profiles;
    private final ViewPositions views;
    private final Positions positions;
    private final DataSource database;
    /** Before the lock in the database, so that a node holds one connection for it and not one for each who waits. */
    private final ReentrantLock turn = new ReentrantLock();

    Successions(
            LedgerCommands commands,
            SubjectDirectory directory,
            ProfileReader profiles,
            ViewPositions views,
            Positions positions,
            DataSource database) {
        this.views = views;
        this.positions = positions;
        this.database = database;
        this.commands = commands;
        this.directory = directory;
        this.profiles = profiles;
    }

    /**
     * Sends it to the ledger.
     *
     * @throws ProblemException if there is no such archive, or kind or day are missing
     * @throws RefusedException if it is refused
     */
    Answer.Done record(SubjectId subjectId, SuccessionWrite write, Actor actor) {
        if (actor.role() != Role.OFFICE) {
            throw new ProblemException(Problems.forbidden());
        }
        return alone(() -> {
            theViewIsUpToDate();
            return recordAlone(subjectId, write, actor);
        });
    }

    private Answer.Done recordAlone(SubjectId subjectId, SuccessionWrite write, Actor actor) {
        SubjectRow body = profiles.subject(subjectId).orElseThrow(() -> new ProblemException(Problems.notFound()));
        List<Refusal> refusals = new ArrayList<>();
        if (write.kind() == null) {
            refusals.add(invalid(
                    "/kind",
                    "请选择沿革种类：更名(RENAMED)、合并(MERGED)、分立(SPLIT)、职能划转(FUNCTIONS_TRANSFERRED)、撤销(ABOLISHED)",
                    "A succession is one of " + List.of(SuccessionKind.values())));
        }
        if (write.effectiveOn() == null) {
            refusals.add(invalid("/effectiveOn", "请填写生效日期", "A succession has a first day"));
        }
        if (write.heirs().size() > Succession.SUCCESSORS_MAX) {
            refusals.add(invalid(
                    "/successors",
                    "承继单位最多" + Succession.SUCCESSORS_MAX + "个",
                    "At most " + Succession.SUCCESSORS_MAX + " successors"));
        }
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
        List<Successor> successors = new ArrayList<>();
        for (Heir heir : write.heirs()) {
            successor(heir).ifPresentOrElse(successors::add, () -> refusals.add(unknown(heir)));
        }
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
        String newName = write.newName();
        return commands.done(new RecordSuccession(
                subjectId,
                new Succession(
                        Objects.requireNonNull(write.kind()),
                        Objects.requireNonNull(write.effectiveOn()),
                        Objects.requireNonNullElse(body.subject().name().open(), ""),
                        newName == null || newName.isBlank() ? null : newName.strip(),
                        successors),
                write.act(actor)));
    }

    private void theViewIsUpToDate() {
        if (!views.await("profile", positions.head(), VIEW_AWAITED)) {
            throw new ProblemException(Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "R-BEHIND",
                    new Bilingual("视图尚未更新", "View behind"),
                    new Bilingual("信用档案尚未更新，请稍后再试", "The profiles are behind the ledger; ask again")));
        }
    }

    private <T> T alone(Supplier<T> work) {
        turn.lock();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(ALONE)) {
                lock.execute();
                return work.get();
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no turn to record a succession", e);
        } finally {
            turn.unlock();
        }
    }

    private Optional<Successor> successor(Heir heir) {
        String code = heir.identifier() == null ? "" : heir.identifier().strip();
        return Stream.of(IdentifierScheme.USCC, IdentifierScheme.LOCAL, IdentifierScheme.TOWN_CODE)
                .filter(scheme -> !code.isEmpty())
                .flatMap(scheme -> directory.find(Identifier.of(scheme, code)).stream())
                .findFirst()
                .flatMap(profiles::subject)
                .filter(row ->
                        !row.subject().kind().isNaturalPerson() && row.ended().isEmpty())
                .map(row -> new Successor(
                        row.subject().subjectId(),
                        new Organ(row.subject().name().value(), code),
                        Objects.requireNonNullElse(heir.types(), List.of())));
    }

    private static Refusal unknown(Heir heir) {
        String code = Objects.requireNonNullElse(heir.identifier(), "");
        return invalid(
                "/successors",
                "没有代码为“" + code + "”的现存单位；请先登记，已撤并的单位不能承继",
                "No body that is there has the code \"" + code
                        + "\"; register it first, and note that one that ended takes nothing over");
    }

    private static Refusal invalid(String pointer, String zh, String en) {
        return new Refusal("R-SUCC", Refusal.Kind.INVALID, pointer, null, new Bilingual(zh, en));
    }
}
