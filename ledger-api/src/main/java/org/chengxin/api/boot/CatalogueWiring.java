package org.chengxin.api.boot;

import java.io.IOException;
import java.io.InputStream;
import org.axonframework.serialization.Serializer;
import org.chengxin.ledger.catalogue.Approvals;
import org.chengxin.ledger.catalogue.CatalogueException;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.edition.EditionHistory;
import org.chengxin.ledger.edition.EditionRulebook;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.Sequencer;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

/** The catalogue as its stream tells it, with what the operator has approved on top. */
@Configuration(proxyBeanMethods = false)
class CatalogueWiring {

    /**
     * What the operator has approved: nothing, unless {@code chengxin.catalogue.approvals} names a file (or, with
     * {@code classpath:}, one that came with the build). A file that cannot be read refuses the start: silently without
     * approvals, records that are lawful today would be refused tomorrow.
     */
    @Bean
    Approvals approvals(@Value("${chengxin.catalogue.approvals:}") String location) {
        if (location.isBlank()) {
            return Approvals.none();
        }
        try (InputStream in = ApplicationResourceLoader.get(new DefaultResourceLoader(), true)
                .getResource(location)
                .getInputStream()) {
            return Approvals.read(in);
        } catch (IOException | CatalogueException e) {
            throw new StartRefused(
                    new StartRefused.Wording(
                            "目录批准文件 " + location + " 无法使用：" + e.getMessage(),
                            "The file of approvals " + location + " cannot be used: " + e.getMessage()),
                    new StartRefused.Wording(
                            "请更正该文件，或清空 chengxin.catalogue.approvals 后不带批准启动。",
                            "Mend the file, or empty chengxin.catalogue.approvals and start without approvals."),
                    e);
        }
    }

    /** The files that came with this build: the first version of a new ledger, and a proposal to an older one. */
    @Bean
    CatalogueTexts shippedCatalogue() {
        return CatalogueTexts.shipped();
    }

    @Bean
    SealedEditions sealedEditions(SealedLog log, @Qualifier("eventSerializer") Serializer serializer) {
        return new SealedEditions(log, serializer);
    }

    @Bean
    EditionHistory catalogues(
            SealedEditions stream, CatalogueTexts shippedCatalogue, Approvals approvals, LedgerClock clock) {
        return new EditionHistory(stream, shippedCatalogue, approvals, clock);
    }

    @Bean
    EditionRulebook editionRulebook(EditionHistory catalogues, CatalogueTexts shippedCatalogue, LedgerClock clock) {
        return new EditionRulebook(catalogues, shippedCatalogue, clock);
    }

    @Bean
    SmartInitializingSingleton theCatalogueIsInTheLog(
            SealedEditions stream, Sequencer sequencer, Ids ids, LedgerClock clock) {
        return () -> stream.adopt(sequencer, ids, clock);
    }
}
