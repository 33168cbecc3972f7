package org.chengxin.ledger.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.catalogue.ImportColumn;
import org.chengxin.ledger.catalogue.ImportLayout;
import org.chengxin.ledger.catalogue.ValueKind;
import org.chengxin.ledger.credit.FactDraft;
import org.chengxin.ledger.credit.Organ;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lays the values of a faultless row out as a draft. */
final class DraftOfRow {

    private static final String PAYLOAD = "/payload/";

    private final ImportLayout layout;
    private final RowValues row;

    DraftOfRow(ImportLayout layout, RowValues row) {
        this.layout = layout;
        this.row = row;
    }

    FactDraft write(Organ source) {
        return new FactDraft(
                layout.recordType(),
                source,
                authority().orElse(null),
                text("documentNo"),
                text("documentTitle"),
                date("decidedOn"),
                date("effectiveOn"),
                date("publicityUntil"),
                row.one("legalBasis").map(BasisText::parse).orElse(List.of()),
                payload(),
                List.of(),
                List.of());
    }

    private Optional<Organ> authority() {
        return row.one("authority.name")
                .flatMap(name -> row.one("authority.uscc").map(uscc -> new Organ(name, uscc)));
    }

    private ObjectNode payload() {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        for (ImportColumn column : layout.columns()) {
            String target = column.target();
            if (target != null && target.startsWith(PAYLOAD)) {
                put(payload, target.substring(PAYLOAD.length()).split("/", -1), column, row.all(target));
            }
        }
        row.one(SubjectOfRow.CATEGORY).ifPresent(category -> payload.put("counterpartCategory", category));
        return payload;
    }

    private static void put(ObjectNode payload, String[] path, ImportColumn column, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        ObjectNode node = payload;
        for (int i = 0; i < path.length - 1; i++) {
            node = node.withObjectProperty(path[i]);
        }
        String member = path[path.length - 1];
        if (column.kind() == ValueKind.ENUM_LIST) {
            var list = node.putArray(member);
            values.stream().distinct().forEach(list::add);
        } else {
            node.put(member, values.getFirst());
        }
    }

    private @Nullable String text(String target) {
        return row.one(target).orElse(null);
    }

    private @Nullable LocalDate date(String target) {
        return row.one(target).map(LocalDate::parse).orElse(null);
    }
}
