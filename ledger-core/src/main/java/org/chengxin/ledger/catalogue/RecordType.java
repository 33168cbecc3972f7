package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One item of the catalogue (目录项): a kind of fact that may be recorded, about whom, by whom, on which legal basis, and
 * what its payload looks like.
 *
 * @param code such as {@code AA-02}
 * @param subjectKinds whom such a fact may describe
 * @param subjectKindsOnApproval whom it may describe only after an operator's approval of its legal basis
 * @param defaultSeverity of negative types that are not penalties; {@link Severity#NONE} otherwise
 * @param enabled false while the type waits for an approved legal basis (国办发〔2020〕49号)
 * @param recordable false for what can never be a fact, such as a complaint (投诉线索)
 * @param closedReason why it is not enabled or not recordable
 * @param sourceKinds which kinds of registered organ may report it (提供单位)
 * @param providers who usually does, for information
 * @param seedRefs numbers of the inventory of the city document
 * @param schema JSON Schema 2020-12 of the payload
 */
public record RecordType(
        String code,
        Bilingual name,
        Set<SubjectKind> subjectKinds,
        Set<SubjectKind> subjectKindsOnApproval,
        Polarity polarity,
        Disclosure disclosure,
        PublicationKind publication,
        Severity defaultSeverity,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        boolean enabled,
        boolean recordable,
        @Nullable Bilingual closedReason,
        Set<SubjectKind> sourceKinds,
        List<String> providers,
        List<LegalBasis> legalBases,
        List<String> seedRefs,
        boolean documentNoRequired,
        UpdateCadence updateCadence,
        @Nullable String note,
        JsonNode schema,
        List<PersonalField> personalFields) {

    /** The family the code begins with, such as {@code AA}. */
    public String family() {
        return code.substring(0, 2);
    }

    /** A copy: the catalogue's own schema cannot be changed through it. */
    @Override
    public JsonNode schema() {
        return schema.deepCopy();
    }

    /** Names of the fields that are never published, whatever the level of the record. */
    public List<String> internalFields() {
        return schema.path("properties").properties().stream()
                .filter(field -> field.getValue().path(SchemaProfile.INTERNAL).asBoolean(false))
                .map(Map.Entry::getKey)
                .toList();
    }

    public boolean effectiveOn(LocalDate date) {
        return !date.isBefore(effectiveFrom) && (effectiveUntil == null || !date.isAfter(effectiveUntil));
    }

    boolean awaitsApproval() {
        return recordable && (!enabled || !subjectKindsOnApproval.isEmpty());
    }

    /** This type as the approvals open it: enabled, for all its kinds of subject, on their legal bases too. */
    RecordType approvedBy(List<Approval> approvals) {
        if (approvals.isEmpty()) {
            return this;
        }
        Set<SubjectKind> kinds = EnumSet.copyOf(subjectKinds);
        kinds.addAll(subjectKindsOnApproval);
        List<LegalBasis> bases = Stream.concat(
                        legalBases.stream(), approvals.stream().map(Approval::legalBasis))
                .distinct()
                .toList();
        return new RecordType(
                code,
                name,
                Kinds.unmodifiable(kinds),
                Set.of(),
                polarity,
                disclosure,
                publication,
                defaultSeverity,
                effectiveFrom,
                effectiveUntil,
                true,
                recordable,
                null,
                sourceKinds,
                providers,
                bases,
                seedRefs,
                documentNoRequired,
                updateCadence,
                note,
                schema,
                personalFields);
    }

    @Override
    public String toString() {
        return "RecordType[" + code + " " + name.zh() + "]";
    }
}
