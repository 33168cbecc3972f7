package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.List;

/**
 * The State Council's notice about the holidays of one year (国务院办公厅关于某年部分节假日安排的通知).
 *
 * @param documentNo such as 国办发明电〔2023〕7号
 * @param papers where the notice was published
 * @param source where its days were read
 * @param confirmed whether the days were read in the notice itself
 */
public record HolidayNotice(
        int year,
        String title,
        String documentNo,
        List<String> papers,
        String source,
        boolean confirmed,
        List<Day> days) {

    public HolidayNotice {
        papers = List.copyOf(papers);
        days = List.copyOf(days);
    }

    /**
     * One day the notice speaks of.
     *
     * @param name of the holiday it belongs to
     * @param isOffDay whether it is a day off; if not, it is a make-up working day (调休上班) on a weekend
     */
    public record Day(String name, LocalDate date, boolean isOffDay) {}
}
