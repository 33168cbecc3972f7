package org.chengxin.ledger.submission;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;

/**
 * The counterpart (行政相对人) of a row: a natural person by a personal document, anything else by its unified social
 * credit code. Where the layout has no category, a code means a body and only a personal document means a person.
 */
final class SubjectOfRow {

    static final String CATEGORY = "subject.category";
    static final String NAME = "subject.name";
    static final String CODE = "subject.uscc";
    static final String PERSON_ID_TYPE = "subject.personIdType";
    static final String PERSON_ID_NO = "subject.personIdNo";

    private static final String NATURAL_PERSON = "自然人";
    private static final String CITIZEN_CARD = "身份证";

    private final RowValues row;

    SubjectOfRow(RowValues row) {
        this.row = row;
    }

    /** Whether the row speaks of a natural person. Also answers for faulty rows, so that their faults can be masked. */
    boolean isNaturalPerson() {
        return row.one(CATEGORY)
                .map(NATURAL_PERSON::equals)
                .orElseGet(() -> row.one(CODE).isEmpty()
                        && !row.isFaulty(CODE)
                        && (row.isFaulty(PERSON_ID_NO) || row.one(PERSON_ID_NO).isPresent()));
    }

    /** The registration, or nothing when a fault was found, here or before. */
    Optional<Registration> read() {
        if (row.isFaulty(CATEGORY)) {
            return Optional.empty();
        }
        return isNaturalPerson() ? person() : body();
    }

    private Optional<Registration> body() {
        row.leaveOut(PERSON_ID_NO);
        if (row.isFaulty(CODE)) {
            return Optional.empty();
        }
        Optional<String> code = row.one(CODE);
        if (code.isEmpty()) {
            row.refuse(missingCode(), CODE);
            return Optional.empty();
        }
        return registration(kindOf(code.get()), Identifier.uscc(code.get()));
    }

    private Optional<Registration> person() {
        if (row.one(CODE).isPresent()) {
            row.refuse(codeOfPerson(), CODE);
        }
        if (row.isFaulty(PERSON_ID_NO) || row.isFaulty(PERSON_ID_TYPE)) {
            return Optional.empty();
        }
        Optional<String> number = row.one(PERSON_ID_NO);
        if (number.isEmpty()) {
            row.refuse(missingDocument(), PERSON_ID_NO, CODE);
            return Optional.empty();
        }
        return document(number.get()).flatMap(identifier -> registration(SubjectKind.PERSON, identifier));
    }

    private Optional<Identifier> document(String number) {
        Optional<String> type = row.one(PERSON_ID_TYPE).or(() -> typeBySight(number));
        if (type.isEmpty()) {
            row.refuse(missingType(), PERSON_ID_TYPE, PERSON_ID_NO);
            return Optional.empty();
        }
        if (!CITIZEN_CARD.equals(type.get())) {
            return Optional.of(Identifier.of(IdentifierScheme.PERSONAL_DOCUMENT, type.get() + ":" + number));
        }
        return citizen(number, PERSON_ID_NO)
                ? Optional.of(Identifier.of(IdentifierScheme.CITIZEN_ID, number))
                : Optional.empty();
    }

    /** Checks the number of the legal representative, who is no subject of this record but must not be misnamed. */
    void checkRepresentative() {
        boolean citizenCard = row.one("/payload/legalRepresentative/idType")
                .map(CITIZEN_CARD::equals)
                .orElse(false);
        if (citizenCard) {
            row.one("/payload/legalRepresentative/idNo")
                    .ifPresent(number -> citizen(number, "/payload/legalRepresentative/idNo"));
        }
    }

    private boolean citizen(String number, String target) {
        Optional<CellReading.Refused> fault = CodeCheck.ofCitizen(number);
        fault.ifPresent(refused -> row.refuse(refused, target));
        return fault.isEmpty();
    }

    private Optional<Registration> registration(SubjectKind kind, Identifier identifier) {
        return row.one(NAME)
                .map(name -> new Registration(kind, SubjectName.of(kind, name), List.of(identifier), null, null));
    }

    private static Optional<String> typeBySight(String number) {
        return CitizenId.isValid(number) ? Optional.of(CITIZEN_CARD) : Optional.empty();
    }

    private static SubjectKind kindOf(String uscc) {
        if (uscc.startsWith("9")) {
            return SubjectKind.ENTERPRISE;
        }
        return uscc.startsWith("11") ? SubjectKind.DEPARTMENT : SubjectKind.ORGANISATION;
    }

    private static CellReading.Refused missingCode() {
        return new CellReading.Refused(
                "R-ID-MISSING",
                new Bilingual(
                        "法人、非法人组织和个体工商户应有统一社会信用代码，实为空。请填写；当事人为自然人的，类别填“自然人”并填证件号码。",
                        "A body or individual business needs its unified social credit code; the cell is empty. Fill it in, or for a natural person set the category to 自然人 and give a personal document."));
    }

    private static CellReading.Refused missingDocument() {
        return new CellReading.Refused(
                "R-ID-MISSING",
                new Bilingual(
                        "自然人应有证件号码，实为空。请填写证件类型和号码。",
                        "A natural person needs the number of a personal document; the cell is empty. Give its type and number."));
    }

    private static CellReading.Refused missingType() {
        return new CellReading.Refused(
                "R-ID-PERSON-TYPE",
                new Bilingual(
                        "自然人的证件号码应注明证件类型，实为空。请填写，如“身份证”“护照号”。",
                        "The type of the personal document is expected; the cell is empty. Fill it in, for example 身份证 or 护照号."));
    }

    private static CellReading.Refused codeOfPerson() {
        return new CellReading.Refused(
                "R-ID-CATEGORY",
                new Bilingual(
                        "类别为“自然人”的，统一社会信用代码应为空，实有代码。请核对类别或删除代码。",
                        "With the category 自然人 no unified social credit code is expected; found one. Correct the category or delete the code."));
    }
}
