package org.chengxin.ledger.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The register of legal sources: whatever a type or rule cites must stand here. */
record LegalSources(Map<String, LegalSource> byId) {

    static LegalSources read(Spot file) {
        file.only("note", "legalBases");
        Map<String, LegalSource> byId = new LinkedHashMap<>();
        for (Spot spot : file.at("legalBases").someItems()) {
            LegalSource source = LegalSource.read(spot);
            if (byId.putIfAbsent(source.id(), source) != null) {
                throw spot.at("id").fault("an id used once");
            }
        }
        return new LegalSources(byId);
    }

    List<LegalSource> all() {
        return List.copyOf(byId.values());
    }

    /** The source that {@code citation} ({@code {basis, article?}}) names. */
    LegalSource cited(Spot citation) {
        citation.only("basis", "article");
        LegalSource source = byId.get(citation.at("basis").text());
        if (source == null) {
            throw citation.at("basis").fault("an id of legal-bases.json");
        }
        citation.maybe("article").ifPresent(article -> {
            if (!source.articles().contains(article.text())) {
                throw article.fault("an article listed under " + source.id());
            }
        });
        return source;
    }

    LegalBasis basis(Spot citation) {
        return new LegalBasis(
                cited(citation).law(), citation.maybe("article").map(Spot::text).orElse(null));
    }
}
