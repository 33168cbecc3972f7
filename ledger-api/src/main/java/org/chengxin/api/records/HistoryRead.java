package org.chengxin.api.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Change;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.ErasureGround;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.Origin;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RestrictionGround;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.projections.history.HistoryEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One event of a history as it is read over the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryRead(
        long position,
        String eventId,
        Instant recordedAt,
        String what,
        SubjectId subjectId,
        @Nullable RecordId recordId,
        @Nullable String type,
        @Nullable String documentNo,
        Actor actor,
        @Nullable String reason,
        List<LegalBasis> legalBasis,
        @Nullable DocumentRef document,
        List<FieldChange> changes,
        @Nullable Judgement judgement,
        @Nullable RevocationGround ground,
        @Nullable Origin origin,
        @Nullable OrderRead order,
        @Nullable NoteRead note)
        implements OfSubject {

    /**
     * A step of an objection, or a remedy that is followed.
     *
     * @param objection number within the archive; absent for a remedy
     * @param detail a word of the step's enumeration or a number; absent if the step has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NoteRead(
            @Nullable Integer objection, @Nullable String detail) {

        static @Nullable NoteRead of(HistoryEntry.@Nullable Note note) {
            return note == null
                    ? null
                    : new NoteRead(
                            note.number() == 0 ? null : note.number(),
                            note.detail().isEmpty() ? null : note.detail());
        }
    }

    /**
     * A step of an order to erase or to restrict.
     *
     * @param number of the order within archive and lever
     * @param orderedBy the first of the two people, where this is the second one's confirmation
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderRead(
            int number,
            @Nullable ErasureGround erasure,
            @Nullable RestrictionGround restriction,
            @Nullable Actor orderedBy,
            boolean withdrawn) {

        static @Nullable OrderRead of(HistoryEntry.@Nullable Order o) {
            return o == null
                    ? null
                    : new OrderRead(o.number(), o.erasure(), o.restriction(), o.orderedBy(), o.withdrawn());
        }

        /** Why, where the step says so. */
        public @Nullable Bilingual ground() {
            return erasure != null ? erasure.text() : restriction != null ? restriction.text() : null;
        }
    }

    /** A field before and after; absent where there was nothing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldChange(
            String pointer,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            boolean personal) {}

    /**
     * The entry as it may be seen.
     *
     * @param fact the record as it reads now, which lends its number to an event that has none of its own
     * @param clear whether personal values are shown; otherwise they read as asterisks
     */
    static HistoryRead of(HistoryEntry e, @Nullable Fact fact, boolean clear) {
        return new HistoryRead(
                e.stamp().position(),
                e.stamp().eventId(),
                e.stamp().recordedAt(),
                e.what(),
                e.subjectId(),
                e.recordId(),
                e.type() == null && fact != null ? fact.type() : e.type(),
                e.documentNo() == null && fact != null ? fact.documentNo() : e.documentNo(),
                e.act().actor(),
                text(e.act().reason(), clear),
                e.act().legalBasis(),
                e.act().document(),
                e.changes().stream()
                        .map(c -> c.personalBefore() != null || c.personalAfter() != null
                                ? new FieldChange(
                                        c.pointer(),
                                        node(c.personalBefore(), clear || isOfTheOpenPart(c)),
                                        node(c.personalAfter(), clear || isOfTheOpenPart(c)),
                                        true)
                                : new FieldChange(c.pointer(), c.before(), c.after(), false))
                        .toList(),
                e.judgement(),
                e.ground(),
                e.origin(),
                OrderRead.of(e.order()),
                NoteRead.of(e.note()));
    }

    /** Titles and files are sealed where they are stored, and shown to everybody who may see the record. */
    private static boolean isOfTheOpenPart(Change change) {
        return !change.pointer().startsWith("/payload/") && !change.pointer().equals("/statement");
    }

    private static @Nullable JsonNode node(@Nullable PersonalText text, boolean clear) {
        String shown = text(text, clear);
        return shown == null ? null : JsonNodeFactory.instance.stringNode(shown);
    }

    private static @Nullable String text(@Nullable PersonalText text, boolean clear) {
        return text == null ? null : clear ? Erased.shown(text) : Erased.masked(text);
    }
}
