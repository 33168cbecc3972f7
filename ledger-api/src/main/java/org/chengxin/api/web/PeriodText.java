package org.chengxin.api.web;

import java.time.Period;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.PublicationWindow;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says a window of publication in words. */
@Component
class PeriodText {

    private final MessageSource texts;

    PeriodText(MessageSource texts) {
        this.texts = texts;
    }

    String window(PublicationWindow window) {
        if (window.level() != DisclosureLevel.PUBLIC) {
            return text("public.about.closed");
        }
        Period minimum = window.minimum();
        Period maximum = window.maximum();
        if (maximum == null) {
            return text("record.no-end");
        }
        return minimum == null
                ? text("public.about.window.max", period(maximum))
                : text("public.about.window", period(minimum), period(maximum));
    }

    private String period(Period period) {
        return period.toTotalMonths() % 12 == 0
                ? text("public.about.years", period.toTotalMonths() / 12)
                : text("public.about.months", period.toTotalMonths());
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
