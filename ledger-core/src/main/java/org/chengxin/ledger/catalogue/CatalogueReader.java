package org.chengxin.ledger.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the files of one catalogue version and checks them against each other. */
final class CatalogueReader {

    private final CatalogueFiles files;

    CatalogueReader(CatalogueFiles files) {
        this.files = files;
    }

    /** Under the title that the manifest has, opened by approvals that have to fit. */
    Catalogue read(Approvals approvals) {
        Spot manifest = files.read(CatalogueTexts.MANIFEST);
        Catalogue catalogue = read(
                new CatalogueTitle(
                        manifest.at("version").number(),
                        manifest.at("title").bilingual(),
                        manifest.at("publishedOn").date(),
                        manifest.at("effectiveFrom").date(),
                        manifest.at("note").bilingual()),
                approvals);
        approvals.checkAgainst(catalogue.listedTypes());
        return catalogue;
    }

    /** Under another title than the manifest's; approvals that do not fit this version open nothing. */
    Catalogue read(CatalogueTitle title, Approvals approvals) {
        Spot manifest = files.read("catalogue.json");
        manifest.only("version", "title", "publishedOn", "effectiveFrom", "note", "files");
        Spot list = manifest.at("files")
                .only(
                        "legalBases",
                        "objections",
                        "publicationRules",
                        "retention",
                        "repairs",
                        "expiries",
                        "severity",
                        "calendar",
                        "deadlines",
                        "matters",
                        "ruleBases",
                        "making",
                        "usagePurposes",
                        "types",
                        "imports");
        LegalSources sources =
                LegalSources.read(files.read(list.at("legalBases").text()));
        Map<String, RecordType> types = types(list.at("types"), sources);
        PublicationRules rules =
                PublicationRules.read(files.read(list.at("publicationRules").text()), sources);
        Spot severityFile = files.read(list.at("severity").text());
        Map<String, SeverityTable> tables = tables(severityFile, rules);
        everyPenaltyHasASeverity(severityFile, types, tables);
        everyTypeHasAPublicationRule(types, rules);
        RetentionRules retention =
                RetentionRules.read(files.read(list.at("retention").text()), sources, types.keySet());
        RepairPolicies repairs = RepairPolicies.read(
                files.read(list.at("repairs").text()), title.version(), rules, tables, sources, types);
        ExpiryRules expiries = ExpiryRules.read(files.read(list.at("expiries").text()), sources, types);
        ObjectionPolicy objections =
                ObjectionPolicy.read(files.read(list.at("objections").text()));
        WorkingDayCalendar calendar =
                new CalendarReader(files).read(files.read(list.at("calendar").text()));
        DeadlineProfiles deadlines =
                DeadlineProfiles.read(files.read(list.at("deadlines").text()), sources);
        MatterPolicy matters = MatterPolicy.read(files.read(list.at("matters").text()), sources, types.keySet());
        RuleBases ruleBases = RuleBases.read(files.read(list.at("ruleBases").text()), sources);
        UsagePolicy usages =
                UsagePolicy.read(files.read(list.at("usagePurposes").text()), sources);
        ImportLayouts imports = ImportLayouts.read(list.at("imports"), files, types);
        MakingPolicy making = MakingPolicy.read(files.read(list.at("making").text()), sources);
        return new Catalogue(
                title,
                sources,
                types,
                rules,
                tables,
                retention,
                repairs,
                expiries,
                objections,
                calendar,
                deadlines,
                matters,
                ruleBases,
                usages,
                making,
                imports,
                approvals);
    }

    private Map<String, RecordType> types(Spot list, LegalSources sources) {
        RecordTypeReader reader = new RecordTypeReader(sources, PayloadSchemas.profile());
        Map<String, RecordType> types = new LinkedHashMap<>();
        for (Spot name : list.someItems()) {
            Spot file = files.read(name.text()).only("family", "name", "types");
            String family = file.at("family").text();
            file.at("name").bilingual();
            for (Spot spot : file.at("types").someItems()) {
                RecordType type = reader.read(spot, family);
                if (types.putIfAbsent(type.code(), type) != null) {
                    throw spot.at("code").fault("a code used once");
                }
            }
        }
        return types;
    }

    private static Map<String, SeverityTable> tables(Spot file, PublicationRules rules) {
        file.only("note", "tables");
        Map<String, SeverityTable> tables = new LinkedHashMap<>();
        for (Spot spot : file.at("tables").someItems()) {
            SeverityTable table = SeverityTable.read(spot);
            if (rules.inOrder().stream().noneMatch(rule -> rule.id().equals(table.ruleSet()))) {
                throw spot.at("ruleSet").fault("the id of a publication rule set");
            }
            if (tables.putIfAbsent(table.ruleSet(), table) != null) {
                throw spot.at("ruleSet").fault("one table for each rule set");
            }
        }
        for (PublicationRule rule : rules.inOrder()) {
            if (!tables.containsKey(rule.id())) {
                throw file.at("tables")
                        .fault("a table for " + rule.id(), tables.keySet().toString());
            }
        }
        return tables;
    }

    private static void everyPenaltyHasASeverity(
            Spot file, Map<String, RecordType> types, Map<String, SeverityTable> tables) {
        types.values().stream()
                .filter(type -> type.publication() == PublicationKind.PENALTY)
                .forEach(type -> tables.values().forEach(table -> everyKindHasASeverity(file, type, table)));
    }

    private static void everyKindHasASeverity(Spot file, RecordType type, SeverityTable table) {
        JsonNode kinds = type.schema().at("/properties/kind/items/enum");
        if (kinds.isEmpty()) {
            throw file.fault("kinds of penalty in the schema of " + type.code(), "none");
        }
        for (JsonNode kind : kinds) {
            if (!table.knows(kind.asString())) {
                throw file.fault(
                        "a severity under " + table.ruleSet() + " for each kind of " + type.code(),
                        "none for " + kind.asString());
            }
        }
    }

    private static void everyTypeHasAPublicationRule(Map<String, RecordType> types, PublicationRules rules) {
        for (RecordType type : types.values()) {
            if (type.effectiveFrom().isBefore(rules.firstDay())) {
                throw new CatalogueException(
                        "publication-rules.json",
                        "/ruleSets/0/effectiveFrom",
                        "a date not after " + type.effectiveFrom() + ", when " + type.code() + " begins",
                        rules.firstDay().toString());
            }
        }
    }
}
