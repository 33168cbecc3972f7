package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.personal.Sealed;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of a record (信用记录) as the ledger accepted it. The personal fields of the payload have been taken out and
 * stand apart under their JSON pointers, so that they can be sealed and one day erased without touching the rest.
 *
 * @param type record type of the catalogue
 * @param source the organ that reported it, with the name of that day
 * @param authority the organ that decided
 * @param documentNo number of the decision (文号); with source, type and subject it makes the natural key
 * @param publicityUntil the last public day the source wished for, before the catalogue capped it
 * @param payload the open part of the typed content
 * @param personal the personal part: JSON pointer into the payload → text
 */
public record Fact(
        String type,
        Organ source,
        Organ authority,
        String documentNo,
        @Sealed @Nullable String documentTitle,
        LocalDate decidedOn,
        @Nullable LocalDate effectiveOn,
        @Nullable LocalDate publicityUntil,
        List<LegalBasis> legalBasis,
        ObjectNode payload,
        SortedMap<String, PersonalText> personal,
        List<Responsible> responsible,
        List<Attachment> attachments) {

    public Fact {
        legalBasis = List.copyOf(legalBasis);
        responsible = List.copyOf(responsible);
        attachments = List.copyOf(attachments);
    }

    /** What is left when the personal data of the archive is erased: which fields there were. */
    public Fact withoutPersonal() {
        SortedMap<String, PersonalText> erased = new TreeMap<>(personal);
        erased.replaceAll((pointer, text) -> PersonalText.erased());
        return new Fact(
                type,
                source,
                authority,
                documentNo,
                documentTitle == null ? null : Sealed.ERASED,
                decidedOn,
                effectiveOn,
                publicityUntil,
                legalBasis,
                payload,
                erased,
                responsible,
                attachments.stream().map(Attachment::withoutPersonal).toList());
    }

    NaturalKey naturalKey() {
        return new NaturalKey(source.uscc(), type, documentNo);
    }

    /** What identifies a record among those of one subject: who reported, which type, which document. */
    record NaturalKey(String source, String type, String documentNo) {}
}
