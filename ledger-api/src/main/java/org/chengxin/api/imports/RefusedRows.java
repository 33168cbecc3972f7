package org.chengxin.api.imports;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chengxin.api.erasure.ErasureEffect;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What refused rows of files say about a person: kept for the department to mend them, and sealed with the key of the file
 * where the row was too broken to tell whom it is about.
 */
@Component
@Order(0)
class RefusedRows implements ErasureEffect {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedRows.class);

    private static final int NUMBER_IN_TEXT_MIN_CHARACTERS = 15;

    private final BatchStore store;

    RefusedRows(BatchStore store) {
        this.store = store;
    }

    @Override
    public void erase(SubjectRegistered subject) {
        if (subject.name().isErased()) {
            return;
        }
        int forgotten = store.forgetRefused(about(subject));
        LOG.info("{} refused rows about {} are emptied", forgotten, subject.subjectId());
    }

    /**
     * A row is about somebody if it holds one of the codes; or, where the code itself may be what is broken, the name and no
     * number of a namesake.
     */
    static Predicate<List<String>> about(SubjectRegistered subject) {
        Set<String> codes =
                subject.identifiers().stream().map(RefusedRows::code).collect(Collectors.toSet());
        String name = plain(subject.name().value());
        return cells -> {
            List<String> plain = cells.stream().map(RefusedRows::plain).toList();
            return plain.stream().anyMatch(cell -> codes.stream().anyMatch(code -> holds(cell, code)))
                    || (plain.contains(name) && plain.stream().noneMatch(CitizenId::isValid));
        };
    }

    /** A long number is recognised inside of a text; a short one must be the whole cell, or it would be found everywhere. */
    private static boolean holds(String cell, String code) {
        return cell.equals(code) || (code.length() >= NUMBER_IN_TEXT_MIN_CHARACTERS && cell.contains(code));
    }

    /** The code as a file gives it: the kind of a document stands in a column of its own. */
    private static String code(Identifier identifier) {
        String value = identifier.value();
        return plain(
                identifier.scheme() == IdentifierScheme.PERSONAL_DOCUMENT
                        ? value.substring(value.indexOf(':') + 1)
                        : value);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .strip();
    }
}
