package org.chengxin.ledger.verify;

import java.util.Locale;
import java.util.Optional;

/** In which language lines are printed. */
public enum Language {
    /** Chinese, then English, in one line. */
    BOTH,
    ZH,
    EN;

    public String of(Wording wording) {
        return switch (this) {
            case BOTH -> wording.zh() + " | " + wording.en();
            case ZH -> wording.zh();
            case EN -> wording.en();
        };
    }

    public static Optional<Language> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "zh" -> Optional.of(ZH);
            case "en" -> Optional.of(EN);
            case "both" -> Optional.of(BOTH);
            default -> Optional.empty();
        };
    }
}
