package org.chengxin.ledger.edition;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.Publicity;
import org.chengxin.ledger.catalogue.RecordType;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.subject.SubjectKind;

/**
 * What a version of the catalogue would make of a record that stands (影响预览): where and how long it would be shown if it were
 * weighed under that version. A record keeps the judgement it was given until it is corrected, so this tells what the rules
 * mean, not what will happen to the record by itself.
 */
public enum Impact {
    /** 不再公示: it would not be public at all. */
    NO_LONGER_PUBLIC,
    /** 公示期缩短. */
    SHORTER,
    /** 公示期延长: worse for its subject. */
    LONGER,
    /** 转为公示: worse for its subject. */
    NEWLY_PUBLIC,
    /** 知悉范围改变, without being public before or after. */
    OTHER_LEVEL,
    /** 类型不再认可: the version knows no such type on the day of the decision. */
    NO_SUCH_TYPE;

    /** Whether the subject would be worse off. */
    public boolean isWorse() {
        return this == LONGER || this == NEWLY_PUBLIC;
    }

    /** Empty if nothing would change, or nothing is shown of the record anyway. Linear in its payload. */
    public static Optional<Impact> on(RecordProfile record, SubjectKind kind, Catalogue version, LocalDate today) {
        if (record.isHidden() || isOver(record.judgement(), today)) {
            return Optional.empty();
        }
        Optional<RecordType> type = version.type(record.fact().type());
        if (type.isEmpty() || !type.get().effectiveOn(record.fact().decidedOn())) {
            return Optional.of(NO_SUCH_TYPE);
        }
        Publicity then = version.publicityOf(
                type.get(),
                kind,
                record.fact().payload(),
                record.fact().decidedOn(),
                record.fact().publicityUntil());
        return between(record.judgement().publicity(), then);
    }

    static Optional<Impact> between(Publicity now, Publicity then) {
        boolean isPublic = now.level() == DisclosureLevel.PUBLIC;
        boolean wouldBe = then.level() == DisclosureLevel.PUBLIC;
        if (isPublic && wouldBe) {
            int longer = lastDay(then).compareTo(lastDay(now));
            return longer == 0 ? Optional.empty() : Optional.of(longer > 0 ? LONGER : SHORTER);
        }
        if (isPublic != wouldBe) {
            return Optional.of(wouldBe ? NEWLY_PUBLIC : NO_LONGER_PUBLIC);
        }
        return now.level() == then.level() ? Optional.empty() : Optional.of(OTHER_LEVEL);
    }

    private static boolean isOver(Judgement judgement, LocalDate today) {
        LocalDate until = judgement.publicity().until();
        return until != null && until.isBefore(today);
    }

    private static LocalDate lastDay(Publicity publicity) {
        LocalDate until = publicity.until();
        return until == null ? LocalDate.MAX : until;
    }
}
