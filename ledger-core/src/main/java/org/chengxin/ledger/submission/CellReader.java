package org.chengxin.ledger.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.ImportColumn;
import org.chengxin.ledger.catalogue.ValueKind;

/** Reads one cell by the kind of its column, without looking at its neighbours. */
final class CellReader {

    private static final Pattern BETWEEN_VALUES = Pattern.compile("[;；|｜]");

    private CellReader() {}

    static CellReading read(ImportColumn column, String cell) {
        Optional<CellReading.Refused> unprintable = TextCheck.fault(cell);
        if (unprintable.isPresent()) {
            return unprintable.get();
        }
        Spelling spelling = new Spelling(cell).unifyLineBreaks().trim();
        if (spelling.text().isEmpty()) {
            return new CellReading.Taken(List.of(), List.of());
        }
        return switch (column.kind()) {
            case TEXT, BASIS, IGNORED -> text(column, spelling);
            case CODE -> text(column, spelling.halfWidth().withoutBlanks().upperCase());
            case USCC -> uscc(spelling.halfWidth().withoutBlanks().upperCase());
            case DATE -> date(column, spelling);
            case DECIMAL_WAN_YUAN -> amount(spelling.halfWidth());
            case ENUM, CATEGORIES -> listed(column, spelling, List.of(spelling.text()));
            case ENUM_LIST ->
                listed(
                        column,
                        spelling,
                        BETWEEN_VALUES.splitAsStream(spelling.text()).toList());
        };
    }

    private static CellReading text(ImportColumn column, Spelling spelling) {
        int length = spelling.text().codePointCount(0, spelling.text().length());
        return length <= column.lengthMaxCharacters()
                ? taken(List.of(spelling.text()), spelling)
                : new CellReading.Refused(
                        "R-LENGTH",
                        new Bilingual(
                                "应不超过 %d 个字，实为 %d 个字。请缩短。".formatted(column.lengthMaxCharacters(), length),
                                "At most %d characters are expected; found %d. Shorten the text."
                                        .formatted(column.lengthMaxCharacters(), length)));
    }

    private static CellReading uscc(Spelling spelling) {
        Optional<CellReading.Refused> fault = CodeCheck.ofBody(spelling.text());
        return fault.isPresent() ? fault.get() : taken(List.of(spelling.text()), spelling);
    }

    private static CellReading date(ImportColumn column, Spelling spelling) {
        if (!Character.isDigit(spelling.text().charAt(0))) {
            column.official(spelling.text()).ifPresent(known -> spelling.become(Normalised.Kind.SYNONYM, known));
        }
        String found = spelling.halfWidth().text();
        return DateSpelling.parse(found)
                .<CellReading>map(date -> {
                    String iso = date.toString();
                    if (!found.equals(iso.replace('-', '/'))) {
                        spelling.become(
                                DateSpelling.isDayNumber(found)
                                        ? Normalised.Kind.EXCEL_DAY_NUMBER
                                        : Normalised.Kind.DATE_SPELLING,
                                iso);
                    }
                    return taken(List.of(iso), spelling);
                })
                .orElseGet(() -> new CellReading.Refused(
                        "R-DATE",
                        new Bilingual(
                                "应为存在的日期，如 2025/03/05，实为“%s”。请按年/月/日填写。".formatted(Shown.shortly(found)),
                                "A day that exists is expected, like 2025-03-05; found \"%s\". Write year, month, day."
                                        .formatted(Shown.shortly(found)))));
    }

    private static CellReading amount(Spelling spelling) {
        String found = spelling.text();
        return AmountSpelling.parse(found)
                .<CellReading>map(amount -> {
                    if (found.indexOf(',') >= 0) {
                        spelling.become(Normalised.Kind.AMOUNT_SPELLING, amount);
                    }
                    return taken(List.of(amount), spelling);
                })
                .orElseGet(() -> new CellReading.Refused(
                        "R-AMOUNT",
                        new Bilingual(
                                "应为以万元为单位的非负小数（整数至多 12 位、小数至多 6 位，不带单位），实为“%s”。请只填数字。".formatted(Shown.shortly(found)),
                                "A decimal of 万元 is expected, not negative, at most 12 digits and 6 decimals, without unit; found \"%s\". Write digits only."
                                        .formatted(Shown.shortly(found)))));
    }

    private static CellReading listed(ImportColumn column, Spelling spelling, List<String> found) {
        List<String> official = new ArrayList<>();
        for (String each : found) {
            if (each.isBlank()) {
                continue;
            }
            Optional<String> value = column.official(each);
            if (value.isEmpty()) {
                return unlisted(column, each);
            }
            official.add(value.get());
            if (!value.get().equals(each)) {
                spelling.become(Normalised.Kind.SYNONYM, spelling.text().replace(each, value.get()));
            }
        }
        return taken(official.stream().distinct().toList(), spelling);
    }

    private static CellReading unlisted(ImportColumn column, String found) {
        return new CellReading.Refused(
                listRule(column),
                new Bilingual(
                        "应为以下之一：%s；实为“%s”。请改用规定的类别。"
                                .formatted(String.join(" | ", column.values()), Shown.shortly(found)),
                        "One of these is expected: %s; found \"%s\". Use an official value."
                                .formatted(String.join(" | ", column.values()), Shown.shortly(found))));
    }

    private static String listRule(ImportColumn column) {
        String emptyRule = column.emptyRule();
        if ("state".equals(column.target())) {
            return "R-STATE";
        }
        return column.kind() == ValueKind.ENUM_LIST ? "R-KIND" : emptyRule == null ? "R-VALUE" : emptyRule;
    }

    private static CellReading taken(List<String> values, Spelling spelling) {
        return new CellReading.Taken(values, spelling.steps());
    }
}
