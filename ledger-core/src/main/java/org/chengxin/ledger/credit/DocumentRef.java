package org.chengxin.ledger.credit;

import org.chengxin.ledger.personal.Sealed;
import org.jspecify.annotations.Nullable;

/** The official document behind an act: its number (文号) and, where known, its title. */
public record DocumentRef(String number, @Sealed @Nullable String title) {

    /** What is left when the personal data of the archive is erased. */
    DocumentRef withoutPersonal() {
        return new DocumentRef(number, title == null ? null : Sealed.ERASED);
    }
}
