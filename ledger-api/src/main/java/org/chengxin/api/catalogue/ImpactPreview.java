package org.chengxin.api.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.api.catalogue.ImpactRead.Example;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.CatalogueException;
import org.chengxin.ledger.edition.Edition;
import org.chengxin.ledger.edition.Impact;
import org.chengxin.projections.profile.ProfileReader;
import org.chengxin.projections.profile.ProfileReader.RecordOfKind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Weighs every record that stands under a version, page by page. */
@Component
class ImpactPreview {

    /** More would keep a caller waiting; what was seen until then is said to be not all. */
    static final int RECORDS_MAX = 200_000;

    private static final int PAGE_RECORDS = 500;
    private static final int EXAMPLES_MAX = 50;

    private final ProfileReader profiles;
    private final EditionBook book;

    ImpactPreview(ProfileReader profiles, EditionBook book) {
        this.profiles = profiles;
        this.book = book;
    }

    ImpactRead of(Edition edition) {
        Catalogue version = read(edition);
        Map<Impact, Long> counts = new EnumMap<>(Impact.class);
        SortedMap<String, Long> types = new TreeMap<>();
        List<Example> examples = new ArrayList<>();
        long records = 0;
        List<RecordOfKind> page = profiles.recordsOfAll(0, PAGE_RECORDS);
        while (!page.isEmpty() && records < RECORDS_MAX) {
            for (RecordOfKind one : page) {
                Optional<Impact> impact = Impact.on(one.record(), one.kind(), version, book.today());
                impact.ifPresent(found -> {
                    String type = one.record().fact().type();
                    counts.merge(found, 1L, Long::sum);
                    types.merge(type, 1L, Long::sum);
                    if (examples.size() < EXAMPLES_MAX) {
                        examples.add(new Example(
                                one.record().recordId(), one.record().subjectId(), type, found));
                    }
                });
            }
            records += page.size();
            page = profiles.recordsOfAll(page.getLast().record().first().position(), PAGE_RECORDS);
        }
        return new ImpactRead(
                edition.number(),
                records,
                page.isEmpty(),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.entrySet().stream()
                        .filter(count -> count.getKey().isWorse())
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                counts,
                types,
                examples);
    }

    private Catalogue read(Edition edition) {
        try {
            return book.catalogue(edition);
        } catch (CatalogueException e) {
            throw new ProblemException(Problem.of(
                    HttpStatus.CONFLICT,
                    "R-CAT-READ",
                    new Bilingual("无法预览", "No preview"),
                    new Bilingual("草案还不能通读：" + e.getMessage(), "The draft cannot be read yet: " + e.getMessage())));
        }
    }
}
