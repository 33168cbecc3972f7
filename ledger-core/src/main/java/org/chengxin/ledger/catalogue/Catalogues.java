package org.chengxin.ledger.catalogue;

import java.time.LocalDate;

/**
 * The versions of the catalogue (目录版本), of which one is in force on any day. A decision is taken under the version of its
 * day and stores its number; whatever reads the decision later asks for that number, so that it reads the same for ever.
 */
public interface Catalogues {

    /** The version in force today. */
    Catalogue current();

    /** The version in force on {@code day}: of those published, the last that has taken effect by then. */
    Catalogue on(LocalDate day);

    /**
     * The version with this number.
     *
     * @throws IllegalArgumentException if no such version was ever published
     */
    Catalogue version(int number);

    /** A history of one version, which is in force on every day and stands for every number. */
    static Catalogues only(Catalogue catalogue) {
        return new Catalogues() {
            @Override
            public Catalogue current() {
                return catalogue;
            }

            @Override
            public Catalogue on(LocalDate day) {
                return catalogue;
            }

            @Override
            public Catalogue version(int number) {
                return catalogue;
            }
        };
    }
}
