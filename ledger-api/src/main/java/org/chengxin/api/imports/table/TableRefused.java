package org.chengxin.api.imports.table;

import java.util.Locale;
import org.chengxin.ledger.catalogue.Bilingual;

/** The file cannot be read, or not further; rows delivered before stand. An answer to the submitter, not a breakdown. */
public final class TableRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final transient Bilingual text;

    TableRefused(String rule, Bilingual text) {
        super(rule + ": " + text.in(Locale.ENGLISH));
        this.rule = rule;
        this.text = text;
    }

    /** Stable id of the rule. */
    public String rule() {
        return rule;
    }

    /** What was expected, what was found, what to do. */
    public Bilingual text() {
        return text;
    }
}
