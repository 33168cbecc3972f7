package org.chengxin.ledger.catalogue;

import java.util.Locale;

/** One text in Chinese and in English; Chinese comes first and is the authoritative one. */
public record Bilingual(String zh, String en) {

    /** The text for a reader who prefers {@code locale}: English for English, Chinese for everybody else. */
    public String in(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : zh;
    }
}
