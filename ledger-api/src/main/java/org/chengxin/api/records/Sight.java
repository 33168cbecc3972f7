package org.chengxin.api.records;

import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.subject.Identifier;

/**
 * Who sees what. The office, reviewers and auditors see everything; an organ sees what it reported and what authorities
 * share; a subject sees its own archive; an administrator of accounts sees nothing.
 */
public final class Sight {

    private Sight() {}

    /** Whether {@code actor} may see that the subject exists. */
    public static boolean ofSubject(Actor actor, SubjectRegistered subject) {
        return switch (actor.role()) {
            case OFFICE, REVIEWER, AUDITOR, SYSTEM -> true;
            case SUBMITTER, ASSESSOR, CHECKER -> !subject.kind().isNaturalPerson() || actor.role() == Role.SUBMITTER;
            case SUBJECT -> isSelf(actor, subject);
            case ADMINISTRATOR -> false;
        };
    }

    /** Whether {@code actor} may see this record of the subject. */
    public static boolean ofRecord(Actor actor, SubjectRegistered subject, RecordProfile record) {
        DisclosureLevel level = record.judgement().publicity().level();
        return switch (actor.role()) {
            case OFFICE, REVIEWER, AUDITOR, SYSTEM -> true;
            case SUBMITTER -> level != DisclosureLevel.QUERY || isSource(actor, record);
            case ASSESSOR, CHECKER ->
                level != DisclosureLevel.QUERY && !subject.kind().isNaturalPerson();
            case SUBJECT -> isSelf(actor, subject);
            case ADMINISTRATOR -> false;
        };
    }

    /** Whether {@code actor} sees personal values of this record in clear; everybody else sees them masked. */
    public static boolean ofPersonal(Actor actor, SubjectRegistered subject, RecordProfile record) {
        return switch (actor.role()) {
            case OFFICE, REVIEWER, AUDITOR, SYSTEM -> true;
            case SUBMITTER -> isSource(actor, record);
            case SUBJECT -> isSelf(actor, subject);
            case ASSESSOR, CHECKER, ADMINISTRATOR -> false;
        };
    }

    /** Whether {@code actor} sees the name and identifiers of a natural person in clear. */
    public static boolean ofIdentity(Actor actor, SubjectRegistered subject) {
        return switch (actor.role()) {
            case OFFICE, REVIEWER, AUDITOR, SYSTEM -> true;
            case SUBJECT -> isSelf(actor, subject);
            case SUBMITTER, ASSESSOR, CHECKER, ADMINISTRATOR -> false;
        };
    }

    private static boolean isSource(Actor actor, RecordProfile record) {
        return record.fact().source().uscc().equals(actor.organ());
    }

    private static boolean isSelf(Actor actor, SubjectRegistered subject) {
        String code = actor.organ();
        return code != null
                && subject.identifiers().stream().map(Identifier::value).anyMatch(code::equals);
    }
}
