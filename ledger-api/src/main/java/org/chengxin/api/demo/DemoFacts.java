package org.chengxin.api.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.chengxin.api.demo.Programme.Line;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RecordType;
import org.chengxin.ledger.credit.FactDraft;
import tools.jackson.databind.node.ObjectNode;

/**
 * Invents the records of an archive. The same archive and day give the same records, whatever was invented before: a
 * load that was cut off is recognised when it is repeated.
 */
final class DemoFacts {

    private static final long SEED = 20_180_622L;
    private static final int SPAN_DAYS = 3 * 365;
    /** Records that come again each year keep their season. */
    private static final int SEASON_DAYS = 30;

    private final Catalogues catalogues;
    private final DemoBodies bodies;
    private final DemoArchives archives;
    private final Programme programme = Programme.read();
    private final DemoTexts texts = DemoTexts.read();
    private final ShowcaseFacts showcase;

    DemoFacts(Catalogues catalogues, DemoBodies bodies, DemoArchives archives) {
        this.catalogues = catalogues;
        this.bodies = bodies;
        this.archives = archives;
        this.showcase = new ShowcaseFacts(bodies);
    }

    /** How many records {@link #of} gives. */
    int count(DemoArchive archive) {
        return programme.records(archive) + (archive.isShowcase() ? showcase.count() : 0);
    }

    /** The records of the three years before {@code asOf}, in the order of their decisions. */
    List<DemoFact> of(DemoArchive archive, LocalDate asOf) {
        List<DemoFact> facts = new ArrayList<>(archive.isShowcase() ? showcase.of(asOf) : List.of());
        for (Line line : programme.lines()) {
            line.turn(archive).ifPresent(turn -> {
                for (int k = 0; k < line.count(); k++) {
                    facts.add(invent(line, archive, turn * line.count() + k, dayWithin(line, k, archive), asOf));
                }
            });
        }
        facts.sort(Comparator.comparing(DemoFact::decidedOn));
        return facts;
    }

    /** Days before {@code asOf}, at least one: each record of a line falls into its own part of the three years. */
    private static int dayWithin(Line line, int k, DemoArchive archive) {
        int part = SPAN_DAYS / line.count();
        int spread = line.count() == 1 ? part : Math.min(part, SEASON_DAYS * (4 - Math.min(line.count(), 3)));
        return part * (line.count() - k) - random(line, archive, -1 - k).nextInt(Math.min(part, spread));
    }

    private DemoFact invent(Line line, DemoArchive archive, int serial, int daysAgo, LocalDate asOf) {
        RandomGenerator random = random(line, archive, serial);
        LocalDate decidedOn = asOf.minusDays(daysAgo);
        DemoBody source = source(line, archive, random);
        ObjectNode template = texts.pick(line.type(), source, random);
        RecordType type = catalogues
                .current()
                .type(line.type())
                .orElseThrow(() -> new IllegalStateException("the catalogue has no type " + line.type()));
        Filling filling = new Filling(decidedOn, words(archive, source, serial, random), random);
        ObjectNode payload = filling.object(template);
        new SchemaFilling(decidedOn, random).complete(payload, type.schema());
        FactDraft draft = new FactDraft(
                line.type(),
                source.organ(),
                source.organ(),
                documentNo(line, decidedOn, serial),
                template.path("$title").asString(type.name().zh()) + "（演示）",
                decidedOn,
                null,
                null,
                List.of(basis(template, type)),
                payload,
                List.of(),
                List.of());
        return new DemoFact(source, draft, programme.mend(line, serial).stream().toList());
    }

    private DemoBody source(Line line, DemoArchive archive, RandomGenerator random) {
        String key = line.source().get(random.nextInt(line.source().size()));
        return key.equals(Programme.SELF) || key.equals(Programme.HOME) ? archive.home() : bodies.of(key);
    }

    private Map<String, String> words(DemoArchive archive, DemoBody source, int serial, RandomGenerator random) {
        return Map.of(
                "name", archive.name(),
                "home", archive.home().name(),
                "source", source.name(),
                "firm", archives.firm(random.nextInt()),
                "no", "%05d".formatted(serial + 1));
    }

    private static String documentNo(Line line, LocalDate decidedOn, int serial) {
        return "澄演示%s〔%d〕%d号".formatted(line.type().replace("-", ""), decidedOn.getYear(), serial + 1);
    }

    private static LegalBasis basis(ObjectNode template, RecordType type) {
        return template.has("$law")
                ? new LegalBasis(
                        template.path("$law").stringValue(),
                        template.path("$article").stringValue())
                : type.legalBases().getFirst();
    }

    private static SplittableRandom random(Line line, DemoArchive archive, int salt) {
        int place = (line.type() + archive.kind().name() + archive.number()).hashCode();
        return new SplittableRandom(SEED + 1_000_003L * place + salt);
    }
}
