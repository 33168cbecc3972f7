package org.chengxin.api.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditCommand.MoveMatter;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.MatterTerms;
import org.chengxin.ledger.credit.MatterTerms.Named;
import org.chengxin.ledger.credit.MatterTerms.Part;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * A matter of the demonstration that the office opens.
 *
 * @param subject key of the body whose archive it is opened in
 * @param dueDays counted from the day the data is drawn up for
 * @param untilDays likewise
 */
record DemoMatter(
        String subject,
        Mechanism mechanism,
        @Nullable String code,
        @Nullable String title,
        String reason,
        String law,
        @Nullable String article,
        String document,
        @Nullable Integer dueDays,
        @Nullable Integer untilDays,
        @Nullable String project,
        @Nullable List<String> items,
        @Nullable List<Party> organs) {

    /** The file. */
    record File(String note, List<DemoMatter> matters) {}

    /** An organ: a body of the demonstration, or a group that the document names as such. */
    record Party(
            Part part,
            @Nullable String body,
            @Nullable String name,
            @Nullable String uscc) {

        Named named(DemoBodies bodies) {
            return new Named(
                    part,
                    body == null
                            ? new Organ(Objects.requireNonNull(name), Objects.requireNonNull(uscc))
                            : bodies.of(body).organ());
        }
    }

    static List<DemoMatter> all() {
        return DemoFiles.json("matters.json", File.class).matters();
    }

    MoveMatter command(SubjectId id, Actor actor, LocalDate asOf, DemoBodies bodies) {
        MatterTerms terms = new MatterTerms(
                List.of(),
                code,
                null,
                title == null ? null : new PersonalText(title),
                project,
                null,
                untilDays == null ? null : asOf.plusDays(untilDays),
                dueDays == null ? null : asOf.plusDays(dueDays),
                null,
                Objects.requireNonNullElse(items, List.of()),
                List.of(),
                Objects.requireNonNullElse(organs, List.<Party>of()).stream()
                        .map(party -> party.named(bodies))
                        .toList(),
                null,
                List.of());
        Act act = new Act(
                actor,
                new PersonalText(reason),
                List.of(new LegalBasis(law, article)),
                new DocumentRef(document, null));
        return new MoveMatter(id, MatterMove.opening(mechanism), 0, terms, act);
    }
}
