package org.chengxin.api.records;

import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.profile.ArchiveState;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;

/**
 * Who sees what. The office, reviewers and auditors see everything; an organ sees what it reported and what authorities
 * share; a subject sees its own archive; an administrator of accounts sees nothing.
 *
 * <p>An archive whose processing is restricted is read by the auditor alone; the office still sees that it is there, since
 * somebody must be able to lift the restriction. What is left of an erased archive is for these two.
 */
public final class Sight {

    private Sight() {}

    /** Whether {@code actor} may see that the subject exists. */
    public static boolean ofSubject(Actor actor, SubjectRow row) {
        return switch (actor.role()) {
            case OFFICE, AUDITOR, SYSTEM -> true;
            case REVIEWER -> isOpen(row);
            case SUBMITTER -> isOpen(row);
            case ASSESSOR, CHECKER -> isOpen(row) && !row.subject().kind().isNaturalPerson();
            case SUBJECT -> isOpen(row) && isSelf(actor, row);
            case WITNESS, ADMINISTRATOR -> false;
        };
    }

    /** Whether {@code actor} may see this record of the subject. */
    public static boolean ofRecord(Actor actor, SubjectRow row, RecordProfile record) {
        return isReadable(actor, row)
                && switch (actor.role()) {
                    case OFFICE, REVIEWER, AUDITOR, SYSTEM -> true;
                    case SUBMITTER -> isShared(record) || isSource(actor, record);
                    case ASSESSOR, CHECKER ->
                        isShared(record) && !row.subject().kind().isNaturalPerson();
                    case SUBJECT -> isSelf(actor, row);
                    case WITNESS, ADMINISTRATOR -> false;
                };
    }

    /** Whether {@code actor} sees personal values of this record in clear; everybody else sees them masked. */
    public static boolean ofPersonal(Actor actor, SubjectRow row, RecordProfile record) {
        return isReadable(actor, row)
                && switch (actor.role()) {
                    case OFFICE, REVIEWER, AUDITOR, SYSTEM -> true;
                    case SUBMITTER -> isSource(actor, record);
                    case SUBJECT -> isSelf(actor, row);
                    case ASSESSOR, CHECKER, WITNESS, ADMINISTRATOR -> false;
                };
    }

    /** Whether {@code actor} sees the name and identifiers of a natural person in clear. */
    public static boolean ofIdentity(Actor actor, SubjectRow row) {
        return isReadable(actor, row)
                && switch (actor.role()) {
                    case OFFICE, REVIEWER, AUDITOR, SYSTEM -> true;
                    case SUBJECT -> isSelf(actor, row);
                    case SUBMITTER, ASSESSOR, CHECKER, WITNESS, ADMINISTRATOR -> false;
                };
    }

    /** Whether {@code actor} reads every matter of the subject: what is ordered, promised, imposed and complained of. */
    public static boolean ofMatters(Actor actor, SubjectRow row) {
        return isReadable(actor, row)
                && switch (actor.role()) {
                    case OFFICE, REVIEWER, AUDITOR, SYSTEM -> true;
                    case SUBMITTER, SUBJECT -> isSelf(actor, row);
                    case ASSESSOR, CHECKER, WITNESS, ADMINISTRATOR -> false;
                };
    }

    /** Whether {@code actor} may read in the archive at all, whatever its role sees of it. */
    private static boolean isReadable(Actor actor, SubjectRow row) {
        return switch (row.state()) {
            case OPEN -> true;
            case RESTRICTED -> actor.role() == Role.AUDITOR || actor.role() == Role.SYSTEM;
            case ERASED -> actor.role() == Role.OFFICE || actor.role() == Role.AUDITOR || actor.role() == Role.SYSTEM;
        };
    }

    private static boolean isOpen(SubjectRow row) {
        return row.state() == ArchiveState.OPEN;
    }

    /** A repair ends sharing together with publication. */
    private static boolean isShared(RecordProfile record) {
        return record.judgement().publicity().level() != DisclosureLevel.QUERY && !record.isAtRest();
    }

    private static boolean isSource(Actor actor, RecordProfile record) {
        return record.answering().uscc().equals(actor.organ());
    }

    /** Whoever took over from a body that is no more answers for it, and reads what it answers for. */
    private static boolean isSelf(Actor actor, SubjectRow row) {
        String code = actor.organ();
        SubjectRegistered subject = row.subject();
        return code != null
                && (code.equals(subject.subjectId().value())
                        || subject.identifiers().stream().map(Identifier::value).anyMatch(code::equals)
                        || row.ended()
                                .filter(end -> end.succession().successors().stream()
                                        .anyMatch(
                                                heir -> code.equals(heir.organ().uscc())))
                                .isPresent());
    }
}
