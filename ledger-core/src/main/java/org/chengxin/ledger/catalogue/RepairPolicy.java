package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One regime of repair, for decisions of the same dates as the regime of publication it belongs to. The minimum time before a
 * repair is that regime's shortest publication: none for a minor record, so that it is repaired as soon as its duties are done.
 *
 * @param id such as {@code REP-2026}; whatever is decided under it names it
 * @param publication the regime of publication whose dates and minimum periods it shares
 * @param source where it comes from
 * @param confirmed whether it was found in a source; if not, it is an editable default
 * @param exclusions what is never repaired
 * @param reapplyWaitMax how far away a refusal may put the next application at most
 * @param falsePromiseWait how long after a repair was revoked for a false promise nothing is applied for
 */
public record RepairPolicy(
        String id,
        Bilingual name,
        PublicationRule publication,
        LegalBasis legalBasis,
        String source,
        boolean confirmed,
        List<RepairExclusion> exclusions,
        Period reapplyWaitMax,
        Period falsePromiseWait) {

    public RepairPolicy {
        exclusions = List.copyOf(exclusions);
    }

    static RepairPolicy read(
            Spot spot, Map<String, PublicationRule> rules, LegalSources sources, Map<String, RecordType> knownTypes) {
        spot.only(
                "id",
                "name",
                "publicationRule",
                "legalBasis",
                "source",
                "confirmed",
                "exclusions",
                "reapplyWaitMax",
                "falsePromiseWait");
        PublicationRule publication = rules.get(spot.at("publicationRule").text());
        if (publication == null) {
            throw spot.at("publicationRule").fault("the id of a publication rule set");
        }
        return new RepairPolicy(
                spot.at("id").text(),
                spot.at("name").bilingual(),
                publication,
                sources.basis(spot.at("legalBasis")),
                spot.at("source").text(),
                spot.at("confirmed").flag(),
                spot.at("exclusions").items().stream()
                        .map(exclusion -> RepairExclusion.read(exclusion, sources, knownTypes))
                        .toList(),
                spot.at("reapplyWaitMax").period(),
                spot.at("falsePromiseWait").period());
    }

    /** First day for whose decisions it is the regime of the day. */
    public LocalDate effectiveFrom() {
        return publication.effectiveFrom();
    }

    /** Last day for whose decisions it is the regime of the day; absent when it has no end. */
    public @Nullable LocalDate effectiveUntil() {
        return publication.effectiveUntil();
    }

    Optional<RepairExclusion> exclusionOf(RepairCandidate record) {
        return exclusions.stream().filter(exclusion -> exclusion.covers(record)).findFirst();
    }

    /** First day on which a record of this severity may be repaired, as far as the minimum goes. */
    LocalDate earliest(RepairCandidate record, Severity severity) {
        return publication
                .window(record.type().publication(), severity, record.payload())
                .earliestEnd(record.decidedOn());
    }
}
