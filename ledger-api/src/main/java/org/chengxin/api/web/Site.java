package org.chengxin.api.web;

import org.chengxin.ledger.credit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around a page needs; templates read it as {@code site}.
 *
 * @param demo whether everything shown is made up
 * @param readOnly whether nothing is written because something was found amiss
 * @param language {@code zh} or {@code en}
 * @param switchLink this page in the other language
 * @param section the part of the site the page belongs to, such as {@code search}; for the navigation
 * @param visitor who signed in; absent for the public
 */
public record Site(
        boolean demo,
        boolean readOnly,
        String language,
        String switchLink,
        String section,
        @Nullable Actor visitor) {

    static final String ATTRIBUTE = "site";

    public boolean english() {
        return "en".equals(language);
    }
}
