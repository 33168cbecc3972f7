package org.chengxin.api.subjects;

import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.jspecify.annotations.Nullable;

/**
 * A subject as it is registered over the API.
 *
 * @param noCodeReason why a body has no unified social credit code; required with a local code
 */
public record SubjectWrite(
        @Nullable SubjectKind kind,
        @Nullable String name,
        @Nullable List<IdentifierJson> identifiers,
        @Nullable String regionCode,
        @Nullable String noCodeReason) {

    /** An identifier on the wire. */
    public record IdentifierJson(IdentifierScheme scheme, String value) {}

    /** Empty if kind, name or an identifier is missing. */
    @Nullable
    Registration registration() {
        if (kind == null || name == null || name.isBlank() || identifiers == null || identifiers.isEmpty()) {
            return null;
        }
        if (identifiers.stream()
                .anyMatch(i ->
                        i.scheme() == null || i.value() == null || i.value().isBlank())) {
            return null;
        }
        return new Registration(
                kind,
                SubjectName.of(kind, name.strip()),
                Objects.requireNonNull(identifiers).stream()
                        .map(i -> Identifier.of(i.scheme(), i.value().strip()))
                        .toList(),
                regionCode,
                noCodeReason);
    }

    /** The kind only: the rest may be personal. */
    @Override
    public String toString() {
        return "SubjectWrite[" + kind + "]";
    }
}
