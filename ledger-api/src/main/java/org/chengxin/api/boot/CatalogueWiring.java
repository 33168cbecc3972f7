package org.chengxin.api.boot;

import java.io.IOException;
import java.io.InputStream;
import org.chengxin.ledger.catalogue.Approvals;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.CatalogueException;
import org.chengxin.ledger.submission.ImportLayouts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

/** Loads the catalogue that came with this build, with what the operator has approved on top. */
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

    @Bean
    Catalogue catalogue(Approvals approvals) {
        return Catalogue.load(approvals);
    }

    @Bean
    ImportLayouts importLayouts() {
        return ImportLayouts.load();
    }
}
