package org.chengxin.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chengxin.api.support.DoubleTable;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which refused rows an erasure empties: those about the person, and not those of a namesake. */
class RefusedRowsTest {

    private static final String ID = DoubleTable.citizen(1);
    private static final String NAMESAKE = DoubleTable.citizen(2);

    @ParameterizedTest
    @CsvSource({
        "true, 张三, %s",
        "true, 别名, %s",
        "true, ' 张三 ', 32028119800229",
        "true, 张三, ''",
        "true, 甲, 证号%s号",
        "true, passport, ｐ１２３４５６７",
        "false, 张三, #",
        "false, 张三丰, ''",
        "false, 李四, 32028119800229",
        "false, 李四, #"
    })
    void aRowIsAboutWhoeverHasTheCodeOrTheNameAndNoOtherNumber(boolean about, String name, String code) {
        List<String> cells = List.of("行政处罚", name, code.replace("%s", ID).replace("#", NAMESAKE), "2026/02/30");

        assertThat(RefusedRows.about(person()).test(cells)).isEqualTo(about);
    }

    private static SubjectRegistered person() {
        return new SubjectRegistered(
                new SubjectId("01J00000000000000000000001"),
                SubjectKind.PERSON,
                SubjectName.of(SubjectKind.PERSON, "张三"),
                List.of(
                        Identifier.of(IdentifierScheme.CITIZEN_ID, ID),
                        Identifier.of(IdentifierScheme.PERSONAL_DOCUMENT, "护照:P1234567")),
                null,
                null,
                Act.of(new Actor("office", Role.OFFICE, null)),
                null);
    }
}
