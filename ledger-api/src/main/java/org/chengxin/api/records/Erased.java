package org.chengxin.api.records;

import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectName;
import org.springframework.context.i18n.LocaleContextHolder;

/** How a personal text reads to people, also when it is there no more: 已依法删除, in the language of the reader. */
public final class Erased {

    private static final Bilingual WORDING = new Bilingual("已依法删除", "erased by law");

    private Erased() {}

    /** What stands where something was erased. */
    public static String wording() {
        return WORDING.in(LocaleContextHolder.getLocale());
    }

    /** The text, for somebody who may see it. */
    public static String shown(PersonalText text) {
        String value = text.value();
        return value == null ? wording() : value;
    }

    /** The name, for somebody who may see it. */
    public static String shown(SubjectName name) {
        return name.isErased() ? wording() : name.value();
    }

    /** That there is a text, for somebody who may not; that it was erased is no secret. */
    public static String masked(PersonalText text) {
        return text.isErased() ? wording() : text.toString();
    }
}
