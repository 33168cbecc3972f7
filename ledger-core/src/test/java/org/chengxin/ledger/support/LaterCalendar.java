package org.chengxin.ledger.support;

import java.time.LocalDate;
import org.chengxin.ledger.catalogue.Approvals;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.catalogue.CatalogueTitle;
import org.chengxin.ledger.catalogue.Catalogues;

/** A second version of the catalogue, in which 8 October 2026 is a day off too. */
public final class LaterCalendar {

    public static final Catalogue FIRST = Catalogue.load();
    public static final Catalogue SECOND = second();

    private LaterCalendar() {}

    /** Both versions; the second is in force. */
    public static Catalogues both() {
        return new Catalogues() {
            @Override
            public Catalogue current() {
                return SECOND;
            }

            @Override
            public Catalogue on(LocalDate day) {
                return SECOND;
            }

            @Override
            public Catalogue version(int number) {
                return number == FIRST.version() ? FIRST : SECOND;
            }
        };
    }

    private static Catalogue second() {
        CatalogueTexts shipped = CatalogueTexts.shipped();
        String holiday = "{\"name\": \"国庆节\", \"date\": \"2026-10-07\", \"isOffDay\": true},";
        String days = shipped.text("calendar/2026.json").orElseThrow();
        String calendar = shipped.text("calendar.json").orElseThrow();
        return Catalogue.of(
                new CatalogueTitle(
                        2,
                        new Bilingual("第二版", "second version"),
                        LocalDate.of(2026, 9, 29),
                        LocalDate.of(2026, 9, 30),
                        new Bilingual("十月八日放假", "8 October is a day off")),
                shipped.with("calendar/2026.json", days.replace(holiday, holiday + holiday.replace("10-07", "10-08")))
                        .with("calendar.json", calendar.replace("CN-2026.1", "CN-2026.2")),
                Approvals.none());
    }
}
