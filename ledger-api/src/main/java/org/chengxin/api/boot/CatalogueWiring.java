package org.chengxin.api.boot;

import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.submission.ImportLayouts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the catalogue that came with this build, with what the operator has approved on top. */
@Configuration(proxyBeanMethods = false)
class CatalogueWiring {

    @Bean
    Catalogue catalogue() {
        return Catalogue.load();
    }

    @Bean
    ImportLayouts importLayouts() {
        return ImportLayouts.load();
    }
}
