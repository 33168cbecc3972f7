package org.chengxin.ledger.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** Reads one record type and refuses it unless it keeps the catalogue's own rules. */
final class RecordTypeReader {

    private final LegalSources sources;
    private final SchemaProfile profile;

    RecordTypeReader(LegalSources sources, SchemaProfile profile) {
        this.sources = sources;
        this.profile = profile;
    }

    RecordType read(Spot spot, String family) {
        spot.only(
                "code",
                "name",
                "family",
                "subjectKinds",
                "subjectKindsOnApproval",
                "polarity",
                "disclosure",
                "publication",
                "defaultSeverity",
                "effectiveFrom",
                "effectiveUntil",
                "enabled",
                "disabledReason",
                "recordable",
                "notRecordableReason",
                "permittedSources",
                "providers",
                "legalBases",
                "seedRefs",
                "documentNoRequired",
                "updateCadence",
                "note",
                "schema");
        RecordType type = new RecordType(
                code(spot, family),
                spot.at("name").bilingual(),
                Kinds.read(spot.at("subjectKinds").someItems()),
                Kinds.read(spot.maybe("subjectKindsOnApproval")
                        .map(Spot::someItems)
                        .orElse(List.of())),
                spot.at("polarity").oneOf(Polarity.class),
                disclosure(spot.at("disclosure")),
                spot.at("publication").oneOf(PublicationKind.class),
                spot.maybe("defaultSeverity").map(s -> s.oneOf(Severity.class)).orElse(Severity.NONE),
                spot.at("effectiveFrom").date(),
                spot.maybe("effectiveUntil").map(Spot::date).orElse(null),
                spot.at("enabled").flag(),
                spot.at("recordable").flag(),
                closedReason(spot),
                Kinds.readSources(spot.at("permittedSources").someItems()),
                texts(spot.maybe("providers").map(Spot::items).orElse(List.of())),
                spot.at("legalBases").someItems().stream().map(sources::basis).toList(),
                texts(spot.at("seedRefs").items()),
                spot.at("documentNoRequired").flag(),
                spot.at("updateCadence").oneOf(UpdateCadence.class),
                spot.maybe("note").map(Spot::text).orElse(null),
                spot.at("schema").node(),
                profile.check(spot.at("schema")));
        naturalPersonsAreNeverPublic(spot, type);
        polarityFitsPublication(spot, type);
        severityIsSaidWhereNoTableSaysIt(spot, type);
        negativeFactsNeedADocument(spot, type);
        aBasisIsInForceFromTheFirstDay(spot, type);
        endsAfterItBegins(spot, type);
        return type;
    }

    private static String code(Spot spot, String family) {
        String code = spot.at("code").text();
        if (!code.matches(family + "-[0-9]{2}")) {
            throw spot.at("code").fault("a code such as " + family + "-01");
        }
        if (!spot.at("family").text().equals(family)) {
            throw spot.at("family").fault(family);
        }
        return code;
    }

    private static @Nullable Bilingual closedReason(Spot spot) {
        if (!spot.at("recordable").flag()) {
            return spot.at("notRecordableReason").bilingual();
        }
        return spot.at("enabled").flag() ? null : spot.at("disabledReason").bilingual();
    }

    private static Disclosure disclosure(Spot spot) {
        spot.only("default", "perKind");
        Map<SubjectKind, DisclosureLevel> perKind = new EnumMap<>(SubjectKind.class);
        spot.maybe("perKind").map(Spot::members).orElse(Map.of()).forEach((name, level) -> {
            Spot kind = new Spot(spot.file(), level.pointer(), StringNode.valueOf(name));
            perKind.put(kind.oneOf(SubjectKind.class), level.oneOf(DisclosureLevel.class));
        });
        return new Disclosure(spot.at("default").oneOf(DisclosureLevel.class), perKind);
    }

    private static List<String> texts(List<Spot> spots) {
        return spots.stream().map(Spot::text).toList();
    }

    private static void naturalPersonsAreNeverPublic(Spot spot, RecordType type) {
        for (SubjectKind kind : SubjectKind.values()) {
            if (kind.isNaturalPerson() && type.disclosure().levelFor(kind) == DisclosureLevel.PUBLIC) {
                throw spot.at("disclosure").fault("a level other than PUBLIC for the natural person " + kind);
            }
        }
    }

    private static void polarityFitsPublication(Spot spot, RecordType type) {
        if ((type.polarity() == Polarity.NEGATIVE) != type.publication().isNegative()) {
            throw spot.at("publication").fault("a rule family for " + type.polarity() + " records");
        }
    }

    private static void severityIsSaidWhereNoTableSaysIt(Spot spot, RecordType type) {
        boolean needed = type.publication().isNegative() && type.publication() != PublicationKind.PENALTY;
        if (needed == (type.defaultSeverity() == Severity.NONE)) {
            throw spot.fault(
                    needed ? "a defaultSeverity" : "no defaultSeverity",
                    type.defaultSeverity().name());
        }
    }

    private static void negativeFactsNeedADocument(Spot spot, RecordType type) {
        if (type.polarity() == Polarity.NEGATIVE && !type.documentNoRequired()) {
            throw spot.at("documentNoRequired").fault("true for a negative type");
        }
    }

    private void aBasisIsInForceFromTheFirstDay(Spot spot, RecordType type) {
        if (spot.at("legalBases").items().stream()
                .map(sources::cited)
                .noneMatch(source -> source.inForceOn(type.effectiveFrom()))) {
            throw spot.at("legalBases").fault("a basis in force on " + type.effectiveFrom());
        }
    }

    private static void endsAfterItBegins(Spot spot, RecordType type) {
        if (type.effectiveUntil() != null && type.effectiveUntil().isBefore(type.effectiveFrom())) {
            throw spot.at("effectiveUntil").fault("a date not before " + type.effectiveFrom());
        }
    }
}
