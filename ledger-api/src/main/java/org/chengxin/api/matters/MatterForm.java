package org.chengxin.api.matters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.chengxin.api.matters.MatterWrite.NamedWrite;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.web.HandedIn;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.MatterTerms.Part;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * What somebody filled in to take a step of a matter. Everything may be missing.
 *
 * @param verb which of the forms on the page was sent
 * @param records ids of records, as ticked
 * @param files evidence: the ledger keeps digest and name, the bytes stay with whoever handed them in
 */
public record MatterForm(
        @Nullable String verb,
        @Nullable List<String> records,
        @Nullable String code,
        @Nullable String ground,
        @Nullable String title,
        @Nullable String project,
        @Nullable String from,
        @Nullable String until,
        @Nullable String due,
        @Nullable String amountYuan,
        @Nullable List<String> items,
        @Nullable Part part,
        @Nullable String organName,
        @Nullable String organCode,
        @Nullable String person,
        @Nullable List<MultipartFile> files,
        @Nullable String reason,
        @Nullable String law,
        @Nullable String article,
        @Nullable String documentNo,
        @Nullable String documentTitle) {

    static final MatterForm EMPTY = new MatterForm(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null);

    MatterWrite write() {
        String name = filled(organName);
        String uscc = filled(organCode);
        String amount = filled(amountYuan);
        String archive = filled(person);
        return new MatterWrite(
                Objects.requireNonNullElse(records, List.<String>of()).stream()
                        .filter(id -> !id.isBlank())
                        .map(RecordId::new)
                        .toList(),
                filled(code),
                filled(ground),
                filled(title),
                filled(project),
                date("/from", from),
                date("/until", until),
                date("/due", due),
                amount == null ? null : amount(amount),
                items,
                null,
                name == null && uscc == null
                        ? null
                        : List.of(new NamedWrite(Objects.requireNonNullElse(part, Part.RECIPIENT), name, uscc)),
                archive == null ? null : new SubjectId(archive),
                HandedIn.files(files),
                filled(reason),
                bases(),
                document());
    }

    private static @Nullable LocalDate date(String pointer, @Nullable String text) {
        String day = filled(text);
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw invalid(pointer, "日期应如 2026-11-23", "A date reads like 2026-11-23");
        }
    }

    private static BigDecimal amount(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw invalid("/amountYuan", "金额应如 1200.50", "An amount reads like 1200.50");
        }
    }

    private static ProblemException invalid(String pointer, String zh, String en) {
        return new ProblemException(Problems.invalid(pointer, "R-MATTER-NEED", new Bilingual(zh, en)));
    }

    private List<LegalBasis> bases() {
        String name = filled(law);
        return name == null ? List.of() : List.of(new LegalBasis(name, filled(article)));
    }

    private @Nullable DocumentRef document() {
        String number = filled(documentNo);
        return number == null ? null : new DocumentRef(number, filled(documentTitle));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The verb only: the rest may be personal. */
    @Override
    public String toString() {
        return "MatterForm[" + verb + "]";
    }
}
