package org.chengxin.api.demo;

import java.util.List;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.jspecify.annotations.Nullable;

/**
 * A department, town or park of the city, under its real name and an invented code.
 *
 * @param key its short name; for departments the one used in the task table of the city document
 * @param region town code or the city's code, where the data names one
 * @param acts whether it has records; the bodies that 2019 renamed are registered and silent
 */
record DemoBody(
        String key,
        String name,
        SubjectKind kind,
        Identifier code,
        @Nullable String region,
        boolean acts) {

    private static final int COLUMNS = 9;

    static DemoBody read(String row) {
        String[] cells = row.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("expected " + COLUMNS + " cells, found " + cells.length + ": " + row);
        }
        return new DemoBody(
                cells[0],
                cells[1],
                SubjectKind.valueOf(cells[2]),
                Identifier.of(IdentifierScheme.valueOf(cells[3]), cells[4]),
                cells[5].isEmpty() ? null : cells[5],
                Boolean.parseBoolean(cells[8]));
    }

    Organ organ() {
        return new Organ(name, code.value());
    }

    Registration registration() {
        boolean local = code.scheme() == IdentifierScheme.LOCAL;
        return new Registration(
                kind,
                SubjectName.of(kind, name),
                kind == SubjectKind.TOWN && region != null
                        ? List.of(code, Identifier.of(IdentifierScheme.TOWN_CODE, region))
                        : List.of(code),
                region,
                local ? "统计用区划，没有统一社会信用代码（演示）" : null);
    }
}
