package org.chengxin.ledger.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.ImportLayout;
import org.chengxin.ledger.credit.Registration;

/**
 * Reads the rows of a file whose header is matched. Every fault of a row is found, not only the first; a fault that merely
 * follows from another is not added. Keeps nothing between rows, so one reader may serve several threads.
 */
public final class RowReader {

    private static final String LEGAL_BASIS = "legalBasis";

    private final HeaderMatch.Matched match;
    private final SubmissionContext context;

    public RowReader(HeaderMatch.Matched match, SubmissionContext context) {
        this.match = match;
        this.context = context;
    }

    /** Reads one row. Cells that the row lacks at its end count as empty, cells beyond the header are not looked at. */
    public RowReading read(List<String> cells) {
        RowValues row = new RowValues();
        for (MatchedColumn column : match.columns()) {
            row.take(column, column.position() < cells.size() ? cells.get(column.position()) : "");
        }
        fillDefaults(row);
        refuseFutureDates(row);
        refuseDisorder(row);
        refuseBasisOfSeparatorsOnly(row);
        SubjectOfRow subject = new SubjectOfRow(row);
        Optional<Registration> registration = subject.read();
        subject.checkRepresentative();
        boolean ofNaturalPerson = subject.isNaturalPerson();
        return row.hasFaults()
                ? new RowReading.Faulty(row.faults(ofNaturalPerson))
                : new RowReading.Draft(
                        registration.orElseThrow(),
                        new DraftOfRow(match.layout(), row).write(context.source()),
                        row.notes(ofNaturalPerson));
    }

    private void fillDefaults(RowValues row) {
        match.layout().defaults().forEach((target, value) -> value(row, value).ifPresent(v -> row.fill(target, v)));
    }

    private Optional<String> value(RowValues row, String value) {
        return switch (value) {
            case "@source.uscc" -> Optional.of(context.source().uscc());
            case "@source.name" -> Optional.of(context.source().name());
            default -> value.startsWith("@") ? row.one(value.substring(1)) : Optional.of(value);
        };
    }

    private void refuseFutureDates(RowValues row) {
        for (MatchedColumn matched : match.columns()) {
            String target = matched.column().target();
            if (matched.column().notAfterToday() && target != null) {
                date(row, target)
                        .filter(date -> date.isAfter(context.today()))
                        .ifPresent(date -> row.refuse(future(date), target));
            }
        }
    }

    private void refuseDisorder(RowValues row) {
        for (ImportLayout.DateOrder order : match.layout().dateOrders()) {
            date(row, order.from())
                    .ifPresent(from -> date(row, order.to())
                            .filter(to -> to.isBefore(from))
                            .ifPresent(to -> row.refuse(disorder(from, to), order.to())));
        }
    }

    private void refuseBasisOfSeparatorsOnly(RowValues row) {
        row.one(LEGAL_BASIS)
                .filter(text -> BasisText.parse(text).isEmpty())
                .ifPresent(text -> row.refuse(noBasis(), LEGAL_BASIS));
    }

    private static Optional<LocalDate> date(RowValues row, String target) {
        return row.one(target).map(LocalDate::parse);
    }

    private CellReading.Refused future(LocalDate found) {
        return new CellReading.Refused(
                "R-DATE-FUTURE",
                new Bilingual(
                        "应不晚于提交之日 %s，实为 %s。请核对日期。".formatted(context.today(), found),
                        "A day not after the submission on %s is expected; found %s. Check the date."
                                .formatted(context.today(), found)));
    }

    private static CellReading.Refused disorder(LocalDate from, LocalDate found) {
        return new CellReading.Refused(
                "R-DATE-ORDER",
                new Bilingual(
                        "应不早于 %s，实为 %s。请核对起止日期。".formatted(from, found),
                        "A day not before %s is expected; found %s. Check where the period begins and ends."
                                .formatted(from, found)));
    }

    private static CellReading.Refused noBasis() {
        return new CellReading.Refused(
                "R-BASIS",
                new Bilingual(
                        "应写明法律依据，如《中华人民共和国价格法》第四十二条，实为标点。请填写。",
                        "A legal basis is expected, such as 《中华人民共和国价格法》第四十二条; found punctuation only. Fill it in."));
    }
}
