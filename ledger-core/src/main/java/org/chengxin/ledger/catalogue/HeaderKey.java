package org.chengxin.ledger.catalogue;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The folded form under which headers and official values are compared: compatibility characters unified (NFKC), lower
 * case, and letters and digits only. So full-width brackets, blanks, underscores and a star before a required column make
 * no difference.
 */
public final class HeaderKey {

    private HeaderKey() {}

    public static String of(String text) {
        StringBuilder key = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
