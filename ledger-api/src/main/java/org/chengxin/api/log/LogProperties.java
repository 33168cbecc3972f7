package org.chengxin.api.log;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of both logs.
 *
 * @param log the ledger itself
 * @param disclosureLog what was made public and what was withdrawn
 */
@ConfigurationProperties("chengxin")
record LogProperties(
        @DefaultValue LogSettings log, @DefaultValue LogSettings disclosureLog) {}
