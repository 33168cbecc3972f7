package org.chengxin.ledger.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.ledger.catalogue.HolidayNotice.Day;
import org.chengxin.ledger.time.WorkingDays;

/**
 * Reads the working-day calendar: an index that names the notices, and for each notice its days in the form of the public
 * holiday-cn files, so that those can be taken as they are.
 */
final class CalendarReader {

    private final CatalogueFiles files;

    /** A day belongs to one notice only: two could contradict each other. */
    private final Set<LocalDate> named = new HashSet<>();

    CalendarReader(CatalogueFiles files) {
        this.files = files;
    }

    WorkingDayCalendar read(Spot index) {
        index.only("version", "note", "notices");
        String version = index.at("version").text();
        List<HolidayNotice> notices = new ArrayList<>();
        for (Spot spot : index.at("notices").someItems()) {
            notices.add(notice(spot, notices));
        }
        WorkingDays workingDays = new WorkingDays(
                version,
                notices.getFirst().year(),
                notices.getLast().year(),
                dates(notices, true),
                dates(notices, false));
        return new WorkingDayCalendar(version, notices, workingDays);
    }

    private HolidayNotice notice(Spot spot, List<HolidayNotice> before) {
        spot.only("title", "documentNo", "source", "confirmed", "days");
        Spot file = files.read(spot.at("days").text()).only("$schema", "$id", "year", "papers", "days");
        int year = file.at("year").number();
        if (!before.isEmpty() && year != before.getLast().year() + 1) {
            throw file.at("year").fault("the year after " + before.getLast().year());
        }
        if (!spot.at("title").text().contains(String.valueOf(year))) {
            throw spot.at("title").fault("the title of the notice for " + year);
        }
        return new HolidayNotice(
                year,
                spot.at("title").text(),
                spot.at("documentNo").text(),
                file.at("papers").items().stream().map(Spot::text).toList(),
                spot.at("source").text(),
                spot.at("confirmed").flag(),
                file.at("days").someItems().stream().map(day -> day(day, year)).toList());
    }

    private Day day(Spot spot, int year) {
        spot.only("name", "date", "isOffDay");
        Day day = new Day(
                spot.at("name").text(),
                spot.at("date").date(),
                spot.at("isOffDay").flag());
        LocalDate first = WorkingDays.NEXT_NOTICE_FROM.atYear(year - 1);
        if (day.date().isBefore(first) || day.date().getYear() > year) {
            throw spot.at("date").fault("a day from " + first + " to " + LocalDate.of(year, 12, 31));
        }
        if (!day.isOffDay() && day.date().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            throw spot.at("isOffDay")
                    .fault("true, because " + day.date() + " is a " + day.date().getDayOfWeek());
        }
        if (!named.add(day.date())) {
            throw spot.at("date").fault("a day named once");
        }
        return day;
    }

    private static Set<LocalDate> dates(List<HolidayNotice> notices, boolean isOffDay) {
        return notices.stream()
                .flatMap(notice -> notice.days().stream())
                .filter(day -> day.isOffDay() == isOffDay)
                .map(Day::date)
                .collect(Collectors.toUnmodifiableSet());
    }
}
